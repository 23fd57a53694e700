using System.Device.Spi;
using NeuralGlasses.Devices;
using NeuralGlasses.Drivers.Pins;

namespace NeuralGlasses.Drivers.Screens;

/// <summary>A panel with an ST7789 on SPI, 16 bits a pixel; only lines that changed go over the bus.</summary>
public sealed class St7789Panel : IPixelScreen
{
    // Commands and their values: ST7789V datasheet V1.0, section 9.1.
    private const byte SleepOut = 0x11;
    private const byte InversionOn = 0x21;
    private const byte DisplayOff = 0x28;
    private const byte DisplayOn = 0x29;
    private const byte ColumnAddress = 0x2A;
    private const byte RowAddress = 0x2B;
    private const byte WriteMemory = 0x2C;
    private const byte MemoryAccess = 0x36;
    private const byte PixelFormat = 0x3A;
    private const byte SixteenBits = 0x55;
    private const byte SoftwareReset = 0x01;
    private const byte SleepIn = 0x10;

    // Section 9.1.2 and 9.1.12: the panel takes no command for 120 ms after a reset, and 120 ms pass between sleep in and out.
    private static readonly TimeSpan Settles = TimeSpan.FromMilliseconds(120);

    // What Linux' spidev takes at once, unless its module is told otherwise.
    private const int ChunkBytes = 4096;
    private readonly SpiDevice _bus;
    private readonly GpioPins _pins;
    private readonly int _dc;
    private readonly byte[] _line;

    /// <summary>Wakes a panel and makes it dark.</summary>
    /// <param name="bus">The panel on its bus; it is disposed of with the panel.</param>
    /// <param name="pins">The chip with its other line.</param>
    /// <param name="dc">Line that tells data, high, from commands, low.</param>
    /// <param name="width">Width, in pixels, 1 to 320.</param>
    /// <param name="height">Height, in pixels, 1 to 320.</param>
    /// <exception cref="DeviceFailedException">It cannot be used.</exception>
    public St7789Panel(SpiDevice bus, GpioPins pins, int dc, int width = 240, int height = 240)
    {
        ArgumentNullException.ThrowIfNull(bus);
        ArgumentNullException.ThrowIfNull(pins);
        (_bus, _pins, _dc, WidthPixels, HeightPixels) = (bus, pins, dc, width, height);
        Name = $"the panel at chip select {bus.ConnectionSettings.ChipSelectLine} of SPI bus {bus.ConnectionSettings.BusId}";
        _line = new byte[2 * width];
        try
        {
            pins.OpenOutput(dc, isHigh: false);
            Send(SoftwareReset);
            Wait();
            Send(SleepOut);
            Wait();
            Send(PixelFormat, SixteenBits);
            Send(MemoryAccess, 0);

            // Its liquid crystal shows a zero as light unless it is told to invert.
            Send(InversionOn);
            Show(new byte[4 * width * height], 0, height);
            Send(DisplayOn);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DeviceFailedException($"There is no answer from {Name}: {error.Message.TrimEnd('.')}; look whether SPI is on and the user of this program is in the group spi.", error);
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int WidthPixels { get; }

    /// <inheritdoc/>
    public int HeightPixels { get; }

    /// <inheritdoc/>
    public void Show(ReadOnlySpan<byte> rgba, int top, int bottom)
    {
        Send(ColumnAddress, 0, 0, (byte)((WidthPixels - 1) >> 8), (byte)(WidthPixels - 1));
        Send(RowAddress, (byte)(top >> 8), (byte)top, (byte)((bottom - 1) >> 8), (byte)(bottom - 1));
        Send(WriteMemory);
        for (var y = top; y < bottom; y++)
        {
            Pack(rgba.Slice(4 * WidthPixels * y, 4 * WidthPixels));
            for (var at = 0; at < _line.Length; at += ChunkBytes)
                _bus.Write(_line.AsSpan(at, Math.Min(ChunkBytes, _line.Length - at)));
        }
    }

    /// <summary>Turns it off.</summary>
    public void Dispose()
    {
        try
        {
            Send(DisplayOff);
            Send(SleepIn);
        }
        catch (Exception gone) when (gone is IOException or DeviceFailedException)
        {
            // It has gone, and shows nothing.
        }

        _bus.Dispose();
    }

    // Five bits of red, six of green, five of blue, the byte with red first.
    private void Pack(ReadOnlySpan<byte> rgba)
    {
        for (var i = 0; i < WidthPixels; i++)
        {
            var (red, green, blue) = (rgba[4 * i], rgba[(4 * i) + 1], rgba[(4 * i) + 2]);
            _line[2 * i] = (byte)((red & 0xF8) | (green >> 5));
            _line[(2 * i) + 1] = (byte)(((green & 0x1C) << 3) | (blue >> 3));
        }
    }

    private void Send(byte command, params ReadOnlySpan<byte> values)
    {
        _pins.Write(_dc, isHigh: false);
        _bus.Write([command]);
        _pins.Write(_dc, isHigh: true);
        if (!values.IsEmpty)
            _bus.Write(values);
    }

    private static void Wait()
    {
        using var never = new ManualResetEvent(false);
        never.WaitOne(Settles);
    }
}
