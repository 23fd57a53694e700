using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Afe;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Gatt;

/// <summary>Notifies what a measurement found, eight channels a notification; a read gives the last one.</summary>
public sealed class MeasurementService
{
    private readonly IGattPeripheral _radio;
    private readonly ElectrodeMeasurement _measurement;
    private readonly DeviceStatus _status;
    private readonly int _handle;
    private readonly MeasurementReport _report = new MeasurementReport();
    private readonly byte[] _bytes = new byte[MeasurementReport.Length];
    private int _nextChannel;
    private bool _isPending;

    /// <summary>Adds the characteristic to the radio.</summary>
    public MeasurementService(IGattPeripheral radio, ElectrodeMeasurement measurement, DeviceStatus status, LinkSecurity security)
    {
        _radio = radio;
        _measurement = measurement;
        _status = status;
        _handle = radio.AddCharacteristic(GattUuids.ControlService, GattUuids.Measurement, GattProperties.Read | GattProperties.Notify, security);
        _report.Write(_bytes);
        radio.SetValue(_handle, _bytes, MeasurementReport.Length);
    }

    /// <summary>Sends what is there to send; a busy radio gets it in the next turn.</summary>
    public void Publish()
    {
        while (_isPending || TryNext())
        {
            if (_radio.Notify(_handle, _bytes, MeasurementReport.Length) == NotifyResult.Busy)
            {
                _status.RadioBusy++;
                return;
            }

            _isPending = false;
        }
    }

    private bool TryNext()
    {
        if (!_measurement.TryReport(_nextChannel, _report))
        {
            _nextChannel = 0;
            return false;
        }

        _nextChannel += MeasurementReport.ChannelsPerReport;
        _report.Write(_bytes);
        _radio.SetValue(_handle, _bytes, MeasurementReport.Length);
        _isPending = true;
        return true;
    }
}
