using System;
using System.Collections;
using nanoFramework.Device.Bluetooth;
using nanoFramework.Device.Bluetooth.Advertisement;
using nanoFramework.Device.Bluetooth.GenericAttributeProfile;
using NeuralGlasses.Contract;
using Buffer = nanoFramework.Device.Bluetooth.Buffer;

namespace NeuralGlasses.Wristband.Esp32.Radio;

/// <summary>
/// The sections that the band advertises, in this order: what does not fit the 31 bytes goes to the scan response. By itself the runtime puts the
/// name first, and the service that centrals look for would be the one left out.
/// </summary>
public static class Advertisement
{
    // Assigned numbers of the Bluetooth SIG, common data types.
    private const byte Flags = 0x01;
    private const byte CompleteList16 = 0x03;
    private const byte CompleteList128 = 0x07;
    private const byte CompleteName = 0x09;
    private const byte Appearance = 0x19;

    // LE general discoverable, no BR/EDR.
    private const byte DiscoverableWithoutClassic = 0x06;

    /// <summary>Returns the parameters for a name, services of 128 or 16 bits, and an appearance, 0 for none.</summary>
    public static GattServiceProviderAdvertisingParameters Of(string name, Guid[] services, int appearance)
    {
        GattServiceProviderAdvertisingParameters parameters = new GattServiceProviderAdvertisingParameters();
        parameters.IsConnectable = true;
        parameters.IsDiscoverable = true;
        parameters.CustomAdvertisement = true;
        IList sections = parameters.Advertisement.DataSections;
        sections.Add(new BluetoothLEAdvertisementDataSection(Flags, new Buffer(new byte[] { DiscoverableWithoutClassic })));
        foreach (Guid service in services)
        {
            sections.Add(SectionOf(service));
        }

        if (appearance != 0)
        {
            sections.Add(new BluetoothLEAdvertisementDataSection(Appearance, Short(appearance)));
        }

        DataWriter nameWriter = new DataWriter();
        nameWriter.WriteString(name);
        sections.Add(new BluetoothLEAdvertisementDataSection(CompleteName, nameWriter.DetachBuffer()));
        return parameters;
    }

    private static BluetoothLEAdvertisementDataSection SectionOf(Guid service)
    {
        // The low half of the first number is the short UUID of those that the Bluetooth SIG assigned.
        byte[] bytes = service.ToByteArray();
        int assigned = bytes[0] | (bytes[1] << 8);
        if (service.Equals(GattUuids.Sig(assigned)))
        {
            return new BluetoothLEAdvertisementDataSection(CompleteList16, Short(assigned));
        }

        DataWriter writer = new DataWriter();
        writer.WriteUuid(service);
        return new BluetoothLEAdvertisementDataSection(CompleteList128, writer.DetachBuffer());
    }

    private static Buffer Short(int value)
    {
        return new Buffer(new byte[] { (byte)value, (byte)(value >> 8) });
    }
}
