using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Gatt;

/// <summary>
/// A value that can be read at any time and whose changes are notified, at most twice a second. Comparing bytes is the dearest part of
/// an idle turn of the loop on the interpreter, so it happens every 50 ms and whenever a command may have changed something.
/// </summary>
public sealed class PublishedValue
{
    /// <summary>Shortest time between two notifications, in microseconds.</summary>
    public const int IntervalMicroseconds = 500000;

    /// <summary>Longest time for which a read may give an older value, in microseconds.</summary>
    public const int CompareMicroseconds = 50000;

    private readonly IGattPeripheral _radio;
    private readonly IMonotonicClock _clock;
    private readonly DeviceStatus _status;
    private readonly int _handle;
    private readonly byte[] _current;
    private readonly byte[] _published;
    private bool _isPublished;
    private bool _isNotified;
    private long _nextCompare;
    private long _nextNotify;

    /// <summary>Makes the value of a characteristic; a busy radio is counted in <paramref name="status"/>.</summary>
    public PublishedValue(IGattPeripheral radio, IMonotonicClock clock, DeviceStatus status, int handle, int length)
    {
        _radio = radio;
        _clock = clock;
        _status = status;
        _handle = handle;
        _current = new byte[length];
        _published = new byte[length];
    }

    /// <summary>The bytes to fill after <see cref="IsDue"/> and before <see cref="Publish"/>.</summary>
    public byte[] Current
    {
        get { return _current; }
    }

    /// <summary>Whether it is time to fill <see cref="Current"/> anew; <paramref name="now"/> says that something may have changed.</summary>
    public bool IsDue(bool now)
    {
        return now || !_isPublished || _clock.Microseconds >= _nextCompare;
    }

    /// <summary>Lets a read see <see cref="Current"/>, and notifies it if it differs from what was notified and the time has come.</summary>
    public void Publish()
    {
        _nextCompare = _clock.Microseconds + CompareMicroseconds;
        if (!_isPublished || HasChanged())
        {
            for (int i = 0; i < _current.Length; i++)
            {
                _published[i] = _current[i];
            }

            _isPublished = true;
            _isNotified = false;
            _radio.SetValue(_handle, _published, _published.Length);
        }

        if (_isNotified || _clock.Microseconds < _nextNotify)
        {
            return;
        }

        NotifyResult result = _radio.Notify(_handle, _published, _published.Length);
        _isNotified = result == NotifyResult.Sent;
        if (result == NotifyResult.Busy)
        {
            _status.RadioBusy++;
        }

        _nextNotify = _clock.Microseconds + IntervalMicroseconds;
    }

    private bool HasChanged()
    {
        for (int i = 0; i < _current.Length; i++)
        {
            if (_current[i] != _published[i])
            {
                return true;
            }
        }

        return false;
    }
}
