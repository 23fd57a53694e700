using System;
using System.Device.Spi;
using nanoFramework.Hardware.Esp32;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Esp32;

/// <summary>The AFE's bus while the acquisition engine stands still. An exchange while it runs would wait for ever.</summary>
public sealed class Esp32SpiPort : ISpiPort
{
    /// <summary>Number of the bus as the runtime counts, from 1; it is SPI2 of the chip.</summary>
    public const int Bus = 1;

    /// <summary>
    /// Clock for registers, in hertz. The chip decodes a command byte in 4 tCLK, 1.95 µs, and a byte at this clock takes 2 µs, so that several can follow
    /// each other without a pause (SBAS459, "SPI Command Definitions").
    /// </summary>
    public const int ClockHz = 4000000;

    private readonly SpiDevice _device;

    /// <summary>Connects the pins and opens the bus.</summary>
    public Esp32SpiPort()
    {
        Configuration.SetPinFunction(PinMap.AfeDataIn, DeviceFunction.SPI1_MOSI);
        Configuration.SetPinFunction(PinMap.AfeDataOut, DeviceFunction.SPI1_MISO);
        Configuration.SetPinFunction(PinMap.AfeClock, DeviceFunction.SPI1_CLOCK);
        SpiConnectionSettings settings = new SpiConnectionSettings(Bus, PinMap.AfeChipSelect);
        settings.ClockFrequency = ClockHz;
        settings.Mode = SpiMode.Mode1;
        settings.DataFlow = DataFlow.MsbFirst;
        settings.Configuration = SpiBusConfiguration.FullDuplex;
        _device = SpiDevice.Create(settings);
    }

    /// <inheritdoc/>
    public void Exchange(byte[] write, byte[] read, int count)
    {
        _device.TransferFullDuplex(new SpanByte(write, 0, count), new SpanByte(read, 0, count));
    }
}
