using System;
using System.Collections;
using nanoFramework.Device.Bluetooth;
using nanoFramework.Device.Bluetooth.Advertisement;
using nanoFramework.Device.Bluetooth.GenericAttributeProfile;
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
    private const byte CompleteList128 = 0x07;
    private const byte CompleteName = 0x09;

    // LE general discoverable, no BR/EDR.
    private const byte DiscoverableWithoutClassic = 0x06;

    /// <summary>Returns the parameters for a name and a 128-bit service.</summary>
    public static GattServiceProviderAdvertisingParameters Of(string name, Guid service)
    {
        GattServiceProviderAdvertisingParameters parameters = new GattServiceProviderAdvertisingParameters();
        parameters.IsConnectable = true;
        parameters.IsDiscoverable = true;
        parameters.CustomAdvertisement = true;
        DataWriter serviceWriter = new DataWriter();
        serviceWriter.WriteUuid(service);
        DataWriter nameWriter = new DataWriter();
        nameWriter.WriteString(name);
        IList sections = parameters.Advertisement.DataSections;
        sections.Add(new BluetoothLEAdvertisementDataSection(Flags, new Buffer(new byte[] { DiscoverableWithoutClassic })));
        sections.Add(new BluetoothLEAdvertisementDataSection(CompleteList128, serviceWriter.DetachBuffer()));
        sections.Add(new BluetoothLEAdvertisementDataSection(CompleteName, nameWriter.DetachBuffer()));
        return parameters;
    }
}
