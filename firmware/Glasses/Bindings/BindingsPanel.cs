using System.Device.Gpio;
using System.Device.Spi;
using Iot.Device.Ssd1351;
using NeuralGlasses.Drivers.Screens;

namespace NeuralGlasses.Glasses.Bindings;

/// <summary>An SSD1351 of 128 x 128 pixels on SPI, as a display for the bench; the lines that changed go over the bus, 16 bits a pixel.</summary>
internal sealed class BindingsPanel : IPixelScreen
{
    private const int Side = 128;
    private const int ChunkBytes = 2048;

    // Write RAM (SSD1351 datasheet, table of commands); the driver of the bindings keeps its commands to itself.
    private const byte WriteRam = 0x5C;
    private readonly GpioController _gpio;
    private readonly SpiDevice _spi;
    private readonly int _dcPin;
    private readonly Ssd1351 _panel;
    private readonly byte[] _pixels = new byte[2 * Side * Side];

    public BindingsPanel(int bus, int chip, int dcPin, int resetPin)
    {
        Name = $"the SSD1351 at chip select {chip} of SPI bus {bus}";
        _gpio = new GpioController();
        _dcPin = dcPin;
        _spi = SpiDevice.Create(new SpiConnectionSettings(bus, chip) { ClockFrequency = 8_000_000, Mode = SpiMode.Mode3 });
        _panel = new Ssd1351(_spi, dcPin, resetPin, gpioController: _gpio, shouldDispose: false);
        _panel.ResetDisplayAsync().GetAwaiter().GetResult();
        _panel.ClearScreen();
        _panel.SetDisplayOn();
    }

    public string Name { get; }

    public int WidthPixels => Side;

    public int HeightPixels => Side;

    public void Show(ReadOnlySpan<byte> rgba, int top, int bottom)
    {
        var lines = rgba[(4 * Side * top)..(4 * Side * bottom)];
        var count = lines.Length / 4;
        for (var i = 0; i < count; i++)
        {
            var (red, green, blue) = (lines[4 * i], lines[(4 * i) + 1], lines[(4 * i) + 2]);
            _pixels[2 * i] = (byte)((red & 0xF8) | (green >> 5));
            _pixels[(2 * i) + 1] = (byte)(((green & 0x1C) << 3) | (blue >> 3));
        }

        _panel.SetColumnAddress(0, Side - 1);
        _panel.SetRowAddress((byte)top, (byte)(bottom - 1));
        _gpio.Write(_dcPin, PinValue.Low);
        _spi.WriteByte(WriteRam);
        _gpio.Write(_dcPin, PinValue.High);
        for (var at = 0; at < 2 * count; at += ChunkBytes)
            _spi.Write(_pixels.AsSpan(at, Math.Min(ChunkBytes, (2 * count) - at)));
    }

    public void Dispose()
    {
        _panel.SetDisplayOff();
        _panel.Dispose();
        _spi.Dispose();
        _gpio.Dispose();
    }
}
