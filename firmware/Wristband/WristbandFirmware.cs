using System;
using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Gatt;
using NeuralGlasses.Wristband.Haptics;
using NeuralGlasses.Wristband.Hid;
using NeuralGlasses.Wristband.Imu;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband;

/// <summary>The wristband's program, the same on the chip, in the simulator and in the tests.</summary>
public static class WristbandFirmware
{
    /// <summary>Name under which the band advertises.</summary>
    public const string DeviceName = DeviceInformationService.Model;

    /// <summary>Time between two turns of the loop, in microseconds: managed code on the chip cannot wake more often.</summary>
    public const int StepMicroseconds = 10000;

    /// <summary>Change of acceleration that wakes the sleeping band, in thousandths of g: a hand that takes it up, not a truck that passes.</summary>
    public const int WakeMilligrams = 100;

    /// <summary>
    /// Loads what was saved, powers the parts up, and runs until the board is to sleep, turn off or start anew, or the clock says that it is
    /// shutting down. A part that fails does not end it: the fault can be read, and what needs the part is refused.
    /// </summary>
    public static RunEnd Run(WristbandPorts ports)
    {
        Band band = new Band(ports);
        band.Faults.Load();
        band.Boot.Report(band.Faults);
        band.Store.Load();
        band.ApplySettings();
        AcquisitionLoop loop = new AcquisitionLoop(band);
        if (!PowerUp(band))
        {
            return RunEnd.ShuttingDown;
        }

        // Every value is there before anybody can connect and read it.
        loop.Publish(true);
        Advertise(band);
        band.Supervisor.Restart();
        while (band.Power.End == RunEnd.None)
        {
            if (!ports.Clock.WaitUntil(NextStep(ports.Clock.Microseconds)))
            {
                return RunEnd.ShuttingDown;
            }

            loop.Step();
        }

        return Finish(band, band.Power.End);
    }

    private static void Advertise(Band band)
    {
        bool isHid = band.Hid != null;
        Guid[] services = new Guid[isHid ? 2 : 1];
        services[0] = GattUuids.EmgStreamService;
        if (isHid)
        {
            services[1] = GattUuids.HidService;
        }

        band.Ports.Radio.Start(DeviceName, services, isHid ? HidService.Appearance : 0);
    }

    // False only if the board is shutting down.
    private static bool PowerUp(Band band)
    {
        if (band.Boot.IsSafeMode)
        {
            // What crashed three starts may be any part, so none is touched that the way out does not need.
            band.Acquisition.Fail(FaultCode.SafeMode);
            return true;
        }

        if (!band.PowerUpAfe())
        {
            return false;
        }

        ImuResult imu = band.ImuDriver.PowerUp();
        if (imu == ImuResult.Ok)
        {
            band.Imu.Start(BandDuties.QuietImuRateHz, true);
        }
        else if (imu == ImuResult.ShuttingDown)
        {
            return false;
        }
        else
        {
            band.Faults.Note(FaultCode.ImuAbsent, (int)imu);
        }

        Drv2605lResult haptics = band.Haptics.PowerUp();
        if (haptics != Drv2605lResult.Ok && haptics != Drv2605lResult.ShuttingDown)
        {
            band.Faults.Note(FaultCode.HapticsAbsent, (int)haptics);
        }

        return haptics != Drv2605lResult.ShuttingDown;
    }

    private static RunEnd Finish(Band band, RunEnd end)
    {
        if (band.ForgetsAtEnd)
        {
            // At once before the link ends: nobody is served without a bond, and the bonds of a radio that is off cannot be reached.
            band.Ports.Radio.ForgetBonds();
        }

        band.Ports.Radio.Stop();
        band.Acquisition.PowerDown();
        band.Haptics.Stop();
        band.Light.PutOut();
        if (end == RunEnd.Sleep)
        {
            band.ImuDriver.ArmWakeOnMotion(WakeMilligrams);
        }
        else if (band.Imu.IsStreaming)
        {
            band.Imu.Stop();
        }

        if (band.ForgetsAtEnd)
        {
            band.Store.Forget();
            band.Faults.Forget();
        }

        band.Store.Flush();
        band.Faults.Flush();
        band.Boot.EndClean();
        return end;
    }

    private static long NextStep(long microseconds)
    {
        return ((microseconds / StepMicroseconds) + 1) * StepMicroseconds;
    }
}
