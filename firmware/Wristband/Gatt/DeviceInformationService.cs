using System;
using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Gatt;

/// <summary>Says who made the band and which versions it has (Bluetooth SIG, Device Information Service 1.1); nothing changes after power-up.</summary>
public static class DeviceInformationService
{
    /// <summary>Manufacturer name.</summary>
    public const string Manufacturer = "NeuralGlasses";

    /// <summary>Model number, which is also the name that the band advertises.</summary>
    public const string Model = "NeuralBand";

    /// <summary>Hardware revision.</summary>
    public const string HardwareRevision = "A";

    /// <summary>
    /// Company that the PnP ID names: 0xFFFF, which the Bluetooth SIG gives to nobody and keeps for tests (Assigned Numbers §7.1). Whoever
    /// sells a band needs a number of its own.
    /// </summary>
    public const int VendorId = 0xFFFF;

    /// <summary>Product that the PnP ID names.</summary>
    public const int ProductId = 0x0001;

    /// <summary>Adds the characteristics to the radio and sets their values.</summary>
    public static void Publish(IGattPeripheral radio, LinkSecurity security)
    {
        Add(radio, security, GattUuids.ManufacturerName, Manufacturer);
        Add(radio, security, GattUuids.ModelNumber, Model);
        Add(radio, security, GattUuids.HardwareRevision, HardwareRevision);
        Add(radio, security, GattUuids.FirmwareRevision, FirmwareVersion.Text);
    }

    /// <summary>Adds the PnP ID, which a host of mouse and keyboard wants to read (HID over GATT Profile 1.0, mandatory there): source, vendor, product, version.</summary>
    public static void PublishPnpId(IGattPeripheral radio, LinkSecurity security)
    {
        // Source 1: the vendor is one of the Bluetooth SIG's company identifiers.
        byte[] value = new byte[7];
        value[0] = 1;
        LittleEndian.WriteUInt16(value, 1, VendorId);
        LittleEndian.WriteUInt16(value, 3, ProductId);
        LittleEndian.WriteUInt16(value, 5, (FirmwareVersion.Major << 8) | (FirmwareVersion.Minor << 4));
        radio.SetValue(radio.AddCharacteristic(GattUuids.DeviceInformationService, GattUuids.PnpId, GattProperties.Read, security), value, value.Length);
    }

    private static void Add(IGattPeripheral radio, LinkSecurity security, Guid characteristic, string text)
    {
        // All texts are ASCII, whose UTF-8 is the same bytes.
        byte[] value = new byte[text.Length];
        for (int i = 0; i < value.Length; i++)
        {
            value[i] = (byte)text[i];
        }

        radio.SetValue(radio.AddCharacteristic(GattUuids.DeviceInformationService, characteristic, GattProperties.Read, security), value, value.Length);
    }
}
