using BenchmarkDotNet.Attributes;
using NeuralGlasses.Onnx;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Benchmarks;

/// <summary>
/// The decoder alone, 50 ms of signal in blocks of 10 ms: four blocks only fill the window, the fifth brings features and graph. Budget: a
/// median of 100 µs for 10 ms on one core, so 500 µs here, and no allocation. The model takes 16 channels at its own rate of 200 Hz or at the
/// band's 2 kHz.
/// </summary>
[InProcess]
[MemoryDiagnoser]
[MedianColumn]
public class DecoderBenchmarks
{
    private const int BlocksOfStride = 5;
    private OnnxDecoder _decoder = null!;
    private EmgBlock _block = null!;

    [Params(200, 2000)]
    public int ModelRateHz { get; set; } = 2000;

    [GlobalSetup]
    public void Setup()
    {
        _decoder = OnnxDecoder.Load(BenchModel.Folder(16, ModelRateHz));
        _block = new EmgBlock(16, ModelRateHz / 100) { RateHz = ModelRateHz, SampleCount = ModelRateHz / 100, Restarted = true };
        var random = new MathNet.Numerics.Random.Xoshiro256StarStar(1);
        foreach (ref var sample in _block.Samples)
            sample = (float)(80 * (random.NextDouble() - 0.5));
    }

    [Benchmark]
    public int FiftyMilliseconds()
    {
        var steps = 0;
        for (var i = 0; i < BlocksOfStride; i++)
        {
            _decoder.Push(_block);
            _block.Restarted = false;
            while (_decoder.TryStep(out _))
                steps++;
        }

        return steps;
    }

    [GlobalCleanup]
    public void Cleanup() => _decoder.Dispose();
}
