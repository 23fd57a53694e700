using System.Globalization;
using NeuralGlasses.Training.Export;
using NeuralGlasses.Training.Typing.Language;
using NeuralGlasses.Training.Typing.Language.Texts;
using NeuralGlasses.Typing.Language;

namespace NeuralGlasses.Training.Commands;

/// <summary>Trains and measures a language model.</summary>
public static class LanguageRun
{
    /// <summary>Trains, writes the model, and measures it.</summary>
    public static void Train(LanguagePlan plan, string texts, string directory, TextWriter output, ProgressBar bar)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(bar);
        bar.Stage("read the texts");
        var training = new LanguageTraining(plan, new TextFolder(texts));
        var (parts, _) = training.Train(bar.Stage);
        var file = LanguageModelFormat.Write(parts);
        var path = Path.Combine(directory, LanguageModel.FileName);
        WholeFile.Write(path, file);
        var model = LanguageModel.Load(path);
        bar.Clear();
        output.WriteLine($"wrote {path}: {file.Length} bytes, {model.WordCount} words, {parts.PairWords.Length} pairs, {parts.TripleWords.Length} triples, {parts.LetterTree.Symbols.Length} runs of letters");
        output.WriteLine($"held out: {LanguageFigures.Of(model, training.HeldOut)}");
        output.WriteLine($"measured: {LanguageFigures.Of(model, training.Measured)}");
        foreach (var message in plan.Messages)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{LanguageFigures.Of(model, training.Sentences(message)).WordPerplexity,8:F1} {message}"));
    }
}
