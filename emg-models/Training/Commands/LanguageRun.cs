using System.Globalization;
using NeuralGlasses.Training.Export;
using NeuralGlasses.Training.Shipping;
using NeuralGlasses.Training.Typing.Language;
using NeuralGlasses.Training.Typing.Language.Texts;
using NeuralGlasses.Training.Typing.Layout;
using NeuralGlasses.Training.Typing.Shipping;
using NeuralGlasses.Typing.Keyboard;
using NeuralGlasses.Typing.Language;

namespace NeuralGlasses.Training.Commands;

/// <summary>Trains and measures a language model, and searches for layouts.</summary>
public static class LanguageRun
{
    /// <summary>Trains, writes the model, and measures it.</summary>
    public static void Train(LanguagePlan plan, string texts, string directory, TextWriter output, ProgressBar bar)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(bar);
        bar.Stage("read the texts");
        var folder = new TextFolder(texts);
        var read = new LanguageTexts(plan, folder);
        var file = LanguageModelFormat.Write(LanguageTraining.Train(plan, folder, read, bar.Stage));
        Directory.CreateDirectory(directory);
        WholeFile.Write(Path.Combine(directory, LanguageModel.FileName), file);
        Measure(plan, read, directory, output, bar);
    }

    /// <summary>Measures a model and the layouts beside it, and writes figures and card.</summary>
    public static void Measure(LanguagePlan plan, LanguageTexts texts, string directory, TextWriter output, ProgressBar bar)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(bar);
        bar.Stage("measure");
        var metrics = LanguageMeasurement.Measure(directory, plan, texts, TimeProvider.System);
        bar.Clear();
        WholeFile.Write(Path.Combine(directory, ModelFigures.FileName), metrics.ToJson());
        var card = LanguageCard.Write(plan, metrics);
        WholeFile.Write(Path.Combine(directory, ModelWriter.CardFileName), card);
        output.Write(card);
    }

    /// <summary>Searches for a layout and writes it beside the model.</summary>
    public static void Optimise(string directory, int keys, int seed, TextWriter output, ProgressBar bar)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(bar);
        var model = LanguageModel.Load(Path.Combine(directory, LanguageModel.FileName));
        bar.Stage($"search for {keys} keys");
        var found = new LayoutSearch(model).Find(keys, seed, bar.Report);
        bar.Clear();
        var path = Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"layout-{keys}.json"));
        var layout = KeyboardLayout.Of(model, found.Keys(keys), path);
        WholeFile.Write(path, layout.ToJson());
        output.WriteLine($"wrote {path}: {string.Join(" ", layout.Keys)}");
    }
}
