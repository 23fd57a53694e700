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

    /// <summary>Adds the characteristics to the radio and sets their values.</summary>
    public static void Publish(IGattPeripheral radio, LinkSecurity security)
    {
        Add(radio, security, GattUuids.ManufacturerName, Manufacturer);
        Add(radio, security, GattUuids.ModelNumber, Model);
        Add(radio, security, GattUuids.HardwareRevision, HardwareRevision);
        Add(radio, security, GattUuids.FirmwareRevision, FirmwareVersion.Text);
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
