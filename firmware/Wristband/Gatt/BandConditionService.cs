using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Gatt;

/// <summary>Publishes the band's condition: a read gives the present one, a change is notified.</summary>
public sealed class BandConditionService
{
    private readonly BandCondition _condition;
    private readonly PublishedValue _value;

    /// <summary>Adds the characteristic to the radio.</summary>
    public BandConditionService(IGattPeripheral radio, IMonotonicClock clock, BandCondition condition, DeviceStatus status, LinkSecurity security)
    {
        _condition = condition;
        int handle = radio.AddCharacteristic(GattUuids.ControlService, GattUuids.BandCondition, GattProperties.Read | GattProperties.Notify, security);
        _value = new PublishedValue(radio, clock, status, handle, BandCondition.Length);
    }

    /// <summary>Brings the value up to date and notifies a change when its time has come; <paramref name="now"/> says that a command may have changed something.</summary>
    public void Publish(bool now)
    {
        if (_value.IsDue(now))
        {
            _condition.Write(_value.Current);
            _value.Publish();
        }
    }
}
