using System.Security.Cryptography;
using NeuralGlasses.Training.Typing.Language;
using NeuralGlasses.Training.Typing.Layout;
using NeuralGlasses.Typing.Keyboard;
using NeuralGlasses.Typing.Language;

namespace NeuralGlasses.Training.Typing.Shipping;

/// <summary>Measures a language model and the layouts beside it on text that taught neither.</summary>
public static class LanguageMeasurement
{
    private const int Loads = 11;

    /// <summary>Names of layout files, with the number of keys in place of the asterisk.</summary>
    public const string LayoutFiles = "layout-*.json";

    /// <summary>Measures.</summary>
    /// <param name="directory">Directory of the model and its layouts.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="texts">Its texts.</param>
    /// <param name="time">Clock by which loads are timed.</param>
    public static LanguageMetrics Measure(string directory, LanguagePlan plan, LanguageTexts texts, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(time);
        var path = Path.Combine(directory, LanguageModel.FileName);
        var model = LanguageModel.Load(path);
        var file = File.ReadAllBytes(path);
        var parts = LanguageModelFormat.Read(file, path);
        var messages = plan.Messages.Select(message => (Text: message, Sentences: texts.Sentences(message).ToArray())).ToArray();
        return new LanguageMetrics
        {
            Bytes = file.LongLength,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(file)),
            Words = parts.Words.Count,
            Pairs = parts.PairWords.Length,
            Triples = parts.TripleWords.Length,
            LoadMilliseconds = Math.Round(MedianLoad(path, time), 1),
            Taught = texts.Groups.ToDictionary(group => group.Group.Name, group => group.Sentences.Sum(sentence => (long)sentence.Length)),
            HeldOut = LanguageFigures.Of(model, texts.HeldOut),
            Measured = texts.Measured.Count == 0 ? null : LanguageFigures.Of(model, texts.Measured),
            Messages = [.. messages.Select(message => Of(model, message.Text, message.Sentences))],
            AllMessages = LanguageFigures.Of(model, messages.SelectMany(message => message.Sentences)),
            Layouts = [.. Directory.GetFiles(directory, LayoutFiles).Order(StringComparer.Ordinal).Select(layout => Pair(KeyboardLayout.Load(layout, model), model, texts.HeldOut))],
        };
    }

    private static MessageFigures Of(LanguageModel model, string text, string[][] sentences)
    {
        var figures = LanguageFigures.Of(model, sentences);
        return new MessageFigures(text, figures.WordPerplexity, figures.BitsPerLetter);
    }

    private static LayoutPair Pair(KeyboardLayout layout, LanguageModel model, List<string[]> sentences)
    {
        var alphabetical = KeyboardLayout.Of(model, KeyCodes.Alphabetical(model.Letters, layout.Keys.Count).Keys(layout.Keys.Count), "alphabetical");
        return new LayoutPair(LayoutFigures.Of(layout, model, sentences), LayoutFigures.Of(alphabetical, model, sentences));
    }

    private static double MedianLoad(string path, TimeProvider time)
    {
        var times = new double[Loads];
        for (var load = 0; load < Loads; load++)
        {
            var from = time.GetTimestamp();
            LanguageModel.Load(path);
            times[load] = time.GetElapsedTime(from).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[Loads / 2];
    }
}
