using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband;
using NeuralGlasses.Wristband.Haptics;
using NeuralGlasses.Wristband.Imu;
using NeuralGlasses.Wristband.Ports;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Chaos;

/// <summary>A bench whose board starts anew after every end, as the hardware would, on the same store and the same clock, and is watched throughout.</summary>
internal sealed class ChaosBand
{
    // An AFE that is started anew three times, or a loop that is slow for seconds.
    private const long AfterEffectMicroseconds = 5_000_000;
    private readonly long[] _causedUntil = new long[FaultCode.Count];
    private readonly BandWatch _watch;

    public ChaosBand(int seed)
    {
        Board = new Board(afeCount: seed % 4 == 1 ? 2 : 1, motion: Motion) { Store = new VirtualStore(seed: seed) };
        CanAuthenticate = seed % 4 == 2;
        Clock = new ChaosClock(Board.Clock);
        Commands = new CommandLedger(Settings);
        Afe = new ChaosAfe(Board.Bus, Board.Chain, Clock);
        Engine = new ChaosEngine(Board.Engine, Frames, Clock);
        SmallBus = new ChaosI2c(Board.SmallChips, Clock);
        Radio = NewRadio();
        _watch = new BandWatch(this);
        Clock.OnTurnEnd = _watch.OnTurnEnd;
        Board.Skin.Microvolts = (channel, t) => Amplitude * (((t / 3000) + channel) % 7 - 3);
        var ports = Board.Ports;
        ports.Clock = Clock;
        ports.AfeBus = Afe;
        ports.AfePins = Afe;
        ports.Engine = Engine;
        ports.Bus = SmallBus;
        ports.Battery = Battery;
        ports.Store = new ChaosStore(Board.Store, Clock);
        ports.Watchdog = new Food(Clock);
    }

    public Board Board { get; }

    public ChaosClock Clock { get; }

    public ChaosMotion Motion { get; } = new();

    public ChaosBattery Battery { get; } = new();

    public ChaosAfe Afe { get; }

    public ChaosEngine Engine { get; }

    public ChaosI2c SmallBus { get; }

    public ChaosRadio Radio { get; private set; }

    public FrameLedger Frames { get; } = new();

    public SettingsLedger Settings { get; } = new();

    public CommandLedger Commands { get; }

    public bool CanAuthenticate { get; }

    public double Amplitude { get; set; }

    /// <summary>Until when the light may say that the band shows itself.</summary>
    public long IdentifiedUntil { get; set; }

    /// <summary>Until when the light may say how full the cell is.</summary>
    public long ShowsChargeUntil { get; set; }

    /// <summary>Lets faults have a cause from now for a while: none may be noted that has none. Never is never over.</summary>
    public void Cause(long microseconds, params int[] codes)
    {
        foreach (var code in codes)
            _causedUntil[code] = Math.Max(_causedUntil[code], microseconds == long.MaxValue ? microseconds : Clock.Microseconds + microseconds + AfterEffectMicroseconds);
    }

    /// <summary>Whether something that happened explains a fault.</summary>
    public bool HasCause(int code) => Clock.Microseconds <= _causedUntil[code];

    /// <summary>Whether the program runs; it does not while the band sleeps, is off or boots.</summary>
    public bool IsRunning => Radio.IsStarted;

    /// <summary>How the runs ended, in order; none for a reset.</summary>
    public List<RunEnd> Ends { get; } = [];

    /// <summary>Runs the program, and again after each end, until the world ends.</summary>
    public void Run()
    {
        while (!Clock.IsOver)
        {
            Radio = NewRadio();
            Board.Ports.Radio = Radio;
            Clock.Restart();
            _watch.OnBoot();
            var end = RunEnd.None;
            try
            {
                end = WristbandFirmware.Run(Board.Ports);
                if (end != RunEnd.ShuttingDown)
                    _watch.OnEnd(end);
                Board.Hands.ResetReason = ResetReason.Software;
            }
            catch (PowerLostException)
            {
                Board.Store.RestorePower();
                Board.Hands.ResetReason = ResetReason.PowerOn;
            }
            catch (ChaosResetException lost)
            {
                Board.Hands.ResetReason = lost.Reason;
            }

            if (end == RunEnd.None)
                Cause(Board.Second * 60, FaultCode.UnexpectedRestart, FaultCode.SafeMode);
            Ends.Add(end);
            if (Radio.IsConnected)
                Radio.Disconnect();
            Reset(isWholeBoard: end == RunEnd.None);
            if (end == RunEnd.ShuttingDown || !WaitForWake(end))
                return;
            Settings.OnRestart(Clock.Microseconds, end is not RunEnd.None);
        }
    }

    public void SetCharger(bool hasPower)
    {
        Battery.IsCharging = hasPower;
        Board.Chain.IsHeldDown = hasPower;
    }

    private ChaosRadio NewRadio() => new(Clock, Frames, Commands, CanAuthenticate);

    // Pins fall to their resting level with the processor; the small chips lose power only with the whole board.
    private void Reset(bool isWholeBoard)
    {
        Engine.Stop();
        Board.Chain.SetStart(false);
        Afe.SetPower(false);
        Board.Hands.Set(LightColour.Dark);
        if (!isWholeBoard)
            return;
        Board.Imu.PowerCycle();
        Board.HapticDriver.PowerCycle();
    }

    private bool WaitForWake(RunEnd end)
    {
        var pressed = Board.Hands.IsPressed;
        while (end is RunEnd.Sleep or RunEnd.Off)
        {
            try
            {
                Clock.Pass(Clock.Microseconds + 10_000);
            }
            catch (ChaosResetException)
            {
                Cause(Board.Second * 60, FaultCode.UnexpectedRestart);
                Board.Hands.ResetReason = ResetReason.BrownOut;
                Reset(isWholeBoard: true);
                return true;
            }

            if (Clock.IsOver)
                return false;
            if (Board.Hands.IsPressed && !pressed)
            {
                Board.Hands.ResetReason = ResetReason.WakeOnButton;
                return true;
            }

            pressed = Board.Hands.IsPressed;
            if (end == RunEnd.Sleep && Board.Imu.IsInterrupt1High)
            {
                Board.Hands.ResetReason = ResetReason.WakeOnMotion;
                return true;
            }

            if (end == RunEnd.Off && Battery.IsCharging)
            {
                Board.Hands.ResetReason = ResetReason.PowerOn;
                return true;
            }
        }

        return true;
    }

    private sealed class Food(ChaosClock clock) : IWatchdog
    {
        public void Feed() => clock.Feed();
    }
}
