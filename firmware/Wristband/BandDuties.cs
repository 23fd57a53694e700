using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Haptics;
using NeuralGlasses.Wristband.Imu;
using NeuralGlasses.Wristband.Ports;
using NeuralGlasses.Wristband.Supervision;

namespace NeuralGlasses.Wristband;

/// <summary>What the band does in every turn of the loop besides streaming, each duty in one method: it brings what one part saw to those that act on it.</summary>
public sealed class BandDuties
{
    /// <summary>Rate at which the motion sensor runs when nobody wants its samples, in hertz: the band must know whether it is still.</summary>
    public const int QuietImuRateHz = 50;

    /// <summary>Turns of the loop from one look at what changes slowly to the next: an interpreter has better things to do every 10 ms.</summary>
    public const int SlowSteps = 5;

    /// <summary>Turns of the loop from one read of the motion sensor to the next; its FIFO holds far more.</summary>
    public const int ImuSteps = 2;

    /// <summary>Time after which a motion sensor that fell silent is tried again, in microseconds.</summary>
    public const int ImuRetryMicroseconds = 60000000;

    /// <summary>Time after which a haptic driver that stopped answering is tried again, in microseconds.</summary>
    public const int HapticsRetryMicroseconds = 60000000;

    private readonly Band _band;
    private long _imuRetryMicroseconds;
    private long _hapticsRetryMicroseconds;
    private bool _hasHaptics;
    private int _step;
    private int _run;
    private bool _wasPairing;
    private bool _wasCharging;
    private bool _isLowTold;
    private ImuResult _imuResult;
    private int _imuRateHz;

    /// <summary>Makes the duties of a band.</summary>
    public BandDuties(Band band)
    {
        _band = band;
        _wasCharging = band.Battery.IsCharging;
    }

    /// <summary>Hears the button and taps on the band.</summary>
    public void HearWearer()
    {
        _step++;
        _band.Button.Step();
        if (_band.Button.WantsOff)
        {
            _band.Power.Finish(RunEnd.Off);
        }

        if (_band.Button.WantsCharge)
        {
            _band.Light.ShowCharge();
        }

        if (_band.Button.WantsPairing)
        {
            _band.Pairing.Open();
        }

        int events = 0;
        if (_band.Imu.IsStreaming && _band.Ports.ImuPins.IsInterrupt1High)
        {
            _band.ImuDriver.TakeEvents(out events);
        }

        if ((events & Lsm6dso.EventDoubleTap) != 0)
        {
            _band.Pairing.OnDoubleTap();
        }

        bool wasOpen = _wasPairing;
        _band.Pairing.Step();
        _wasPairing = _band.Pairing.IsOpen;
        if (_band.Pairing.HasPaired)
        {
            _band.Haptics.Stop();
            Play(HapticPattern.Done);
        }
        else if (_band.Pairing.IsOpen && !wasOpen)
        {
            Play(HapticPattern.Searching);
        }
        else if (!_band.Pairing.IsOpen && wasOpen)
        {
            _band.Haptics.Stop();
        }
    }

    /// <summary>Decodes gestures for mouse and keyboard, where they are offered, from what <see cref="WatchMuscles"/> saw in the turn before: not in the same, which is the dearest.</summary>
    public void DecodeGestures()
    {
        if (_band.Hid != null)
        {
            _band.Hid.Decode();
        }
    }

    /// <summary>Looks at the muscles, the electrodes and the AFE while the engine runs, and lets the stream idle while nothing moves.</summary>
    public void WatchMuscles()
    {
        if (_run != _band.Acquisition.Runs)
        {
            _run = _band.Acquisition.Runs;
            _band.Activity.Reset();
            _band.Power.BeginStream();
        }

        _band.EmgStream.IsIdle = _band.Power.IsIdle;
        if (_band.Acquisition.IsRunning)
        {
            _band.Activity.Step(_band.Acquisition.RunChannels, _band.Status.LeadOff);
            _band.Wear.Observe(_band.Status.LeadOff, _band.Acquisition.RunChannels);
            WatchStream();
        }
        else if (_band.Measurement.IsRunning)
        {
            _band.Measurement.Step();
        }
        else if (_band.Acquisition.IsUsable && !_band.Battery.IsCharging)
        {
            _band.Wear.Step();
        }
    }

