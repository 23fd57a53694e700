using NeuralGlasses.Apps;
using NeuralGlasses.Decoding;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Link;
using NeuralGlasses.Onnx;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Benchmarks;

/// <summary>
/// The glasses' whole path, from notifications to the menu, on frames made beforehand: link, clock, filters, decoder,
/// policy, host with its apps. The benchmark times it, and a test asserts that it allocates nothing.
/// </summary>
internal sealed class SdkPath : IDisposable
{
    private const int WarmUpBlocks = 400;
    private readonly EncodedBlocks _blocks;
    private readonly BenchCentral _central;
    private readonly NeuralPipeline _pipeline;
    private readonly WristbandLink _link;

    public SdkPath(int channels, int rateHz)
    {
        _blocks = new EncodedBlocks(channels, rateHz, compressed: true);
        _central = new BenchCentral(channels, rateHz);
        _link = new WristbandLink(_central, new WristbandLinkOptions { ChannelCount = channels, RateHz = rateHz });
        Decoder = OnnxDecoder.Load(BenchModel.Folder(channels));
        var photos = new NoPhotos();
        var devices = new GlassesDevices(new NoCamera(), new NoLed(), new NoDisplay(), photos, new NoLog());
        var host = new GlassesHost(devices, BuiltInApps.All(), new GlassesHostOptions { Services = [new BandService(_link)] });
        var policy = new DecisionPolicy(DecisionPolicyOptions.From(Decoder.Manifest), Decoder.Manifest.Labels);
        _pipeline = new NeuralPipeline(_link, Decoder, policy, IntentMap.CreateDefault(), host, new NeuralPipelineOptions());
        _central.Connect();
        for (var i = 0; i < WarmUpBlocks; i++)
            Block();
        if (_link.State != LinkState.Streaming || _link.Counters.Received < WarmUpBlocks)
            throw new InvalidOperationException($"The link is {_link.State} after {_link.Counters.Received} frames: {_link.Problem}");
    }

    public OnnxDecoder Decoder { get; }

    public LinkCounters Counters => _link.Counters;

    /// <summary>Sends one block of 10 ms through.</summary>
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

    public void Dispose() => Decoder.Dispose();

    private sealed class NoCamera : ICamera
    {
        public IReadOnlyList<CameraMode> Modes => [];

        public double HorizontalFieldDegrees => 0;

        public Photo Take(CameraMode mode, HostTime at) => throw new DeviceFailedException("The bench has no camera.");

        public void Drop()
        {
        }
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
        public HudAbilities? Abilities => null;

        // As shown: a display that blocks would be asked again and again.
        public HudResult Show(HudScene scene, HostTime at) => new(HudOutcome.Displayed, "", at);
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
