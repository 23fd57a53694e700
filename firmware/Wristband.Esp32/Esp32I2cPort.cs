using System;
using System.Device.I2c;
using nanoFramework.Hardware.Esp32;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Esp32;

/// <summary>The bus of the small chips. The runtime has one device for each address, so the addresses are known from the start.</summary>
public sealed class Esp32I2cPort : II2cPort
{
    // Counted from 1, as the runtime does.
    private const int Bus = 1;
    private readonly int[] _addresses;
    private readonly I2cDevice[] _devices;

    /// <summary>Connects the pins and opens the bus for these 7-bit addresses.</summary>
    public Esp32I2cPort(int[] addresses)
    {
        Configuration.SetPinFunction(PinMap.I2cData, DeviceFunction.I2C1_DATA);
        Configuration.SetPinFunction(PinMap.I2cClock, DeviceFunction.I2C1_CLOCK);
        _addresses = addresses;
        _devices = new I2cDevice[addresses.Length];
        for (int i = 0; i < addresses.Length; i++)
        {
            _devices[i] = I2cDevice.Create(new I2cConnectionSettings(Bus, addresses[i], I2cBusSpeed.FastMode));
        }
    }

    /// <summary>Writes as the port says; false also for an address that was not given at the start.</summary>
    public bool Write(int address, byte[] buffer, int count)
    {
        I2cDevice device = Find(address);
        try
        {
            return device != null && device.Write(new SpanByte(buffer, 0, count)).Status == I2cTransferStatus.FullTransfer;
        }
        catch (Exception)
        {
            // The runtime throws for what is neither an answer nor a missing one.
            return false;
        }
    }

    /// <summary>Writes and reads as the port says; false also for an address that was not given at the start.</summary>
    public bool WriteRead(int address, byte[] write, int writeCount, byte[] read, int readCount)
    {
        I2cDevice device = Find(address);
        try
        {
            return device != null
                && device.WriteRead(new SpanByte(write, 0, writeCount), new SpanByte(read, 0, readCount)).Status == I2cTransferStatus.FullTransfer;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private I2cDevice Find(int address)
    {
        for (int i = 0; i < _addresses.Length; i++)
        {
            if (_addresses[i] == address)
            {
                return _devices[i];
            }
        }

        return null;
    }
}
