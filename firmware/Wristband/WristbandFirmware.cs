using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Afe;
using NeuralGlasses.Wristband.Gatt;
using NeuralGlasses.Wristband.Ports;
using NeuralGlasses.Wristband.Power;

namespace NeuralGlasses.Wristband;

/// <summary>The wristband's program, the same on the chip, in the simulator and in the tests.</summary>
public static class WristbandFirmware
{
    /// <summary>Name under which the band advertises.</summary>
    public const string DeviceName = DeviceInformationService.Model;

    /// <summary>Time between two turns of the loop, in microseconds: managed code on the chip cannot wake more often.</summary>
    public const int StepMicroseconds = 10000;

    /// <summary>Builds the services, powers up the AFE, and runs until the clock says that the board is shutting down. An AFE fault does not end it: the fault can be read, and streaming is refused.</summary>
    public static void Run(WristbandPorts ports)
    {
        DeviceStatus status = new DeviceStatus();
        Ads1298 afe = new Ads1298(ports.AfeBus, ports.AfePins, ports.Clock, ports.AfeCount);
        EmgAcquisition acquisition = new EmgAcquisition(afe, ports.AfeCount, ports.Engine, ports.Radio, status);

        LinkSecurity security = ports.Radio.CanAuthenticate ? LinkSecurity.Authenticated : LinkSecurity.Encrypted;
        EmgStreamService emgStream = new EmgStreamService(ports.Radio, ports.Engine, acquisition, status, security);
        CommandExecutor executor = new CommandExecutor(acquisition, ports.Clock);
        ControlPointService controlPoint = new ControlPointService(ports.Radio, executor, status, security);
        DeviceStatusService deviceStatus = new DeviceStatusService(ports.Radio, ports.Clock, status, security);
        BatteryMonitor monitor = new BatteryMonitor(ports.Battery, ports.Clock);
        BatteryService battery = new BatteryService(ports.Radio, ports.Clock, monitor, status, security);
        DeviceInformationService.Publish(ports.Radio, security);
        AcquisitionLoop loop = new AcquisitionLoop(controlPoint, acquisition, emgStream, deviceStatus, battery, monitor);

        if (!acquisition.PowerUp())
        {
            return;
        }

        // Every value is there before anybody can connect and read it.
        deviceStatus.Publish(true);
        battery.Publish();
        ports.Radio.Start(DeviceName, GattUuids.EmgStreamService);
        while (ports.Clock.WaitUntil(NextStep(ports.Clock.Microseconds)))
        {
            loop.Step();
        }
    }

    private static long NextStep(long microseconds)
    {
        return ((microseconds / StepMicroseconds) + 1) * StepMicroseconds;
    }
}
