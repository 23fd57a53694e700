using BenchmarkDotNet.Attributes;
using NeuralGlasses.Typing.Composing;
using NeuralGlasses.Typing.Keyboard;
using NeuralGlasses.Typing.Language;
using NeuralGlasses.Typing.Personal;

namespace NeuralGlasses.Benchmarks;

/// <summary>A keystroke of which no key is certain, through the search to what the wearer sees: 5 ms are the goal on one core.</summary>
[MemoryDiagnoser]
public class TypingBenchmarks
{
    private const string Text = "please send me the address of the hotel";
    private TextComposer _composer = null!;
    private float[][] _keystrokes = [];

    [GlobalSetup]
    public void Make()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NeuralGlasses.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("NeuralGlasses.sln was not found above the benchmarks' program.");
        var english = Path.Combine(folder.FullName, "emg-models", "text-entry", "en");
        var language = LanguageModel.Load(Path.Combine(english, LanguageModel.FileName));
        var layout = KeyboardLayout.Load(Path.Combine(english, "layout-5.json"), language);
        _composer = new TextComposer(new PersonalLanguage(language, new PersonalDictionary(language)), layout.Keys, new ComposerOptions());
        _keystrokes = [.. Text.Select(letter =>
        {
            var keys = new float[_composer.Keys.Count];
            Array.Fill(keys, 0.02f);
            keys[letter == ' ' ? _composer.Keys.Accept : layout.KeyOf(letter)] = 0.88f;
            return keys;
        })];
    }

    [Benchmark(OperationsPerInvoke = 39)]
    public string Phrase()
    {
        _composer.Clear();
        var shown = "";
        foreach (var keys in _keystrokes)
        {
            _composer.Press(keys);
            shown = _composer.View().Suggestion;
        }

        return shown;
    }
}
