using System.Device.Gpio;
using System.Device.Spi;
using Iot.Device.Ssd1351;
using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Layout;
using NeuralGlasses.Skia.Hud;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Glasses.Linux;

/// <summary>An SSD1351 of 128 x 128 pixels on SPI, as a display for the bench; the lines that changed go over the bus, 16 bits a pixel.</summary>
internal sealed class LinuxPanel : IHudDisplay, IDisposable
{
    private const int Side = 128;
    private const int ChunkBytes = 2048;

    // Write RAM (SSD1351 datasheet, table of commands); the driver of the bindings keeps its commands to itself.
    private const byte WriteRam = 0x5C;
    private readonly GpioController _gpio;
    private readonly SpiDevice _spi;
    private readonly int _dcPin;
    private readonly Ssd1351 _panel;
    private readonly HudCanvas _canvas;
    private readonly byte[] _pixels = new byte[2 * Side * Side];

    public LinuxPanel(int bus, int chip, int dcPin, int resetPin, GpioController gpio)
    {
        Abilities = new HudAbilities(Side, Side, PixelsPerDegree: 10, HudColours.Colour24, RefreshHz: 30);
        _gpio = gpio;
        _dcPin = dcPin;
        _spi = SpiDevice.Create(new SpiConnectionSettings(bus, chip) { ClockFrequency = 8_000_000, Mode = SpiMode.Mode3 });
        _panel = new Ssd1351(_spi, dcPin, resetPin, gpioController: gpio, shouldDispose: false);
        _panel.ResetDisplayAsync().GetAwaiter().GetResult();
        _panel.ClearScreen();
        _panel.SetDisplayOn();
        _canvas = new HudCanvas(Abilities);
    }

    public HudAbilities? Abilities { get; }

    public IReadOnlyList<HudSpot> Spots => _canvas.Spots;

    public HudResult Show(HudScene scene, HostTime at)
    {
        var frame = _canvas.Draw(scene);
        var changed = _canvas.Changed;
        try
        {
            Send(_canvas.ChangedLines, (int)changed.Top);
        }
        catch (IOException error)
        {
            _canvas.Forget();
            return new HudResult(HudOutcome.Blocked, $"The display does not answer: {error.Message}", at);
        }

        var shortcomings = string.Join(" ", _canvas.Shortcomings(frame));
        return new HudResult(shortcomings.Length == 0 ? HudOutcome.Displayed : HudOutcome.Degraded, shortcomings, at.Plus(1e6 / Abilities!.RefreshHz));
    }

    public void Dispose()
    {
        _panel.SetDisplayOff();
        _panel.Dispose();
        _spi.Dispose();
        _canvas.Dispose();
    }

    private void Send(ReadOnlySpan<byte> rgba, int top)
    {
        if (rgba.IsEmpty)
            return;
        var count = rgba.Length / 4;
        for (var i = 0; i < count; i++)
        {
            var (red, green, blue) = (rgba[4 * i], rgba[(4 * i) + 1], rgba[(4 * i) + 2]);
            _pixels[2 * i] = (byte)((red & 0xF8) | (green >> 5));
            _pixels[(2 * i) + 1] = (byte)(((green & 0x1C) << 3) | (blue >> 3));
        }

        _panel.SetColumnAddress(0, Side - 1);
        _panel.SetRowAddress((byte)top, (byte)(top + (count / Side) - 1));
        _gpio.Write(_dcPin, PinValue.Low);
        _spi.WriteByte(WriteRam);
        _gpio.Write(_dcPin, PinValue.High);
        for (var at = 0; at < 2 * count; at += ChunkBytes)
            _spi.Write(_pixels.AsSpan(at, Math.Min(ChunkBytes, (2 * count) - at)));
    }
}
