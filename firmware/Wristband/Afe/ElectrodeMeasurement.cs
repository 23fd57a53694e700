using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Afe;

/// <summary>
/// Measures on request, while nothing streams: contact impedance with the AFE's alternating lead-off current, noise with its
/// inputs shorted, or which electrodes are off. It borrows the AFE and the engine for about a second and never waits: each
/// turn of the loop takes it one step further.
/// </summary>
public sealed class ElectrodeMeasurement
{
    /// <summary>Sample rate of a measurement, in hertz; the lead-off current alternates at a quarter of it.</summary>
    public const int RateHz = 1000;

    /// <summary>Time in which filters and offset settle before figures count, in microseconds: two and a half time constants of the DC blocker.</summary>
    public const int SettleMicroseconds = 320000;

    /// <summary>Time over which figures are taken, in microseconds.</summary>
    public const int MeasureMicroseconds = 1000000;

    /// <summary>
    /// Amplitude at a quarter of the data rate for one volt of IR, in parts per thousand: 4/π for the fundamental of a square wave, times the
    /// third power of sin(π/4)/(π/4) for the droop of the chip's sinc³ filter. That the current is a square wave is an assumption.
    /// </summary>
    public const int CurrentShapePermille = 929;

    /// <summary>Alternating lead-off current, in nanoamperes.</summary>
    public const int CurrentNanoamperes = 24;

    private const int Idle = 0;
    private const int Settling = 1;
    private const int Measuring = 2;
    private const int Looking = 3;
    private const int Done = 4;

    // So far that a sample is held only where the code itself is near its limit: the current may make tens of millivolts.
    private const int MeasurementShift = 8;

    // Conversions need 9 ms at 500 samples a second before the comparators' bits are those of the electrodes.
    private const int LookMicroseconds = 20000;
    private readonly Ads1298 _afe;
    private readonly int _channelCount;
    private readonly IAcquisitionEngine _engine;
    private readonly IMonotonicClock _clock;
    private readonly EngineSettings _settings = new EngineSettings();
    private readonly int[] _statistics = new int[EngineStatistics.Length];
    private readonly int[] _values = new int[EmgStreamFormat.MaxChannels];
    private int _phase;
    private int _kind;
    private int _result;
    private long _nextMicroseconds;

    /// <summary>Makes a measurement of every channel of <paramref name="afeCount"/> chips, 1 or 2.</summary>
    public ElectrodeMeasurement(Ads1298 afe, int afeCount, IAcquisitionEngine engine, IMonotonicClock clock)
    {
        _afe = afe;
        _channelCount = afeCount * Electrodes.ChannelsPerChip;
        _engine = engine;
        _clock = clock;
        _settings.ChannelCount = _channelCount;
        _settings.RateHz = RateHz;
        _settings.SamplesPerBlock = RateHz / EmgAcquisition.BlocksPerSecond;
        _settings.SamplesPerFrame = _settings.SamplesPerBlock;
        _settings.ChannelsPerFrame = Electrodes.ChannelsPerChip;
        _settings.RightShift = MeasurementShift;
        _settings.Coding = ControlPoint.CodingRaw;
    }

    /// <summary>Whether a measurement goes on, so that the AFE is taken.</summary>
    public bool IsRunning
    {
        get { return _phase != Idle && _phase != Done; }
    }

    /// <summary>Whether a report has not been taken to its end.</summary>
    public bool HasReport
    {
        get { return _phase == Done; }
    }

    /// <summary>Channels that a measurement covers, 8 or 16.</summary>
    public int ChannelCount
    {
        get { return _channelCount; }
    }

    /// <summary>Begins; false for a kind that does not exist, or if the AFE or the engine does not follow. The stream must be stopped.</summary>
    public bool TryBegin(int kind)
    {
        if (IsRunning)
        {
            return false;
        }

        _kind = kind;
        if (kind == ControlPoint.MeasureContact)
        {
            _afe.BeginLook();
            _phase = Looking;
            _nextMicroseconds = _clock.Microseconds + LookMicroseconds;
            return true;
        }

        Ads1298Result selected = kind == ControlPoint.MeasureImpedance ? _afe.SelectImpedance()
            : kind == ControlPoint.MeasureNoise ? _afe.SelectShort()
            : Ads1298Result.RegisterMismatch;
        if (selected != Ads1298Result.Ok || _afe.SetRate(RateHz) != Ads1298Result.Ok || !_engine.Start(_settings))
        {
            _afe.SelectElectrodes();
            return false;
        }

        _afe.Start();
        _phase = Settling;
        _nextMicroseconds = _clock.Microseconds + SettleMicroseconds;
        return true;
    }

