using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Gatt;

/// <summary>Publishes the device status: a read gives the present one, a change is notified.</summary>
public sealed class DeviceStatusService
{
    private readonly DeviceStatus _status;
    private readonly PublishedValue _value;

    /// <summary>Adds the characteristic to the radio.</summary>
    public DeviceStatusService(IGattPeripheral radio, IMonotonicClock clock, DeviceStatus status, LinkSecurity security)
    {
        _status = status;
        int handle = radio.AddCharacteristic(GattUuids.ControlService, GattUuids.DeviceStatus, GattProperties.Read | GattProperties.Notify, security);
        _value = new PublishedValue(radio, clock, status, handle, DeviceStatus.Length);
    }

    /// <summary>Brings the value up to date and notifies a change when its time has come; <paramref name="now"/> says that a command may have changed something.</summary>
    public void Publish(bool now)
    {
        if (_value.IsDue(now))
        {
            _status.Write(_value.Current);
            _value.Publish();
        }
    }
}
