using BenchmarkDotNet.Attributes;
using NeuralGlasses.Decoding;
using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Link;
using NeuralGlasses.Onnx;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Benchmarks;

/// <summary>
/// The glasses' whole path for one block of 10 ms: link, clock, filters, decoder, policy. Budget: a median under 300 µs on
/// one core at 16 channels and 2 kHz, and no allocation.
/// </summary>
[MemoryDiagnoser]
public class SdkPathBenchmarks
{
    private EncodedBlocks _blocks = null!;
    private BenchCentral _central = null!;
    private NeuralPipeline _pipeline = null!;
    private OnnxDecoder _decoder = null!;

    [Params("8 x 1000", "16 x 2000")]
    public string Stream { get; set; } = "16 x 2000";

    [GlobalSetup]
    public void Setup()
    {
        var (channels, rateHz) = Stream == "16 x 2000" ? (16, 2000) : (8, 1000);
        _blocks = new EncodedBlocks(channels, rateHz, compressed: true);
        _central = new BenchCentral(channels, rateHz);
        var link = new WristbandLink(_central, new WristbandLinkOptions { ChannelCount = channels, RateHz = rateHz });
        _decoder = OnnxDecoder.Load(BenchModel.Folder(channels));
        var host = new GlassesHost(new GlassesDevices(new NoCamera(), new NoLed(), new NoDisplay(), new NoPhotos(), new NoLog()), []);
        var policy = new DecisionPolicy(DecisionPolicyOptions.From(_decoder.Manifest), _decoder.Manifest.Labels);
        _pipeline = new NeuralPipeline(link, _decoder, policy, IntentMap.CreateDefault(), host, new NeuralPipelineOptions());
        _central.Connect();
        for (var i = 0; i < 200; i++)
            Block();
        if (link.State != LinkState.Streaming || link.Counters.Received == 0)
            throw new InvalidOperationException($"The bench's link is {link.State}: {link.Problem}");
    }

    [Benchmark]
    public void Block()
    {
        for (var i = 0; i < _blocks.FramesPerBlock; i++)
        {
            var frame = _blocks.Next(out var microseconds);
            var at = new HostTime(microseconds + 12_000);
            _central.Deliver(frame, at);
            _pipeline.Process(at);
        }
    }

    [GlobalCleanup]
    public void Cleanup() => _decoder.Dispose();

    private sealed class NoCamera : ICamera
    {
        public Photo Take(HostTime at) => throw new DeviceFailedException("The bench has no camera.");
    }

    private sealed class NoLed : ICaptureLed
    {
        public bool IsLit => false;

        public bool TryLight() => false;

        public void Dark()
        {
        }
    }

    private sealed class NoDisplay : IHudDisplay
    {
        public void Show(HudScene scene, HostTime at)
        {
        }
    }

    private sealed class NoPhotos : IPhotoStore
    {
        public int Count => 0;

        public string Save(Photo photo) => throw new DeviceFailedException("The bench keeps no photos.");
    }

    private sealed class NoLog : ICaptureLog
    {
        public void Record(in CaptureRecord record)
        {
        }
    }
}
