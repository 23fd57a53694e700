using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Storage;

namespace NeuralGlasses.Wristband.Hid;

/// <summary>
/// The band as mouse and keyboard of a host that has none of our software: it lets the engine run for the decoder while a host listens
/// and the band is worn, brings gestures and rotation into reports, and lets everything up when any of that ends. A stream that a
/// central starts wins: whoever decodes samples needs no second decoder.
/// </summary>
public sealed class HidMode
{
    /// <summary>Shortest time from one start of the engine to the next while a fault stands, in microseconds.</summary>
    public const int RetryMicroseconds = 60000000;

    private readonly Band _band;
    private readonly HidService _service;
    private readonly HidReports _reports;
    private readonly HidActions _actions;
    private readonly ThresholdDecoder _decoder;
    private readonly HidPointer _pointer;
    private readonly HidProfile _profile;
    private readonly byte[] _bytes = new byte[WristbandSettings.MaxProfileLength];
    private int _revision = -1;
    private int _run;
    private bool _wasLow;
    private bool _isActing;
    private long _retryAt;

    /// <summary>Adds the service to the radio, after every other.</summary>
    public HidMode(Band band)
    {
        _band = band;
        _profile = new HidProfile(band.Activity.ChannelCount);
        _service = new HidService(band.Ports.Radio, band.Security);
        _reports = new HidReports(_service, band.Ports.Clock);
        _actions = new HidActions(_reports);
        _decoder = new ThresholdDecoder(band.Activity, band.Ports.Clock, _profile);
        _pointer = new HidPointer(band.Imu);
    }

    /// <summary>The reports.</summary>
    public HidReports Reports
    {
        get { return _reports; }
    }

    /// <summary>Hears the host, lets the engine run while there is one, and decodes the figures that the muscles gave last. Once a turn of the loop.</summary>
    public void Decode()
    {
        _service.Step();
        bool canAct = _service.HasHost && CanAct() && (_band.Acquisition.IsMonitoring || TryMonitor());
        if (canAct != _isActing)
        {
            _isActing = canAct;
            LetGo();
        }

        if (canAct)
        {
            Act();
        }
        else
        {
            _band.Acquisition.StopMonitor();
        }
    }

    /// <summary>Looks at the motion samples that have just come, before they are sent or cleared.</summary>
    public void Move()
    {
        if (!_isActing)
        {
            _pointer.Skip();
            return;
        }

        bool moves = _actions.MovesCursor;
        _pointer.Step(moves, _profile.CountsPerDegree);
        if (moves)
        {
            _reports.Move(_pointer.Right, _pointer.Down);
        }
    }

    /// <summary>Brings the host what has changed, whether the band may act or lets go. Once a turn of the loop, last.</summary>
    public void Send()
    {
        if (_service.HasHost)
        {
            _reports.Send();
        }
        else
        {
            _reports.Forget();
        }
    }

    private bool CanAct()
    {
        return !_service.IsSuspended
            && !_band.Acquisition.IsStreaming
            && !_band.Measurement.IsRunning
            && _band.Wear.IsWorn
            && !_band.Battery.IsCharging
            && !_band.Power.IsEnding;
    }

    private void Act()
    {
        bool turnsLow = _band.Battery.IsLow && !_wasLow;
        _wasLow = _band.Battery.IsLow;
        if (_run != _band.Acquisition.Runs || _revision != _band.Settings.Revision || turnsLow)
        {
            // Figures of another run, or for another profile, are not looked at.
            _run = _band.Acquisition.Runs;
            TakeProfile();
            LetGo();
            return;
        }

        _decoder.Step(_band.Status.LeadOff);
        for (int gesture = 0; gesture < HidProfile.GestureCount; gesture++)
        {
            _actions.Act(gesture, _decoder.EventsOf(gesture));
        }
    }

    private bool TryMonitor()
    {
        long now = _band.Ports.Clock.Microseconds;
        if (_band.Status.State == DeviceStatus.StateFault && now < _retryAt)
        {
            return false;
        }

        _retryAt = now + RetryMicroseconds;
        _band.Wear.Yield();
        if (_band.Acquisition.TryMonitor())
        {
            return true;
        }

        _band.NoteRefusal();
        return false;
    }

    private void TakeProfile()
    {
        if (_revision != _band.Settings.Revision)
        {
            _revision = _band.Settings.Revision;
            _profile.TryRead(_bytes, _band.Settings.CopyProfile(_bytes, 0), _band.Activity.ChannelCount);
        }
    }

    private void LetGo()
    {
        _decoder.Reset();
        _actions.Release();
    }
}
