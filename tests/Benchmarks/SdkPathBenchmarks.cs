using BenchmarkDotNet.Attributes;

namespace NeuralGlasses.Benchmarks;

/// <summary>
/// The glasses' whole path for one block of 10 ms. Budget: a median under 300 µs on one core at 16 channels and 2 kHz, and
/// no allocation. A decoder's step is due in one block of five.
/// </summary>
// In process, so that no project is generated that would need to be restored.
[InProcess]
[MemoryDiagnoser]
[MedianColumn]
public class SdkPathBenchmarks
{
    private SdkPath _path = null!;

    [Params("8 x 1000", "16 x 2000")]
    public string Stream { get; set; } = "16 x 2000";

    [GlobalSetup]
    public void Setup() => _path = Stream == "16 x 2000" ? new SdkPath(16, 2000) : new SdkPath(8, 1000);

    [Benchmark]
    public void Block() => _path.Block();

    [GlobalCleanup]
    public void Cleanup() => _path.Dispose();
}
