using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Ports;
using NeuralGlasses.Wristband.Supervision;
using NeuralGlasses.Wristband.Wear;

namespace NeuralGlasses.Wristband.Acquisition;

/// <summary>
/// Watches that a stream, or monitoring, carries what electrodes say: an AFE that falls silent or loses its frames is powered up anew, three times in a
/// row at most, and then that ends in a fault. A channel that stands at its limit for seconds is noted; it goes on.
/// </summary>
public sealed class StreamGuard
{
    /// <summary>New starts of the AFE without a minute of samples between them, after which the stream is given up.</summary>
    public const int MaxRestarts = 3;

    /// <summary>Time with samples after which earlier restarts are forgotten, in microseconds.</summary>
    public const int ForgiveMicroseconds = 60000000;

    /// <summary>Damaged AFE frames within a second that make a fault; a single one is a disturbance, and its block is lost and counted.</summary>
    public const int BadFramesPerSecond = 50;

    /// <summary>Looks of 20 ms in a row in which a channel is mostly at its limit, after which that is noted: three seconds.</summary>
    public const int SaturatedLooks = 150;

    private const int SecondMicroseconds = 1000000;
    private readonly EmgAcquisition _acquisition;
    private readonly MuscleActivity _activity;
    private readonly FaultLog _faults;
    private readonly DeviceStatus _status;
    private readonly IBattery _battery;
    private readonly IMonotonicClock _clock;
    private readonly int[] _saturatedLooks = new int[EmgStreamFormat.MaxChannels];
    private int _restarts;
    private int _restartsEver;
    private int _badFrames;
    private long _secondEnds;
    private long _restartedMicroseconds;

    /// <summary>Makes the guard of a stream.</summary>
    public StreamGuard(EmgAcquisition acquisition, MuscleActivity activity, FaultLog faults, DeviceStatus status, IBattery battery, IMonotonicClock clock)
    {
        _acquisition = acquisition;
        _activity = activity;
        _faults = faults;
        _status = status;
        _battery = battery;
        _clock = clock;
    }

    /// <summary>Times that the AFE was powered up anew since the band started.</summary>
    public int Restarts
    {
        get { return _restartsEver; }
    }

    /// <summary>Looks at the stream once a turn of the loop; false only if the board is shutting down.</summary>
    public bool Step()
    {
        if (!_acquisition.IsRunning)
        {
            _badFrames = 0;
            return true;
        }

        WatchSaturation();
        if (_acquisition.IsSilent)
        {
            return Restart(FaultCode.AfeSilent);
        }

        long now = _clock.Microseconds;
        if (now >= _secondEnds)
        {
            int bad = _acquisition.BadFrames - _badFrames;
            _badFrames = _acquisition.BadFrames;
            _secondEnds = now + SecondMicroseconds;
            if (bad >= BadFramesPerSecond)
            {
                return Restart(FaultCode.AfeFrames);
            }
        }

        if (_restarts > 0 && now - _restartedMicroseconds >= ForgiveMicroseconds)
        {
            _restarts = 0;
            _faults.Clear(FaultCode.AfeSilent);
            _faults.Clear(FaultCode.AfeFrames);
        }

        return true;
    }

    private bool Restart(int fault)
    {
        _faults.Note(fault, _restarts);
        _badFrames = 0;
        _secondEnds = _clock.Microseconds + SecondMicroseconds;
        if (_restarts == MaxRestarts)
        {
            _acquisition.Fail(fault);
            return true;
        }

        _restarts++;
        _restartsEver++;
        bool wasMonitoring = _acquisition.IsMonitoring;
        _acquisition.Stop();
        _acquisition.StopMonitor();
        bool running = _acquisition.PowerUp();
        _restartedMicroseconds = _clock.Microseconds;
        _activity.Reset();
        if (running && _battery.IsCharging)
        {
            // The board took its power meanwhile, which is no fault of the AFE.
            _acquisition.PowerDown();
        }
        else if (running && !(wasMonitoring ? _acquisition.TryMonitor() : _acquisition.TryStartAgain()))
        {
            _faults.Note(_status.Fault, 0);
        }

        return running;
    }

    private void WatchSaturation()
    {
        if (!_activity.HasLooked)
        {
            return;
        }

        bool any = false;
        int[] figures = _activity.Statistics;
        int at = EngineStatistics.Clipped;
        int channels = _acquisition.RunChannels;
        int most = _activity.SampleSets >> 1;
        for (int channel = 0; channel < channels; channel++)
        {
            int looks = 0;
            if (figures[at] > most && ((_status.LeadOff >> channel) & 1) == 0)
            {
                looks = _saturatedLooks[channel] + 1;
                any |= looks >= SaturatedLooks;
                if (looks == SaturatedLooks)
                {
                    _faults.Note(FaultCode.Saturated, channel);
                }
            }

            _saturatedLooks[channel] = looks;
            at += EngineStatistics.FiguresPerChannel;
        }

        if (!any)
        {
            _faults.Clear(FaultCode.Saturated);
        }
    }
}
