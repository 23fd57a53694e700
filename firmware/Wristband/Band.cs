using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Afe;
using NeuralGlasses.Wristband.Gatt;
using NeuralGlasses.Wristband.Haptics;
using NeuralGlasses.Wristband.Hid;
using NeuralGlasses.Wristband.Imu;
using NeuralGlasses.Wristband.Pairing;
using NeuralGlasses.Wristband.Ports;
using NeuralGlasses.Wristband.Power;
using NeuralGlasses.Wristband.Storage;
using NeuralGlasses.Wristband.Supervision;
using NeuralGlasses.Wristband.Wear;

namespace NeuralGlasses.Wristband;

/// <summary>The parts of the band, wired to the ports and to each other; the constructor is the wiring diagram.</summary>
public sealed class Band
{
    /// <summary>The board.</summary>
    public readonly WristbandPorts Ports;

    /// <summary>What the stream is and what it lost.</summary>
    public readonly DeviceStatus Status = new DeviceStatus();

    /// <summary>How the band itself is.</summary>
    public readonly BandCondition Condition = new BandCondition();

    /// <summary>What the wearer has set.</summary>
    public readonly WristbandSettings Settings = new WristbandSettings();

    /// <summary>Starts, and those that failed.</summary>
    public readonly BootRecord Boot;

    /// <summary>The last faults.</summary>
    public readonly FaultLog Faults;

    /// <summary>Keeps the settings.</summary>
    public readonly SettingsStore Store;

    /// <summary>Watches the loop and feeds the watchdog.</summary>
    public readonly Supervisor Supervisor;

    /// <summary>The stream's state machine.</summary>
    public readonly EmgAcquisition Acquisition;

    /// <summary>Sees muscles move.</summary>
    public readonly MuscleActivity Activity;

    /// <summary>Starts the AFE anew when it falls silent.</summary>
    public readonly StreamGuard Guard;

    /// <summary>Impedance, noise and contact on request.</summary>
    public readonly ElectrodeMeasurement Measurement;

    /// <summary>Worn or not.</summary>
    public readonly WearDetector Wear;

    /// <summary>The motion sensor.</summary>
    public readonly Lsm6dso ImuDriver;

    /// <summary>The motion sensor's samples.</summary>
    public readonly ImuStream Imu;

    /// <summary>Patterns on the skin.</summary>
    public readonly HapticPlayer Haptics;

    /// <summary>The cell.</summary>
    public readonly BatteryMonitor Battery;

    /// <summary>The power state.</summary>
    public readonly BandPower Power;

    /// <summary>The minute in which another central may pair.</summary>
    public readonly PairingWindow Pairing;

    /// <summary>The button.</summary>
    public readonly BandButton Button;

    /// <summary>The light.</summary>
    public readonly BandLight Light;

    /// <summary>EMG frames on the air.</summary>
    public readonly EmgStreamService EmgStream;

    /// <summary>Motion frames on the air.</summary>
    public readonly ImuStreamService MotionStream;

    /// <summary>What a link must be for a central to be served.</summary>
    public readonly LinkSecurity Security;

