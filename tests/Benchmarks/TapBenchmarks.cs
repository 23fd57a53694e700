using BenchmarkDotNet.Attributes;
using NeuralGlasses.Onnx;
using NeuralGlasses.Physiology.Typing;
using NeuralGlasses.Typing.Language;
using NeuralGlasses.Typing.Taps;

namespace NeuralGlasses.Benchmarks;

/// <summary>One decision of finger-tap typing, 40 ms of both wrists through the network and the search with the language: 5 ms are the goal on one core.</summary>
[MemoryDiagnoser]
public class TapBenchmarks : IDisposable
{
    private const int Decisions = 100;
    private OnnxTapDecoder _decoder = null!;
    private TapSearch _search = null!;
    private TypedStretch _typed = null!;
    private int _set;

    [GlobalSetup]
    public void Make()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NeuralGlasses.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("NeuralGlasses.sln was not found above the benchmarks' program.");
        var models = Path.Combine(folder.FullName, "emg-models");
        _decoder = OnnxTapDecoder.Load(Path.Combine(models, "tap-typing"));
        _search = new TapSearch(LanguageModel.Load(Path.Combine(models, "text-entry", "en", LanguageModel.FileName)), new TapSearchOptions());
        _set = _decoder.Manifest.StrideSamples * _decoder.Manifest.ChannelsPerWrist;
        _typed = new Typist(1, 0).Type("please send me the address of the hotel");
    }

    [Benchmark(OperationsPerInvoke = Decisions)]
    public int Decide()
    {
        var changes = 0;
        for (var step = 0; step < Decisions; step++)
        {
            _search.Step(_decoder.Step(_typed.Left.AsSpan(step * _set, _set), _typed.Right.AsSpan(step * _set, _set)));
            changes += _search.Committed.Count;
        }

        return changes;
    }

    [Benchmark(OperationsPerInvoke = Decisions)]
    public float NetworkAlone()
    {
        var sum = 0f;
        for (var step = 0; step < Decisions; step++)
            sum += _decoder.Step(_typed.Left.AsSpan(step * _set, _set), _typed.Right.AsSpan(step * _set, _set))[0];
        return sum;
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _decoder.Dispose();
        GC.SuppressFinalize(this);
    }
}
