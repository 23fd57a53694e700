using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Gatt;

namespace NeuralGlasses.Wristband;

/// <summary>One turn of the firmware, every 10 milliseconds: commands in, blocks through, state out.</summary>
public sealed class AcquisitionLoop
{
    private readonly ControlPointService _controlPoint;
    private readonly EmgAcquisition _acquisition;
    private readonly EmgStreamService _emgStream;
    private readonly DeviceStatusService _deviceStatus;
    private readonly BatteryService _battery;

    /// <summary>Makes the loop from its stations.</summary>
    public AcquisitionLoop(
        ControlPointService controlPoint,
        EmgAcquisition acquisition,
        EmgStreamService emgStream,
        DeviceStatusService deviceStatus,
        BatteryService battery)
    {
        _controlPoint = controlPoint;
        _acquisition = acquisition;
        _emgStream = emgStream;
        _deviceStatus = deviceStatus;
        _battery = battery;
    }

    /// <summary>Takes the central's commands, the engine's blocks to the air, and the state to whoever asks.</summary>
    public void Step()
    {
        _controlPoint.Poll();
        _acquisition.Collect();
        _emgStream.Send();
        _deviceStatus.Publish();
        _battery.Publish();
    }
}