    /// <summary>Makes every part. Nothing is read, written or powered yet but the boot record, whose number the fault log carries.</summary>
    public Band(WristbandPorts ports)
    {
        Ports = ports;
        IMonotonicClock clock = ports.Clock;
        Security = ports.Radio.CanAuthenticate ? LinkSecurity.Authenticated : LinkSecurity.Encrypted;

        // Memory of earlier runs, and who watches this one.
        Boot = new BootRecord(ports.Store, clock);
        Boot.Start(ports.Board.ResetReason);
        Faults = new FaultLog(ports.Store, clock, Boot.Number);
        Store = new SettingsStore(ports.Store, clock, Settings, Faults);
        Supervisor = new Supervisor(clock, ports.Watchdog, Faults, Heartbeat.Bit(Heartbeat.Loop));

        // From the electrodes to frames.
        Ads1298 afe = new Ads1298(ports.AfeBus, ports.AfePins, clock, ports.AfeCount);
        Acquisition = new EmgAcquisition(afe, ports.AfeCount, ports.Engine, ports.Radio, Status);
        Activity = new MuscleActivity(ports.Engine, clock, ports.AfeCount * Electrodes.ChannelsPerChip);
        Guard = new StreamGuard(Acquisition, Activity, Faults, Status, ports.Battery, clock);
        Measurement = new ElectrodeMeasurement(afe, ports.AfeCount, ports.Engine, clock);
        Wear = new WearDetector(afe, clock);

        // Motion, haptics, power and the wearer's hand.
        ImuDriver = new Lsm6dso(ports.Bus, clock, Lsm6dso.Address);
        Imu = new ImuStream(ports.Bus, clock, ImuDriver);
        Haptics = new HapticPlayer(new Drv2605l(ports.Bus, clock), clock);
        Battery = new BatteryMonitor(ports.Battery, clock);
        Power = new BandPower(clock);
        Pairing = new PairingWindow(ports.Radio, clock, Security);
        Button = new BandButton(ports.Button, clock);
        Light = new BandLight(ports.Light, clock);

        // Onto the air.
        EmgStream = new EmgStreamService(ports.Radio, ports.Engine, Acquisition, Status, Security);
        MotionStream = new ImuStreamService(ports.Radio, clock, Imu, Security);
    }

    /// <summary>Mouse and keyboard; null unless they are offered.</summary>
    public HidMode Hid { get; private set; }

    /// <summary>Whether the end of this run forgets settings, profile, faults and bonds, after everything that could add to them.</summary>
    public bool ForgetsAtEnd { get; set; }

    /// <summary>Adds mouse and keyboard to the radio if the wearer has switched them on: behind every other service, and before the radio starts. A band in safe mode offers none.</summary>
    public void OfferHid()
    {
        if (Settings.IsHidEnabled && !Boot.IsSafeMode)
        {
            Hid = new HidMode(this);
        }
    }

    /// <summary>Lets every part that depends on a setting know what it is now.</summary>
    public void ApplySettings()
    {
        Acquisition.TrySetGain(Settings.AfeGain);
        Activity.Threshold = Settings.ActivityThresholdQ8;
        Battery.LowPercent = Settings.LowBatteryPercent;
        Power.IdleSeconds = Settings.IdleTimeoutSeconds;
        Power.SleepSeconds = Settings.SleepTimeoutSeconds;
        if (Settings.HapticIntensity == 0)
        {
            Haptics.Stop();
        }
    }

    /// <summary>
    /// Notes, once while it stands, why the AFE or the engine did not follow a start: who keeps asking must not fill the log, nor wear the flash. That
    /// the charger took the AFE's power meanwhile is no fault of it.
    /// </summary>
    public void NoteRefusal()
    {
        if (Ports.Battery.IsCharging)
        {
            Acquisition.PowerDown();
        }

        if (Status.Fault != FaultCode.None && (Faults.StatusBits & FaultCode.Bit(Status.Fault)) == 0)
        {
            Faults.Note(Status.Fault, 0);
        }
    }

    /// <summary>
    /// Powers up the AFE, notes what is wrong with it and clears what no longer is. While the charger has power the board holds the AFE down:
    /// it stays off, and there is nothing to find out. False only if the board is shutting down.
    /// </summary>
    public bool PowerUpAfe()
    {
        if (Ports.Battery.IsCharging)
        {
            Acquisition.PowerDown();
            return true;
        }

        bool goesOn = Acquisition.PowerUp();
        if (Ports.Battery.IsCharging)
        {
            // The board took its power meanwhile, which is no fault of the AFE.
            Acquisition.PowerDown();
        }
        else if (Status.Fault != FaultCode.None)
        {
            Faults.Note(Status.Fault, 0);
        }
        else
        {
            Faults.Clear(FaultCode.AfeIdentity);
            Faults.Clear(FaultCode.AfeRegister);
        }

        return goesOn;
    }
}
