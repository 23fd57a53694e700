using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Ports;
using NeuralGlasses.Wristband.Power;

namespace NeuralGlasses.Wristband.Gatt;

/// <summary>Publishes the battery level (Bluetooth SIG, Battery Service 1.0): at every change and every 30 seconds.</summary>
public sealed class BatteryService
{
    /// <summary>Longest time between two notifications, in microseconds.</summary>
    public const int NotifyMicroseconds = 30000000;

    private readonly IGattPeripheral _radio;
    private readonly IMonotonicClock _clock;
    private readonly BatteryMonitor _battery;
    private readonly DeviceStatus _status;
    private readonly int _handle;
    private readonly byte[] _level = new byte[1];
    private long _nextLookMicroseconds;
    private long _nextNotifyMicroseconds;
    private int _notified = -1;
    private int _published = -1;

    /// <summary>Adds the characteristic to the radio.</summary>
    public BatteryService(IGattPeripheral radio, IMonotonicClock clock, BatteryMonitor battery, DeviceStatus status, LinkSecurity security)
    {
        _radio = radio;
        _clock = clock;
        _battery = battery;
        _status = status;
        _handle = radio.AddCharacteristic(GattUuids.BatteryService, GattUuids.BatteryLevel, GattProperties.Read | GattProperties.Notify, security);
    }

    /// <summary>Takes the level once a second, and notifies when the level has changed or 30 seconds have passed.</summary>
    public void Publish()
    {
        long now = _clock.Microseconds;
        if (now < _nextLookMicroseconds)
        {
            return;
        }

        _nextLookMicroseconds = now + BatteryMonitor.LookMicroseconds;
        int percent = _battery.Percent;
        _level[0] = (byte)percent;
        if (percent != _published)
        {
            _radio.SetValue(_handle, _level, 1);
            _published = percent;
        }

        if (percent == _notified && now < _nextNotifyMicroseconds)
        {
            return;
        }

        NotifyResult result = _radio.Notify(_handle, _level, 1);
        if (result == NotifyResult.Sent)
        {
            _notified = percent;
            _nextNotifyMicroseconds = now + NotifyMicroseconds;
        }
        else if (result == NotifyResult.Busy)
        {
            _status.RadioBusy++;
        }
    }
}
