using NeuralGlasses.Apps;
using NeuralGlasses.Contract;
using NeuralGlasses.Decoding;
using NeuralGlasses.Hosting;
using NeuralGlasses.Interaction;
using NeuralGlasses.Link;
using NeuralGlasses.Sdk.Tests.Apps;
using NeuralGlasses.Sdk.Tests.Link;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sdk.Tests.Pipeline;

// The whole pipeline between a scripted radio and glasses that remember; frames of 10 sample sets arrive 12 ms after their end.
internal sealed class PipelineRig : IPipelineObserver
{
    private const int SetsPerFrame = 10;

    private static readonly string[] Labels = ["rest", "fist", "flexion"];

    private int _sequence;
    private uint _ticks = 700_000;

    public PipelineRig(WristbandLinkOptions? link = null, TimeProvider? computeClock = null, ActionGateOptions? gate = null)
    {
        Central = new ScriptedCentral();
        Link = new WristbandLink(Central, link ?? new WristbandLinkOptions());
        Decoder = new ScriptedDecoder(MakeManifest());
        Host = new GlassesHost(Glasses.Devices, BuiltInApps.All(), new GlassesHostOptions { Services = [new BandService(Link)], AwakeMs = gate?.AwakeMs ?? 0 });
        Pipeline = new NeuralPipeline(
            Link,
            Decoder,
            new DecisionPolicy(DecisionPolicyOptions.From(Decoder.Manifest), Labels),
            IntentMap.CreateDefault(),
            Host,
            new NeuralPipelineOptions { Observer = this, ComputeClock = computeClock, Gate = gate ?? new ActionGateOptions() });
    }

    public ScriptedCentral Central { get; }

    public WristbandLink Link { get; }

    public ScriptedDecoder Decoder { get; }

    public GlassesHost Host { get; }

    public NeuralPipeline Pipeline { get; }

    public TestGlasses Glasses { get; } = new();

    public List<(GestureEvent Gesture, HostTime At)> Gestures { get; } = [];

    public List<(Intent Intent, bool Handled)> Intents { get; } = [];

    public int Computed { get; private set; }

    public int AllocatingFrames { get; private set; }

    public double NowMs { get; private set; } = 100;

    public int Flags { get; set; }

    public bool Lossy { get; set; }

    public bool Processes { get; set; } = true;

    public void Connect()
    {
        _sequence = 0;
        Central.Connect();
    }

    // A square wave of 250 Hz, which every filter of the product lets through.
    public void Stream(double milliseconds, short amplitude)
    {
        for (double end = NowMs + milliseconds; NowMs < end; NowMs += SetsPerFrame)
        {
            int flags = Flags | (_sequence == 0 ? EmgStreamFormat.FlagStreamStart : 0);
            byte[] frame = FrameBytes.Make(_sequence, _ticks, flags, sampleCount: SetsPerFrame, sample: (set, _) => (set & 2) == 0 ? amplitude : (short)-amplitude);
            long before = GC.GetAllocatedBytesForCurrentThread();
            if (!Lossy || _sequence % 10 != 5)
                Central.Notify(frame, NowMs + SetsPerFrame + 12);
            _sequence++;
            _ticks += SetsPerFrame * 1000;
            if (Processes)
                Process();
            AllocatingFrames += GC.GetAllocatedBytesForCurrentThread() > before ? 1 : 0;
        }
    }

    public void Process() => Pipeline.Process(Central.Now);

    public void OnGesture(in GestureEvent gesture, HostTime at) => Gestures.Add((gesture, at));

    public void OnIntent(in Intent intent, bool handled) => Intents.Add((intent, handled));

    public void OnComputed(TimeSpan elapsed, HostTime at) => Computed++;

    private static ModelManifest MakeManifest() => new()
    {
        Format = ModelManifest.CurrentFormat,
        Name = "scripted",
        Version = "1",
        Labels = Labels,
        RestLabel = Labels[0],
        ChannelCount = 8,
        SampleRateHz = 1000,
        MinimumStreamRateHz = 1000,
        Filters = new ModelManifestFilters { HighPassHz = 20, MainsNotch = false },
        WindowMs = 20,
        StrideMs = 20,
        Features = "none",
        NoiseFloorMicrovolts = 1,
        ScoreMemoryMs = 0,
        Input = new ModelManifestTensor { Name = "input", Length = 160 },
        Output = new ModelManifestTensor { Name = "output", Length = Labels.Length },
        States = [],
        Policy = new ModelManifestPolicy
        {
            Threshold = 0.9,
            ConfirmSteps = 3,
            SmoothingMs = 0,
            ReleaseRestProbability = 0.5,
            ReleaseSteps = 3,
            MinimumValidFraction = 0.9,
        },
        Licence = "none",
        TrainedOn = "Nothing.",
    };
}
