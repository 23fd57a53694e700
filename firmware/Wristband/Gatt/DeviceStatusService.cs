using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Gatt;

/// <summary>Publishes the device status: a read gives the present one, a change is notified, at most twice a second.</summary>
public sealed class DeviceStatusService
{
    /// <summary>Shortest time between two notifications, in microseconds.</summary>
    public const int IntervalMicroseconds = 500000;

    private readonly IGattPeripheral _radio;
    private readonly IMonotonicClock _clock;
    private readonly DeviceStatus _status;
    private readonly int _handle;
    private readonly byte[] _current = new byte[DeviceStatus.Length];
    private readonly byte[] _published = new byte[DeviceStatus.Length];
    private readonly byte[] _notified = new byte[DeviceStatus.Length];
    private long _nextMicroseconds;

    /// <summary>Adds the characteristic to the radio.</summary>
    public DeviceStatusService(IGattPeripheral radio, IMonotonicClock clock, DeviceStatus status, LinkSecurity security)
    {
        _radio = radio;
        _clock = clock;
        _status = status;
        _handle = radio.AddCharacteristic(GattUuids.ControlService, GattUuids.DeviceStatus, GattProperties.Read | GattProperties.Notify, security);
    }

    /// <summary>Brings the value up to date and notifies a change when its time has come.</summary>
    public void Publish()
    {
        _status.Write(_current);
        if (TryCopy(_current, _published))
        {
            _radio.SetValue(_handle, _published, DeviceStatus.Length);
        }

        if (_clock.Microseconds < _nextMicroseconds || AreEqual(_current, _notified))
        {
            return;
        }

        NotifyResult result = _radio.Notify(_handle, _current, DeviceStatus.Length);
        if (result == NotifyResult.Sent)
        {
            TryCopy(_current, _notified);
        }
        else if (result == NotifyResult.Busy)
        {
            _status.RadioBusy++;
        }

        _nextMicroseconds = _clock.Microseconds + IntervalMicroseconds;
    }

    private static bool AreEqual(byte[] left, byte[] right)
    {
        for (int i = 0; i < left.Length; i++)
        {
            if (left[i] != right[i])
            {
                return false;
            }
        }

        return true;
    }

    // Returns whether that changed anything.
    private static bool TryCopy(byte[] source, byte[] destination)
    {
        bool changed = false;
        for (int i = 0; i < source.Length; i++)
        {
            changed |= destination[i] != source[i];
            destination[i] = source[i];
        }

        return changed;
    }
}