    private void WatchStream()
    {
        int restarts = _band.Guard.Restarts;
        _band.Guard.Step();
        if (restarts != _band.Guard.Restarts)
        {
            // To start an AFE anew takes longer than a turn, which was meant.
            _band.Supervisor.Restart();
        }
    }

    /// <summary>Brings motion from the sensor to the air, and notes a sensor that fell silent.</summary>
    public void MoveMotion()
    {
        if (_step % ImuSteps != 0)
        {
            return;
        }

        int wanted = _band.Settings.ImuRateHz;
        int rate = wanted > 0 ? wanted : QuietImuRateHz;
        if (_band.Imu.IsStreaming && _imuRateHz != rate)
        {
            StartImu();
        }

        ImuResult result = _band.Imu.Step();
        if (result != _imuResult && result != ImuResult.Ok)
        {
            _band.Faults.Note(FaultCode.ImuSilent, (int)result);
            _imuRetryMicroseconds = _band.Ports.Clock.Microseconds + ImuRetryMicroseconds;
        }

        _imuResult = result;
        RetryImu();
        if (_band.Hid != null)
        {
            _band.Hid.Move();
        }

        if (wanted > 0)
        {
            _band.MotionStream.Send();
        }
        else
        {
            _band.Imu.Ring.Clear();
        }
    }

    private void RetryImu()
    {
        long now = _band.Ports.Clock.Microseconds;
        if (_imuResult == ImuResult.Ok || now < _imuRetryMicroseconds)
        {
            return;
        }

        _imuRetryMicroseconds = now + ImuRetryMicroseconds;
        if (_band.ImuDriver.PowerUp() == ImuResult.Ok)
        {
            StartImu();
        }

        if (_imuResult == ImuResult.Ok)
        {
            _band.Faults.Clear(FaultCode.ImuSilent);
        }
    }

    /// <summary>Sends what gestures and rotation have done to mouse and keyboard, where they are offered.</summary>
    public void SendReports()
    {
        if (_band.Hid != null)
        {
            _band.Hid.Send();
        }
    }

    /// <summary>Starts the motion sensor at the rate that the settings ask for; a sensor that is missing is noted and the band goes on without.</summary>
    public void StartImu()
    {
        _imuRateHz = _band.Settings.ImuRateHz > 0 ? _band.Settings.ImuRateHz : QuietImuRateHz;
        _imuResult = _band.Imu.Start(_imuRateHz, true);
        if (_imuResult != ImuResult.Ok)
        {
            _band.Faults.Note(FaultCode.ImuSilent, (int)_imuResult);
        }
    }

    /// <summary>Looks after the cell and finds the power state; haptics and light follow.</summary>
    public void LookAfterBand()
    {
        _band.Battery.Step();
        FollowCharger();
        _band.Haptics.Step();
        if (_step % SlowSteps != 0)
        {
            return;
        }

        FollowHaptics();
        if (_band.Battery.IsEmpty && !_band.Power.IsEnding)
        {
            _band.Faults.Note(FaultCode.BatteryEmpty, 0);
        }

        bool isMoving = _band.Imu.IsStreaming && !_band.Imu.Motion.IsStill;
        bool canSleep = _band.Imu.IsStreaming && !_band.Pairing.IsOpen;

        // A band on its dock is not worn, and must sleep: what it draws would keep the charger from seeing that the cell is full.
        bool isWorn = _band.Wear.IsWorn && !_band.Battery.IsCharging;
        _band.Power.Step(
            _band.Ports.Radio.IsConnected,
            _band.Acquisition.IsStreaming,
            _band.Activity.IsActive,
            isWorn,
            !isMoving,
            canSleep,
            _band.Battery.IsEmpty);

        if (_band.Battery.IsLow && !_isLowTold)
        {
            Play(HapticPattern.Warning);
        }

        _isLowTold = _band.Battery.IsLow;
        if (_band.Light.IsIdentifying && _band.Haptics.Playing == HapticPattern.None)
        {
            Play(HapticPattern.Tick);
        }

        _band.Light.Step(_band.Pairing.IsOpen, _band.Faults.StatusBits != 0, _band.Battery, _band.Power.State);
        FillCondition();
    }

