using NeuralGlasses.BlueZ;
using NeuralGlasses.Recordings;
using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Simulator.Faults;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Simulator.World;
using NeuralGlasses.Wristband.Pairing;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Simulator.Bluetooth;

/// <summary>
/// A computer that is a wristband: the firmware on the simulated board of a scenario, at the pace of the clock, whose radio is this computer's
/// Bluetooth. Whatever can be a central, such as glasses, finds it as it would find the real one.
/// </summary>
internal sealed class BandOnAir : IDisposable
{
    // Fine enough that a turn of the firmware, 10 ms, is not late by much.
    private const long PaceMicroseconds = 5_000;

    // What a slow computer owes comes a little faster than the signal; at once, it would overrun the link and be lost.
    private const double FastestPace = 1.25;
    private const long LookMicroseconds = 1_000_000;
    private const int NotificationHeader = 3;
    private const long ButtonMicroseconds = 100_000;

    // As long as it takes to pair, and a little more; a press that began before the firmware looked at the button would not count.
    private const long PressMicroseconds = BandButton.PairMicroseconds + 500_000;
    private const long ReachMicroseconds = 1_000_000;
    private readonly VirtualBoard _board;
    private readonly BlueZPeripheral _radio;
    private readonly StoredBand _stored;
    private readonly Pace _pace;
    private readonly Action<double, string> _tell;
    private string _told = "";
    private long _pressedUntil;

    /// <summary>Wires everything; <paramref name="tell"/> hears what happens, with its time in seconds.</summary>
    /// <exception cref="ScenarioException">The scenario or the recording does not fit.</exception>
    public BandOnAir(BandRequest request, TimeProvider time, Func<bool> stopRequested, Action<double, string> tell)
    {
        var scenario = Scenario.Load(request.Scenario);
        var recording = request.Recording is { } file ? EmgRecording.Open(file) : null;
        var seed = request.Seed ?? scenario.Seed;
        var arm = WornArm.Make(scenario, recording, seed, request.Repeat);
        _tell = tell;
        Clock = new WorldClock(request.Seconds is { } seconds ? (long)(seconds * 1e6) : long.MaxValue, stopRequested);
        _board = ScenarioBoard.Make(scenario.Wristband, seed, Clock, new VirtualSkin(arm.Source, arm.Room, scenario.Wristband.RateHz), arm.Source as IMotionSource);
        _stored = new StoredBand(_board.Store, request.Folder);
        _radio = new BlueZPeripheral(
            new BlueZServerOptions
            {
                BusAddress = request.BusAddress ?? SystemBus.Address,
                Adapter = request.Adapter,
                Bonds = new KeptFile(Path.Combine(request.Folder, "bonds")),
                ShowPasskey = request.Passkey ? passkey => tell(Clock.Microseconds / 1e6, $"passkey {passkey:d6}") : null,
            },
            time);
        _pace = new Pace(time, PaceMicroseconds, FastestPace);
        Clock.Join(new AfeParticipant(_board));

        // Faults of the air have nothing to lay hands on here: the air is what it is.
        Clock.Join(new FaultPlan(scenario.Faults, new FaultLevers(_board, new LocalRadio(scenario.Radio, seed), Glasses: null), observer: null));
        Clock.Join(new PeriodicParticipant(ButtonMicroseconds, now => _board.IsPressed = now >= _pressedUntil - PressMicroseconds && now < _pressedUntil));
        if (request.Pair)
            HoldButton();
        Clock.Join(new PeriodicParticipant(LookMicroseconds, Look));
        Clock.Join(_pace);
    }

    /// <summary>The board's clock.</summary>
    public WorldClock Clock { get; }

    /// <summary>The furthest that the board has been behind the clock on the wall.</summary>
    public TimeSpan LongestLag => _pace.LongestLag;

    /// <summary>Holds the button until the pairing opens.</summary>
    public void HoldButton() => _pressedUntil = Clock.Microseconds + ReachMicroseconds + PressMicroseconds;

    /// <summary>Runs until it is stopped, its time is over, or the board ends for good.</summary>
    public void Run()
    {
        _board.Run(_radio, _radio.Restart);
        _stored.Save();
    }

    public void Dispose() => _radio.Dispose();

    private void Look(long now)
    {
        _stored.Save();
        var condition = _radio.Condition;
        var told = condition switch
        {
            { Sentence.Length: > 0 } => condition.Sentence,
            { State: RadioState.Connected } => $"connected to {condition.Device}, MTU {_radio.MaxNotificationLength + NotificationHeader}{(_radio.Security == LinkSecurity.None ? "" : $", {_radio.Security.ToString().ToLowerInvariant()}")}",
            _ => "advertising",
        };
        if (told == _told)
            return;
        _told = told;
        _tell(now / 1e6, told);
    }
}
