using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Gatt;
using NeuralGlasses.Wristband.Power;

namespace NeuralGlasses.Wristband;

/// <summary>One turn of the firmware, every 10 milliseconds: commands in, blocks through, state out.</summary>
public sealed class AcquisitionLoop
{
    private readonly ControlPointService _controlPoint;
    private readonly EmgAcquisition _acquisition;
    private readonly EmgStreamService _emgStream;
    private readonly DeviceStatusService _deviceStatus;
    private readonly BatteryService _battery;
    private readonly BatteryMonitor _monitor;

    /// <summary>Makes the loop from its stations.</summary>
    public AcquisitionLoop(
        ControlPointService controlPoint,
        EmgAcquisition acquisition,
        EmgStreamService emgStream,
        DeviceStatusService deviceStatus,
        BatteryService battery,
        BatteryMonitor monitor)
    {
        _controlPoint = controlPoint;
        _acquisition = acquisition;
        _emgStream = emgStream;
        _deviceStatus = deviceStatus;
        _battery = battery;
        _monitor = monitor;
    }

    /// <summary>Takes the central's commands, the engine's blocks to the air, and the state to whoever asks.</summary>
    public void Step()
    {
        bool commanded = _controlPoint.Poll();
        _acquisition.Collect();
        _emgStream.Send();
        _deviceStatus.Publish(commanded);
        _monitor.Step();
        _battery.Publish();
    }
}
