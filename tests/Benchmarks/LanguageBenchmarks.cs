using BenchmarkDotNet.Attributes;
using NeuralGlasses.Typing.Language;

namespace NeuralGlasses.Benchmarks;

/// <summary>The English language model: 200 ms are the goal for its load, and a beam asks it some thousand times a decision.</summary>
[MemoryDiagnoser]
public class LanguageBenchmarks
{
    private const int Asked = 1000;

    private string _path = "";
    private LanguageModel _model = null!;
    private int[] _words = [];
    private readonly int[] _followers = new int[3];

    [GlobalSetup]
    public void Make()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NeuralGlasses.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("NeuralGlasses.sln was not found above the benchmarks' program.");
        _path = Path.Combine(folder.FullName, "emg-models", "text-entry", "en", LanguageModel.FileName);
        _model = LanguageModel.Load(_path);
        var random = new Random(1);
        // Frequent words come often, as they do in text.
        _words = [.. Enumerable.Range(0, Asked + 2).Select(_ => _model.FirstWord + (int)Math.Pow(_model.WordCount - _model.FirstWord, random.NextDouble()) - 1)];
    }

    [Benchmark]
    public LanguageModel Load() => LanguageModel.Load(_path);

    [Benchmark(OperationsPerInvoke = Asked)]
    public float WordAfterTwo()
    {
        var sum = 0f;
        for (var at = 2; at < _words.Length; at++)
            sum += _model.LogProbability(_words[at], _words[at - 1], _words[at - 2]);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = 5)]
    public float FiveLettersOfTheLexicon()
    {
        var node = _model.Root;
        foreach (var letter in "where")
            node = _model.Child(node, letter);
        return _model.BestLogProbability(node) + _model.WordAt(node);
    }

    [Benchmark]
    public float LetterAfterFive() => _model.LetterLogProbability("neura", 'l');

    [Benchmark]
    public int LikeliestThree() => _model.Followers(_words[0], _words[1], _followers);
}