    /// <summary>Saves what is to be saved, and shows the supervisor that the parts live.</summary>
    public void Supervise()
    {
        _band.Store.Step();
        _band.Faults.Step();
        _band.Supervisor.Beat(Heartbeat.Loop);
        Watch(Heartbeat.Acquisition, _band.Acquisition.IsRunning, !_band.Acquisition.IsSilent);
        Watch(Heartbeat.Imu, _band.Imu.IsStreaming, true);
        _band.Supervisor.Step();
        _band.Boot.Step(_band.Supervisor.IsHealthy);
    }

    // A part that has no work is not watched.
    private void Watch(int id, bool works, bool lives)
    {
        if (!works)
        {
            _band.Supervisor.Unwatch(id);
            return;
        }

        _band.Supervisor.Watch(id);
        if (lives)
        {
            _band.Supervisor.Beat(id);
        }
    }

    // One that was never found is not tried again.
    private void FollowHaptics()
    {
        long now = _band.Ports.Clock.Microseconds;
        if (_band.Haptics.IsPresent)
        {
            _hasHaptics = true;
        }
        else if (_hasHaptics)
        {
            _hasHaptics = false;
            _hapticsRetryMicroseconds = now + HapticsRetryMicroseconds;
            _band.Faults.Note(FaultCode.HapticsAbsent, (int)Drv2605lResult.NoAcknowledge);
        }
        else if (_hapticsRetryMicroseconds > 0 && now >= _hapticsRetryMicroseconds)
        {
            _hapticsRetryMicroseconds = now + HapticsRetryMicroseconds;
            if (_band.Haptics.PowerUp() == Drv2605lResult.Ok)
            {
                _band.Faults.Clear(FaultCode.HapticsAbsent);
            }
        }
    }

    private void FollowCharger()
    {
        bool isCharging = _band.Battery.IsCharging;
        if (isCharging == _wasCharging)
        {
            return;
        }

        // Nobody is measured while wired to the mains: the board holds the AFE down, and the firmware follows.
        _wasCharging = isCharging;
        if (isCharging)
        {
            _band.Measurement.Fail();
            _band.Wear.Yield();
            _band.Acquisition.PowerDown();
        }
        else if (!_band.Boot.IsSafeMode)
        {
            _band.PowerUpAfe();
            _band.Supervisor.Restart();
        }
    }

    private void FillCondition()
    {
        BandCondition condition = _band.Condition;
        condition.Power = _band.Power.State;
        condition.Flags = Flag(_band.Wear.IsWorn && !_band.Battery.IsCharging, BandCondition.FlagWorn)
            | Flag(_band.Imu.IsStreaming && _band.Imu.Motion.IsStill, BandCondition.FlagStill)
            | Flag(_band.Battery.IsCharging, BandCondition.FlagCharging)
            | Flag(_band.Battery.IsLow, BandCondition.FlagBatteryLow)
            | Flag(_band.Pairing.IsOpen, BandCondition.FlagPairing)
            | Flag(_band.Hid != null, BandCondition.FlagHid)
            | Flag(_band.Boot.IsSafeMode, BandCondition.FlagSafeMode)
            | Flag(_band.Ports.Radio.Security == LinkSecurity.Authenticated, BandCondition.FlagAuthenticated);
        condition.Faults = _band.Faults.StatusBits;
        condition.BatteryPercent = _band.Battery.Percent;

        // In steps of 20 mV, or each small change would be a notification.
        condition.BatteryMillivolts = _band.Battery.Millivolts / 20 * 20;
        condition.Reset = _band.Boot.Reason;
        condition.BootNumber = (int)(_band.Boot.Number & 0xFFFF);
        condition.FaultCount = _band.Faults.SinceStart;
    }

    private void Play(int pattern)
    {
        _band.Haptics.Play(pattern, _band.Settings.HapticIntensity);
    }

    private static int Flag(bool isSet, int flag)
    {
        return isSet ? flag : 0;
    }
}
