using NeuralGlasses.Contract;
using NeuralGlasses.Tests;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Wire;

public sealed class ContractTests
{
    [Fact]
    public void The_checksum_has_the_check_value_of_the_CRC_catalogue()
    {
        Assert.Equal(0xCBF43926u, Crc32.Compute("123456789"u8.ToArray(), 0, 9));
        Assert.Equal(0u, Crc32.Compute([], 0, 0));
        Assert.Equal(0xCBF43926u, Crc32.Compute("--123456789--"u8.ToArray(), 2, 9));
    }

    [Fact]
    public void Our_UUIDs_have_the_form_of_the_norm()
    {
        Assert.Equal("00010000-4e47-4c53-a5e0-6b1d2f9c7a31", GattUuids.EmgStreamService.ToString());
        Assert.Equal("00010001-4e47-4c53-a5e0-6b1d2f9c7a31", GattUuids.EmgFrames.ToString());
        Assert.Equal("00020000-4e47-4c53-a5e0-6b1d2f9c7a31", GattUuids.ControlService.ToString());
        Assert.Equal("00020001-4e47-4c53-a5e0-6b1d2f9c7a31", GattUuids.ControlPoint.ToString());
        Assert.Equal("00020002-4e47-4c53-a5e0-6b1d2f9c7a31", GattUuids.DeviceStatus.ToString());
        Assert.Equal("ffffffff" + GattUuids.BaseSuffix, GattUuids.Ours(0xFFFF, 0xFFFF).ToString());
    }

    [Fact]
    public void SIG_UUIDs_have_the_Bluetooth_base()
    {
        Assert.Equal("0000180f-0000-1000-8000-00805f9b34fb", GattUuids.BatteryService.ToString());
        Assert.Equal("00002a19-0000-1000-8000-00805f9b34fb", GattUuids.BatteryLevel.ToString());
        Assert.Equal("0000180a-0000-1000-8000-00805f9b34fb", GattUuids.DeviceInformationService.ToString());
        Assert.Equal("00002a29-0000-1000-8000-00805f9b34fb", GattUuids.ManufacturerName.ToString());
        Assert.Equal("00002a24-0000-1000-8000-00805f9b34fb", GattUuids.ModelNumber.ToString());
        Assert.Equal("00002a26-0000-1000-8000-00805f9b34fb", GattUuids.FirmwareRevision.ToString());
        Assert.Equal("00002a27-0000-1000-8000-00805f9b34fb", GattUuids.HardwareRevision.ToString());
    }

    [Fact]
    public void A_status_of_a_later_version_is_read_by_its_first_bytes()
    {
        var buffer = new byte[DeviceStatus.Length + 8];
        new DeviceStatus { RateHz = 2000, RadioBusy = 9 }.Write(buffer);
        var read = new DeviceStatus();
        Assert.True(read.TryRead(buffer, 0, buffer.Length));
        Assert.Equal((2000, 9), (read.RateHz, read.RadioBusy));
    }

    [Fact]
    public void A_status_cut_short_is_refused()
    {
        var read = new DeviceStatus();
        Assert.False(read.TryRead(new byte[DeviceStatus.Length], 0, DeviceStatus.Length - 1));
    }

    [Fact]
    public void A_status_and_an_answer_fit_the_smallest_notification()
    {
        Assert.InRange(DeviceStatus.Length, 1, EmgStreamFormat.MinNotificationLength);
        Assert.InRange(BandCondition.Length, 1, EmgStreamFormat.MinNotificationLength);
        Assert.InRange(MeasurementReport.Length, 1, EmgStreamFormat.MinNotificationLength);
        Assert.InRange(ControlPoint.MaxLength, ControlPoint.ResponseHeaderLength + 16, EmgStreamFormat.MinNotificationLength);
    }

    [Fact]
    public void Little_endian_integers_read_back_at_their_limits()
    {
        var buffer = new byte[6];
        LittleEndian.WriteUInt16(buffer, 1, 0xA1B2);
        Assert.Equal([0, 0xB2, 0xA1, 0, 0, 0], buffer);
        Assert.Equal(0xA1B2, LittleEndian.ReadUInt16(buffer, 1));
        Assert.Equal(unchecked((short)0xA1B2), LittleEndian.ReadInt16(buffer, 1));
        LittleEndian.WriteUInt32(buffer, 2, 0xFFFE8001);
        Assert.Equal([0, 0xB2, 0x01, 0x80, 0xFE, 0xFF], buffer);
        Assert.Equal(0xFFFE8001, LittleEndian.ReadUInt32(buffer, 2));
    }

    [Fact]
    public void Writing_a_status_or_a_command_allocates_nothing()
    {
        var status = new DeviceStatus();
        var buffer = new byte[DeviceStatus.Length];
        Write(status, buffer);
        Assert.Equal(0, Allocation.LeastOf(() => Write(status, buffer)));
    }

    private static void Write(DeviceStatus status, byte[] buffer)
    {
        status.Write(buffer);
        status.TryRead(buffer, 0, buffer.Length);
        ControlPoint.WriteSetStream(buffer, 0, 1000, 8, 1);
        ControlPoint.WriteResponse(buffer, 1, 0, 1);
    }
}
