using BenchmarkDotNet.Attributes;
using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Cursor;
using NeuralGlasses.Onnx;
using NeuralGlasses.Physiology;
using NeuralGlasses.Physiology.Anatomy;
using NeuralGlasses.Physiology.Electrodes;
using NeuralGlasses.Pointing;
using NeuralGlasses.Pointing.Options;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Benchmarks;

/// <summary>One step of pointing, 20 ms of the band's signal through the model, the wearer's own last layer and the cursor: 5 ms are the goal on one core.</summary>
[MemoryDiagnoser]
public class CursorBenchmarks : IDisposable
{
    private const int Steps = 100;
    private const int StepSamples = 20;
    private const int Channels = 8;
    private readonly EmgBlock _block = new(Channels, StepSamples);
    private readonly WristCursor _cursor = new(PointingOptions.Shipped, 600, 600);
    private WearerCursorDecoder _decoder = null!;
    private float[] _skin = [];
    private long _sets;

    [GlobalSetup]
    public void Make()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NeuralGlasses.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("NeuralGlasses.sln was not found above the benchmarks' program.");
        var model = Path.Combine(folder.FullName, "emg-models", "wrist-cursor");
        _decoder = new WearerCursorDecoder(OnnxCursorDecoder.Load(model), RingPermutation.Identity, CursorHead.Load(Path.Combine(model, CursorHead.FileName)));
        _block.RateHz = _decoder.Manifest.SampleRateHz;
        _skin = Skin();
    }

    [Benchmark(OperationsPerInvoke = Steps)]
    public double Point()
    {
        for (var step = 0; step < Steps; step++)
        {
            Push(step);
            while (_decoder.TryStep(out var decoded))
            {
                // The forearm leads, at 50 samples a second, as the band takes them.
                _cursor.Feel(new WristMotionSample(decoded.NewestSample, 20, 0, 0.1f, 0.99f, step % 2 == 0 ? 20 : -20, 5, 5));
                _cursor.Push(decoded);
            }

            while (_cursor.TryTake(out _))
                continue;
        }

        return _cursor.Position.X;
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _decoder.Dispose();
        GC.SuppressFinalize(this);
    }

    // Somebody whose wrist goes to and fro, at every second sample of the skin, which is what the band sends.
    private static float[] Skin()
    {
        var arm = new SimulatedForearm(Person.Draw(1), new ElectrodeRing(Channels), Donning.AsMeant, 1);
        var block = new float[ForearmEmg.BlockSamples * Channels];
        var every = (int)Math.Round(ForearmEmg.RateHz / 1000.0);
        var skin = new List<float>(Steps * StepSamples * Channels);
        for (var sets = 0; skin.Count < Steps * StepSamples * Channels;)
        {
            arm.Wrist.Command(15 * Math.Sin(2 * arm.Seconds), 8 * Math.Cos(3 * arm.Seconds));
            arm.Read(block);
            for (var set = 0; set < ForearmEmg.BlockSamples; set++, sets++)
            {
                if (sets % every == 0)
                    skin.AddRange(block.AsSpan(set * Channels, Channels));
            }
        }

        return [.. skin];
    }

    private void Push(int step)
    {
        _block.FirstSample = new HostTime(_sets * 1000);
        _block.Restarted = _sets == 0;
        _block.SampleCount = StepSamples;
        _skin.AsSpan(step * StepSamples * Channels, StepSamples * Channels).CopyTo(_block.Buffer);
        _sets += StepSamples;
        _decoder.Push(_block);
    }
}