    /// <summary>Takes a measurement that goes on one step further.</summary>
    public void Step()
    {
        if (!IsRunning || _clock.Microseconds < _nextMicroseconds)
        {
            return;
        }

        if (_phase == Settling)
        {
            _engine.ReadStatistics(_statistics);
            _phase = Measuring;
            _nextMicroseconds = _clock.Microseconds + MeasureMicroseconds;
        }
        else if (_phase == Measuring)
        {
            bool read = _engine.ReadStatistics(_statistics) > 0;
            End();
            _result = read ? ControlPoint.ResultSuccess : ControlPoint.ResultFailed;
            Evaluate();
        }
        else
        {
            int off = _afe.EndLook();
            for (int channel = 0; channel < _channelCount; channel++)
            {
                _values[channel] = channel < Electrodes.ChannelsPerChip
                    ? ((off >> channel) & 1) | (((off >> (8 + channel)) & 1) << 1)
                    : MeasurementReport.None;
            }

            _result = ControlPoint.ResultSuccess;
            _phase = Done;
        }
    }

    /// <summary>Breaks a measurement off, as when the link is lost.</summary>
    public void Cancel()
    {
        if (_phase == Looking)
        {
            _afe.EndLook();
        }
        else if (IsRunning)
        {
            End();
        }

        _phase = Idle;
    }

    /// <summary>Breaks a measurement off that somebody waits for, as when the AFE loses its power: its report says that it failed.</summary>
    public void Fail()
    {
        if (!IsRunning)
        {
            return;
        }

        Cancel();
        for (int channel = 0; channel < _channelCount; channel++)
        {
            _values[channel] = MeasurementReport.None;
        }

        _result = ControlPoint.ResultFailed;
        _phase = Done;
    }

    /// <summary>Gives what was found on the channels from <paramref name="firstChannel"/> on; false if there is no report, or none of so high a channel, by which it is taken to its end.</summary>
    public bool TryReport(int firstChannel, MeasurementReport report)
    {
        if (_phase != Done)
        {
            return false;
        }

        if (firstChannel >= _channelCount)
        {
            _phase = Idle;
            return false;
        }

        report.Kind = _kind;
        report.FirstChannel = firstChannel;
        report.Result = _result;
        for (int i = 0; i < MeasurementReport.ChannelsPerReport; i++)
        {
            report.Values[i] = firstChannel + i < _channelCount ? _values[firstChannel + i] : MeasurementReport.None;
        }

        return true;
    }

    private void End()
    {
        _engine.Stop();
        _afe.Stop();
        _afe.SelectElectrodes();
        _phase = Done;
    }

    private void Evaluate()
    {
        for (int channel = 0; channel < _channelCount; channel++)
        {
            int at = channel * EngineStatistics.FiguresPerChannel;
            long value;
            if (_kind == ControlPoint.MeasureImpedance)
            {
                // Nanovolts over nanoamperes are ohms.
                long nanovolts = Electrodes.NanovoltsOf(_statistics[at + EngineStatistics.QuarterRate], _afe.Gain);
                value = nanovolts * 1000 / ((long)CurrentNanoamperes * CurrentShapePermille * MeasurementReport.ImpedanceStepOhms);
                if (_statistics[at + EngineStatistics.Clipped] > RateHz / 2)
                {
                    value = MeasurementReport.None;
                }
            }
            else
            {
                value = Electrodes.NanovoltsOf(_statistics[at + EngineStatistics.Rms], _afe.Gain) / MeasurementReport.NoiseStepNanovolts;
            }

            _values[channel] = (int)(value < MeasurementReport.None ? value : MeasurementReport.None);
        }
    }
}
