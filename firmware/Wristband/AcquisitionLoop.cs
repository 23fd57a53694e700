using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Gatt;
using NeuralGlasses.Wristband.Supervision;

namespace NeuralGlasses.Wristband;

/// <summary>One turn of the firmware, every 10 milliseconds: the wearer's hand and commands in, frames through, state out.</summary>
public sealed class AcquisitionLoop
{
    private readonly Band _band;
    private readonly BandDuties _duties;
    private readonly ControlPointService _controlPoint;
    private readonly DeviceStatusService _deviceStatus;
    private readonly BandConditionService _condition;
    private readonly MeasurementService _measurement;
    private readonly BatteryService _battery;

    /// <summary>Makes the loop and the services that it turns, mouse and keyboard among them if the settings, which must be loaded, say so.</summary>
    public AcquisitionLoop(Band band)
    {
        _band = band;
        _duties = new BandDuties(band);
        _controlPoint = new ControlPointService(band.Ports.Radio, new CommandExecutor(band), band.Status, band.Security);
        _deviceStatus = new DeviceStatusService(band.Ports.Radio, band.Ports.Clock, band.Status, band.Security);
        _condition = new BandConditionService(band.Ports.Radio, band.Ports.Clock, band.Condition, band.Status, band.Security);
        _measurement = new MeasurementService(band.Ports.Radio, band.Measurement, band.Status, band.Security);
        _battery = new BatteryService(band.Ports.Radio, band.Ports.Clock, band.Battery, band.Status, band.Security);
        DeviceInformationService.Publish(band.Ports.Radio, band.Security);
        band.OfferHid();
    }

    /// <summary>Takes what the wearer and the central want, brings frames, motion and reports to the air, looks after the band, and tells its state.</summary>
    public void Step()
    {
        _duties.HearWearer();
        bool commanded = _controlPoint.Poll();
        _band.Acquisition.Collect();
        _duties.DecodeGestures();
        _duties.WatchMuscles();

        // Before the frames, which take all the room that a slow link has; it is two small notifications a second.
        _measurement.Publish();
        Publish(commanded);
        _band.EmgStream.Send();
        _duties.MoveMotion();
        _duties.SendReports();
        _duties.LookAfterBand();
        _duties.Supervise();
    }

    /// <summary>Makes every value readable before anybody can connect.</summary>
    public void Publish(bool now)
    {
        _deviceStatus.Publish(now);
        _condition.Publish(now);
        _battery.Publish();
    }
}
