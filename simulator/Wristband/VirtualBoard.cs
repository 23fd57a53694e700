using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Simulator.World;
using NeuralGlasses.Wristband;
using NeuralGlasses.Wristband.Haptics;
using NeuralGlasses.Wristband.Imu;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Simulator.Wristband;

/// <summary>
/// The wristband's board: chip models on its buses, cell, storage, button and light, and what the hardware does around the program: sleep,
/// wake, watchdog, brown-out and restart. Memory and clock are lost with each of them; storage, cell and bonds stay.
/// </summary>
public sealed class VirtualBoard : IBoard, IButton, IStatusLight, IWatchdog
{
    /// <summary>Time without feeding after which the watchdog of our image resets the board, in microseconds.</summary>
    public const long WatchdogMicroseconds = 5_000_000;

    // What a full run needs is measured on the interpreter and far less; a model cannot know what is free.
    private const int AssumedFreeBytes = 64 * 1024;
    private readonly WorldClock _world;
    private long _fedMicroseconds;
    private bool _browsOut;

    /// <summary>Puts a board on an arm.</summary>
    public VirtualBoard(WorldClock world, DeviceClock clock, ISkinPotential skin, IMotionSource motion, VirtualBoardOptions options)
    {
        _world = world;
        Clock = clock;
        Afe = new Ads1298Chain(options.AfeCount, clock, new WornSkin(skin, clock), options.Afe);
        Engine = new AcquisitionEngineModel(Afe);

        // Their time goes on where the processor's begins anew.
        var smallChips = new DeviceClock(world);
        Bus = new I2cBusModel(smallChips);
        Imu = new Lsm6dsoModel(smallChips, motion, options.Imu);
        HapticDriver = new Drv2605lModel(smallChips);
        Bus.Connect(Lsm6dso.Address, Imu);
        Bus.Connect(Drv2605l.Address, HapticDriver);
        Battery = new VirtualBattery(new DeviceClock(world), options.CapacityMilliampereHours, options.LoadMilliamperes, options.StartPercent);
    }

    /// <summary>Device time.</summary>
    public DeviceClock Clock { get; }

    /// <summary>The AFE's chips.</summary>
    public Ads1298Chain Afe { get; }

    /// <summary>The acquisition engine.</summary>
    public AcquisitionEngineModel Engine { get; }

    /// <summary>Bus of the small chips.</summary>
    public I2cBusModel Bus { get; }

    /// <summary>The motion sensor.</summary>
    public Lsm6dsoModel Imu { get; }

    /// <summary>The haptic driver.</summary>
    public Drv2605lModel HapticDriver { get; }

    /// <summary>The cell and its charger.</summary>
    public VirtualBattery Battery { get; }

    /// <summary>Files that outlive power.</summary>
    public VirtualStore Store { get; } = new();

    /// <inheritdoc/>
    public int ResetReason { get; private set; } = Contract.ResetReason.PowerOn;

    /// <inheritdoc/>
    public int FreeMemoryBytes => AssumedFreeBytes;

    /// <inheritdoc/>
    public bool IsPressed { get; set; }

    /// <summary>What the light shows.</summary>
    public LightColour Light { get; private set; }

    /// <summary>Starts of the program so far.</summary>
    public int Starts { get; private set; }

    /// <summary>How the last run of the program ended.</summary>
    public RunEnd LastEnd { get; private set; }

    /// <inheritdoc/>
    public void Set(LightColour colour) => Light = colour;

    /// <inheritdoc/>
    public void Feed() => _fedMicroseconds = _world.Microseconds;

    /// <summary>Plugs the charger in with a current in milliamperes, or with 0 out; while it has power the board holds the AFE down.</summary>
    public void SetCharger(double milliamperes)
    {
        Battery.SetCharger(milliamperes);
        Afe.IsHeldDown = milliamperes > 0;
    }

    /// <summary>The supply collapses for a moment: the program is gone where it stands, and starts anew.</summary>
    public void BrownOut() => _browsOut = true;

    /// <summary>Runs the program, and again after every end that the hardware answers with a new start, until the world ends.</summary>
    public void Run(LocalRadio air, IGattPeripheral radio)
    {
        ArgumentNullException.ThrowIfNull(air);
        Run(radio, air.RestartPeripheral);
    }

