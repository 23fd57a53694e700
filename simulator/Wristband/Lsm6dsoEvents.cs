using NeuralGlasses.Wristband.Imu;

namespace NeuralGlasses.Simulator.Wristband;

/// <summary>
/// The LSM6DSO's wake-up and tap recognition (ST AN5192, "Wake-up interrupt", "Double tap"), on the slope of the acceleration: half
/// the difference between two samples of one axis. A wake-up needs one sample over the threshold and one more for each step of
/// WAKE_DUR. A tap is a slope over its axis's threshold that is below again when SHOCK has passed; after it nothing may exceed within
/// QUIET; a second tap that begins within DUR of the first makes a double tap.
/// <para>
/// Not verified in ST's figures: the exact sample at which each window begins and ends, that a slope may cross the threshold more than once
/// within SHOCK (each tap does, at its peak), that an event is told at the end of SHOCK, and that a shock too long or too early must end before
/// another can begin. Not emulated: the high-pass path (SLOPE_FDS = 1 never fires), axis priorities, free fall, 6D, activity and inactivity.
/// </para>
/// </summary>
internal sealed class Lsm6dsoEvents
{
    private const int Idle = 0;
    private const int Shock = 1;
    private const int Quiet = 2;
    private const int Between = 3;
    private const int Spent = 4;
    private readonly double[] _previous = new double[3];
    private readonly Lsm6dsoRegisters _registers;
    private byte _wakeUpSource;
    private byte _tapSource;
    private int _wakeSamples;
    private int _tapState;
    private int _tapSamples;
    private int _sinceFirstTap;
    private bool _second;
    private byte _tapAxis;

    internal Lsm6dsoEvents(Lsm6dsoRegisters registers) => _registers = registers;

    internal byte WakeUpSource => _wakeUpSource;

    internal byte TapSource => _tapSource;

    private bool IsLatched => _registers.IsSet(Lsm6dsoRegister.TapConfig0, Lsm6dsoRegister.TapConfig0Latched);

    internal void Reset()
    {
        Array.Clear(_previous);
        _wakeUpSource = 0;
        _tapSource = 0;
        _wakeSamples = 0;
        _tapState = Idle;
        _second = false;
    }

    /// <summary>Begins anew, as when the accelerometer is switched on: the first slope is against zero.</summary>
    internal void RestartFilter()
    {
        Array.Clear(_previous);
        _wakeSamples = 0;
        _tapState = Idle;
        _second = false;
    }

    /// <summary>Takes one acceleration in g, at a full scale in g.</summary>
    internal void Take(ReadOnlySpan<double> accelerationsG, double fullScaleG)
    {
        Span<double> slopes = stackalloc double[3];
        for (var axis = 0; axis < 3; axis++)
        {
            slopes[axis] = Math.Abs(accelerationsG[axis] - _previous[axis]) / 2;
            _previous[axis] = accelerationsG[axis];
        }

        if (!_registers.IsSet(Lsm6dsoRegister.TapConfig2, Lsm6dsoRegister.TapConfig2InterruptsOn))
            return;
        WakeUp(slopes, fullScaleG);
        Tap(slopes, fullScaleG);
    }

    /// <summary>Reads WAKE_UP_SRC over the bus.</summary>
    internal byte ReadWakeUpSource()
    {
        var value = _wakeUpSource;
        if (IsLatched)
            _wakeUpSource = 0;
        return value;
    }

    /// <summary>Reads TAP_SRC over the bus.</summary>
    internal byte ReadTapSource()
    {
        var value = _tapSource;
        if (IsLatched)
            _tapSource = 0;
        return value;
    }

    private void WakeUp(ReadOnlySpan<double> slopes, double fullScaleG)
    {
        if (_registers.IsSet(Lsm6dsoRegister.TapConfig0, Lsm6dsoRegister.TapConfig0HighPass))
            return;
        var steps = _registers[Lsm6dsoRegister.WakeUpThreshold] & Lsm6dsoRegister.WakeUpThresholdMax;
        var fine = _registers.IsSet(Lsm6dsoRegister.WakeUpDuration, Lsm6dsoRegister.WakeUpDurationFine);
        var threshold = steps * fullScaleG / (fine ? 256 : 64);
        var axes = 0;
        for (var axis = 0; axis < 3; axis++)
            axes |= slopes[axis] > threshold ? 4 >> axis : 0;
        _wakeSamples = axes == 0 ? 0 : _wakeSamples + 1;
        var needed = 1 + ((_registers[Lsm6dsoRegister.WakeUpDuration] >> Lsm6dsoRegister.WakeUpDurationShift) & 3);
        if (_wakeSamples >= needed)
            _wakeUpSource |= (byte)(Lsm6dsoRegister.WakeUpDetected | axes);
        else if (!IsLatched)
            _wakeUpSource = 0;
    }

    private void Tap(ReadOnlySpan<double> slopes, double fullScaleG)
    {
        if (!IsLatched)
            _tapSource = 0;
        var axes = OverThreshold(slopes, fullScaleG);
        var timing = _registers[Lsm6dsoRegister.TapDuration];
        _tapSamples++;
        _sinceFirstTap++;
        switch (_tapState)
        {
            case Idle when axes != 0:
                _second = false;
                _sinceFirstTap = 0;
                Enter(Shock);
                _tapAxis = axes;
                break;
            case Shock when _tapSamples >= Window(timing & 3, 8, 4) && axes == 0:
                Recognise();
                break;
            case Shock when _tapSamples >= Window(timing & 3, 8, 4):
            case Quiet when axes != 0:
                Enter(Spent);
                break;
            case Spent when axes == 0:
                Enter(Idle);
                break;
            case Quiet when _tapSamples > Window((timing >> 2) & 3, 4, 2):
                Enter(_second || !_registers.IsSet(Lsm6dsoRegister.WakeUpThreshold, Lsm6dsoRegister.WakeUpThresholdDoubleTap) ? Idle : Between);
                break;
            case Between when axes != 0:
                _second = true;
                Enter(Shock);
                break;
            case Between when _sinceFirstTap > Window(timing >> 4, 32, 16):
                Enter(Idle);
                break;
        }
    }

    private void Recognise()
    {
        _tapSource = (byte)(Lsm6dsoRegister.TapAny | (_second ? Lsm6dsoRegister.TapDouble : Lsm6dsoRegister.TapSingle) | _tapAxis | _tapSource);
        Enter(Quiet);
    }

    private byte OverThreshold(ReadOnlySpan<double> slopes, double fullScaleG)
    {
        Span<int> thresholds =
        [
            _registers[Lsm6dsoRegister.TapConfig1] & Lsm6dsoRegister.TapThresholdMask,
            _registers[Lsm6dsoRegister.TapConfig2] & Lsm6dsoRegister.TapThresholdMask,
            _registers[Lsm6dsoRegister.TapThresholdZ] & Lsm6dsoRegister.TapThresholdMask,
        ];
        var enabled = (_registers[Lsm6dsoRegister.TapConfig0] & Lsm6dsoRegister.TapConfig0AllAxes) >> 1;
        var axes = 0;
        for (var axis = 0; axis < 3; axis++)
        {
            var bit = 4 >> axis;
            if ((enabled & bit) != 0 && slopes[axis] > thresholds[axis] * fullScaleG / 32)
                axes |= bit;
        }

        return (byte)axes;
    }

    private void Enter(int state)
    {
        _tapState = state;
        _tapSamples = 0;
    }

    private static int Window(int steps, int samplesPerStep, int samplesAtZero) => steps == 0 ? samplesAtZero : steps * samplesPerStep;
}
