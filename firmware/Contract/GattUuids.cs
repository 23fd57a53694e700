using System;

namespace NeuralGlasses.Contract;

/// <summary>
/// The UUIDs of the wristband's GATT services. Ours have the form <c>SSSSCCCC-4E47-4C53-A5E0-6B1D2F9C7A31</c>:
/// SSSS numbers the service, CCCC the characteristic in it, and CCCC = 0000 is the service itself.
/// Battery, Device Information and Human Interface Device are the Bluetooth SIG's (Assigned Numbers §3.4, §3.7 and §3.8).
/// </summary>
public static class GattUuids
{
    /// <summary>The part of our UUIDs behind the SSSSCCCC group.</summary>
    public const string BaseSuffix = "-4e47-4c53-a5e0-6b1d2f9c7a31";

    /// <summary>Number of the EMG stream service.</summary>
    public const int EmgStreamServiceNumber = 0x0001;

    /// <summary>Number of the control service.</summary>
    public const int ControlServiceNumber = 0x0002;

    /// <summary>Number of the motion stream service.</summary>
    public const int MotionStreamServiceNumber = 0x0003;

    /// <summary>EMG stream service.</summary>
    public static readonly Guid EmgStreamService = Ours(EmgStreamServiceNumber, 0x0000);

    /// <summary>EMG frames: notify.</summary>
    public static readonly Guid EmgFrames = Ours(EmgStreamServiceNumber, 0x0001);

    /// <summary>Control service.</summary>
    public static readonly Guid ControlService = Ours(ControlServiceNumber, 0x0000);

    /// <summary>Control point: write with response; the answer comes as a notification.</summary>
    public static readonly Guid ControlPoint = Ours(ControlServiceNumber, 0x0001);

    /// <summary>Device status: read, notify.</summary>
    public static readonly Guid DeviceStatus = Ours(ControlServiceNumber, 0x0002);

    /// <summary>Band condition: read, notify.</summary>
    public static readonly Guid BandCondition = Ours(ControlServiceNumber, 0x0003);

    /// <summary>What a measurement found: read, notify.</summary>
    public static readonly Guid Measurement = Ours(ControlServiceNumber, 0x0004);

    /// <summary>Motion stream service.</summary>
    public static readonly Guid MotionStreamService = Ours(MotionStreamServiceNumber, 0x0000);

    /// <summary>Motion frames: notify.</summary>
    public static readonly Guid MotionFrames = Ours(MotionStreamServiceNumber, 0x0001);

    /// <summary>Battery service 0x180F.</summary>
    public static readonly Guid BatteryService = Sig(0x180F);

    /// <summary>Battery level 0x2A19, percent: read, notify.</summary>
    public static readonly Guid BatteryLevel = Sig(0x2A19);

    /// <summary>Device Information service 0x180A.</summary>
    public static readonly Guid DeviceInformationService = Sig(0x180A);

    /// <summary>Manufacturer name 0x2A29, UTF-8: read.</summary>
    public static readonly Guid ManufacturerName = Sig(0x2A29);

    /// <summary>Model number 0x2A24, UTF-8: read.</summary>
    public static readonly Guid ModelNumber = Sig(0x2A24);

    /// <summary>Firmware revision 0x2A26, UTF-8: read.</summary>
    public static readonly Guid FirmwareRevision = Sig(0x2A26);

    /// <summary>Hardware revision 0x2A27, UTF-8: read.</summary>
    public static readonly Guid HardwareRevision = Sig(0x2A27);

    /// <summary>PnP ID 0x2A50, vendor, product and version: read.</summary>
    public static readonly Guid PnpId = Sig(0x2A50);

    /// <summary>Human Interface Device service 0x1812.</summary>
    public static readonly Guid HidService = Sig(0x1812);

    /// <summary>HID information 0x2A4A: read.</summary>
    public static readonly Guid HidInformation = Sig(0x2A4A);

    /// <summary>Report map 0x2A4B, a USB report descriptor: read.</summary>
    public static readonly Guid ReportMap = Sig(0x2A4B);

    /// <summary>HID control point 0x2A4C, suspend and exit suspend: write without response.</summary>
    public static readonly Guid HidControlPoint = Sig(0x2A4C);

    /// <summary>Report 0x2A4D, of which there is one a report; the descriptor <see cref="ReportReference"/> tells them apart: read, notify.</summary>
    public static readonly Guid Report = Sig(0x2A4D);

    /// <summary>Descriptor report reference 0x2908: report ID and type.</summary>
    public static readonly Guid ReportReference = Sig(0x2908);

    /// <summary>Returns our UUID for a service and a characteristic number, each 0 to 0xFFFF.</summary>
    public static Guid Ours(int service, int characteristic)
    {
        return new Guid(
            (service << 16) | characteristic,
            0x4E47,
            0x4C53,
            0xA5,
            0xE0,
            0x6B,
            0x1D,
            0x2F,
            0x9C,
            0x7A,
            0x31);
    }

    /// <summary>Returns the 128-bit form of a 16-bit SIG UUID (Core Specification Vol 3, Part B, §2.5.1).</summary>
    public static Guid Sig(int assigned)
    {
        return new Guid(
            assigned,
            0x0000,
            0x1000,
            0x80,
            0x00,
            0x00,
            0x80,
            0x5F,
            0x9B,
            0x34,
            0xFB);
    }
}