    /// <summary>The same with a radio of another kind, which <paramref name="restartRadio"/> starts anew with the board.</summary>
    public void Run(IGattPeripheral radio, Action restartRadio)
    {
        while (true)
        {
            Starts++;
            Feed();
            try
            {
                LastEnd = WristbandFirmware.Run(Ports(radio));
            }
            catch (PowerLostException)
            {
                // A power cut in the middle of a write.
                Store.RestorePower();
                ResetReason = Contract.ResetReason.PowerOn;
                Restart(restartRadio, isWholeBoard: true);
                continue;
            }
            catch (BoardResetException lost)
            {
                ResetReason = lost.Reason;
                Restart(restartRadio, isWholeBoard: lost.Reason == Contract.ResetReason.BrownOut);
                continue;
            }

            if (LastEnd is RunEnd.ShuttingDown || !WaitForWake(LastEnd))
                return;
            Restart(restartRadio, isWholeBoard: false);
        }
    }

    /// <summary>The board's ports with a radio.</summary>
    public WristbandPorts Ports(IGattPeripheral radio) => new()
    {
        Board = this,
        Clock = new SupervisedClock(this),
        AfeBus = Afe,
        AfePins = Afe,
        AfeCount = Afe.Chips.Count,
        Engine = Engine,
        Bus = Bus,
        ImuPins = Imu,
        Radio = radio,
        Battery = Battery,
        Store = Store,
        Watchdog = this,
        Button = this,
        Light = this,
    };

    // Waits for what wakes the board from this end; false if the world ends before.
    private bool WaitForWake(RunEnd end)
    {
        ResetReason = Contract.ResetReason.Software;
        var pressed = IsPressed;
        while (end != RunEnd.Restart)
        {
            if (!_world.RunTo(_world.Microseconds + DeviceClock.WakeQuantumMicroseconds))
                return false;
            if (IsPressed && !pressed)
            {
                ResetReason = Contract.ResetReason.WakeOnButton;
                return true;
            }

            pressed = IsPressed;
            if (end == RunEnd.Sleep && Imu.IsInterrupt1High)
            {
                ResetReason = Contract.ResetReason.WakeOnMotion;
                return true;
            }

            if (end == RunEnd.Off && Battery.IsCharging)
            {
                ResetReason = Contract.ResetReason.PowerOn;
                return true;
            }
        }

        return true;
    }

    // Pins fall to their resting level with the processor, so the AFE is off; the small chips lose power only with the whole board.
    private void Restart(Action restartRadio, bool isWholeBoard)
    {
        Engine.Stop();
        Afe.SetStart(false);
        Afe.SetPower(false);
        restartRadio();
        Light = LightColour.Dark;
        if (isWholeBoard)
        {
            Imu.PowerCycle();
            HapticDriver.PowerCycle();
        }

        Clock.Restart();
    }

    private bool WaitUntil(long microseconds)
    {
        var runs = Clock.WaitUntil(microseconds);
        if (_browsOut)
        {
            _browsOut = false;
            throw new BoardResetException(Contract.ResetReason.BrownOut);
        }

        if (_world.Microseconds - _fedMicroseconds > WatchdogMicroseconds)
            throw new BoardResetException(Contract.ResetReason.Watchdog);
        return runs;
    }

    // The program's clock, in whose waits the hardware can take the ground from under it.
    private sealed class SupervisedClock(VirtualBoard board) : IMonotonicClock
    {
        public long Microseconds => board.Clock.Microseconds;

        public bool WaitUntil(long microseconds) => board.WaitUntil(microseconds);
    }

    // The skin lives in the world's time, the AFE asks in its own.
    private sealed class WornSkin(ISkinPotential skin, DeviceClock clock) : ISkinPotential
    {
        public void Sample(long microseconds, Span<float> microvolts) => skin.Sample(clock.ToWorld(microseconds), microvolts);

        public int OffElectrodes(int channel) => skin.OffElectrodes(channel);

        public double PairOhms(int channel) => skin.PairOhms(channel);
    }

    private sealed class BoardResetException(int reason) : Exception
    {
        public int Reason { get; } = reason;
    }
}
