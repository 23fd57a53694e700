using NeuralGlasses.Apps;
using NeuralGlasses.Decoding;
using NeuralGlasses.Interaction;
using NeuralGlasses.Interaction.Motion;
using NeuralGlasses.Link;
using NeuralGlasses.Link.Motion;
using NeuralGlasses.Onnx;
using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Simulator.Glasses.Profiles;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Simulator.World;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.EndToEnd.Tests.Glasses;

/// <summary>
/// A simulated person with a band whose motion sensor has an offset, the air, and glasses whose link asks for motion. Gestures are those of the scenario, late by
/// what a decoder takes, and not the model's: what is looked at here is the wrist.
/// </summary>
internal sealed class TurningBench : IDisposable
{
    private const long LookMicroseconds = 10_000;

    // From the first muscle to the event, and from the event's newest sample until the glasses know it.
    private const double PressS = 0.105;
    private const double LateS = 0.06;

    private readonly GlassesBench _worn = new(GlassesProfile.Usual);
    private readonly WorldClock _clock;
    private readonly LocalRadio _air;
    private readonly IEmgDecoder _decoder;
    private readonly NotificationLoop _loop;
    private readonly NeuralPipeline _pipeline;
    private readonly Queue<(double AtS, string Name)> _fingers;
    private long _nextLook = LookMicroseconds;

    public TurningBench(Scenario scenario, double offsetDps = 1)
    {
        _fingers = new(scenario.Arm.Gestures.SelectMany(g => new[] { (g.AtS + PressS, "index_press"), (g.AtS + g.HoldS, "index_release") }));
        _clock = new WorldClock((long)(scenario.DurationS * 1e6), () => false);
        Arm = new ForearmArm(scenario.Person!, scenario.Arm, scenario.Wristband.Channels, scenario.Seed + 1);
        var skin = new VirtualSkin(Arm, scenario.Arm with { MainsHz = 0 }, scenario.Wristband.RateHz);
        Board = ScenarioBoard.Make(scenario.Wristband, scenario.Seed, _clock, skin, new OffsetMotion(Arm, offsetDps));
        _air = new LocalRadio(scenario.Radio, scenario.Seed);
        _loop = new NotificationLoop(_air.Central);
        Link = new WristbandLink(_loop, new WristbandLinkOptions { Motion = new MotionOptions(), ClockSync = new ClockSyncOptions { ConnectionIntervalMs = scenario.Radio.ConnectionIntervalMs } });
        _decoder = WearerDecoder.Load(scenario.ModelFolder, null, scenario.IsWornLeft);
        var policy = GesturePolicies.Of(_decoder.Manifest, isCalibrated: false);
        var host = new GlassesHost(_worn.Worn.Devices, []);
        _pipeline = new NeuralPipeline(Link, _decoder, policy, new IntentMap(), host, new NeuralPipelineOptions
        {
            Clock = new StreamClockOptions { ConnectionIntervalMs = scenario.Radio.ConnectionIntervalMs },
        });
        _loop.Pipeline = _pipeline;
        _clock.Join(new Participant(() => Board.Clock.ToWorld(Board.Afe.NextDataReadyMicroseconds), () => Board.Engine.OnDataReady(Board.Afe.NextDataReadyMicroseconds)));
        _clock.Join(new Participant(() => _air.NextEventMicroseconds, _air.RunEvent));
        _clock.Join(new Participant(() => _nextLook, () => Look(_nextLook)));
    }

    public ForearmArm Arm { get; }

    public VirtualBoard Board { get; }

    public WristbandLink Link { get; }

    public PinchMotion Pinches { get; } = new(new PinchMotionOptions()) { Wants = PinchWants.Turn | PinchWants.Drag | PinchWants.Hold };

    /// <summary>Times between which the host wants motion, in seconds.</summary>
    public (double FromS, double ToS) Wanted { get; set; } = (0, double.PositiveInfinity);

    public List<PinchEvent> Events { get; } = [];

    /// <summary>The last angle of each dial that was turned, in degrees.</summary>
    public List<double> Turned { get; } = [];

    public void Run() => Board.Run(_air, _air.Peripheral);

    public void Dispose()
    {
        _decoder.Dispose();
        _worn.Dispose();
    }

    private void Look(long microseconds)
    {
        _nextLook += LookMicroseconds;
        Link.Motion.IsWanted = microseconds >= Wanted.FromS * 1e6 && microseconds < Wanted.ToS * 1e6;
        var now = new HostTime(microseconds);
        _loop.Tick(now);
        while (_pipeline.Clock.IsKnown && Link.Motion.TryTake(out var reading))
            Pinches.Push(reading.ToSample(_pipeline.Clock.Estimate(reading.DeviceTicks)));
        while (_fingers.TryPeek(out var finger) && now >= At(finger.AtS + LateS))
            Pinches.Note(new GestureEvent(_fingers.Dequeue().Name, 1, At(finger.AtS)));
        if (Pinches.TurnDegrees != 0)
            Turned[^1] = Pinches.TurnDegrees;
        Pinches.Advance(now);
        while (Pinches.TryTake(out var told))
        {
            Events.Add(told);
            if (told.Kind == PinchEventKind.TurnStart)
                Turned.Add(Pinches.TurnDegrees);
        }
    }

    private static HostTime At(double seconds) => new((long)(seconds * 1e6));

    private sealed class Participant(Func<long> next, Action act) : IWorldParticipant
    {
        public long NextMicroseconds => next();

        public void Act() => act();
    }

    private sealed class OffsetMotion(IMotionSource arm, double offsetDps) : IMotionSource
    {
        public void Sample(long microseconds, Span<double> accelerationsG, Span<double> ratesDps)
        {
            arm.Sample(microseconds, accelerationsG, ratesDps);
            foreach (ref var rate in ratesDps)
                rate += offsetDps;
        }
    }
}
