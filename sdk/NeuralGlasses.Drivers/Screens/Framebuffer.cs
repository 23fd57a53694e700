using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;
using NeuralGlasses.Devices;

namespace NeuralGlasses.Drivers.Screens;

/// <summary>A screen by Linux' framebuffer, such as <c>/dev/fb0</c>, on 64-bit machines. A picture that is smaller than the screen stands in its middle.</summary>
public sealed class Framebuffer : IPixelScreen
{
    private const string Console = "/dev/tty0";
    private const string CursorOff = "\e[?25l";
    private const string CursorOn = "\e[?25h";

    // linux/fb.h: requests, and the places of what they tell in fb_var_screeninfo and fb_fix_screeninfo where a long has 64 bits.
    private const uint GetVariable = 0x4600;
    private const uint GetFixed = 0x4602;
    private const int VariableBytes = 160;
    private const int FixedBytes = 80;
    private const int LineLengthAt = 48;
    private const int BitsAt = 24;
    private const int RedAt = 32;
    private readonly SafeFileHandle _device;
    private readonly PixelPacking _packing;
    private readonly int _lineBytes;
    private readonly byte[] _frame;
    private readonly int _left;
    private readonly int _top;

    /// <summary>Opens a screen and makes it dark.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="width">Width of the picture, in pixels; 0 for that of the screen.</param>
    /// <param name="height">Height of the picture, in pixels; 0 for that of the screen.</param>
    /// <exception cref="DeviceFailedException">It is not there, may not be used, is smaller than the picture, or has pixels of another kind than 16 or 32 bits.</exception>
    public Framebuffer(string path, int width = 0, int height = 0)
    {
        Name = path;
        try
        {
            _device = Kernel.Open(path);
            Span<byte> variable = stackalloc byte[VariableBytes], fixedPart = stackalloc byte[FixedBytes];
            Kernel.Ask(_device, GetVariable, variable);
            Kernel.Ask(_device, GetFixed, fixedPart);
            var (screenWidth, screenHeight, bits) = (Word(variable, 0), Word(variable, 4), Word(variable, BitsAt));
            _packing = new PixelPacking(bits, Place(variable, 0), Place(variable, 1), Place(variable, 2));
            _lineBytes = Word(fixedPart, LineLengthAt);
            (WidthPixels, HeightPixels) = (width == 0 ? screenWidth : width, height == 0 ? screenHeight : height);
            if (bits is not (16 or 32))
                throw new DeviceFailedException($"The screen {path} has pixels of {bits} bits, expected 16 or 32; set its depth in the board's configuration.");
            if (WidthPixels > screenWidth || HeightPixels > screenHeight)
                throw new DeviceFailedException($"The screen {path} has {screenWidth} x {screenHeight} pixels, and a picture of {WidthPixels} x {HeightPixels} was set; set a smaller one, or none.");
            (_left, _top) = ((screenWidth - WidthPixels) / 2, (screenHeight - HeightPixels) / 2);
            _frame = new byte[_lineBytes * screenHeight];
            TellConsole(CursorOff);
            Write();
        }
        catch (IOException error)
        {
            _device?.Dispose();
            throw new DeviceFailedException($"The screen {path} cannot be used: {error.Message}; look whether it is there and the user of this program is in the group video.", error);
        }
        catch (DeviceFailedException)
        {
            _device?.Dispose();
            throw;
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
        for (var y = top; y < bottom; y++)
        {
            var line = _frame.AsSpan(((_top + y) * _lineBytes) + (_left * _packing.Bytes), WidthPixels * _packing.Bytes);
            _packing.Pack(rgba.Slice(4 * WidthPixels * y, 4 * WidthPixels), line);
        }

        Write();
    }

    /// <summary>Makes it dark and closes it.</summary>
    public void Dispose()
    {
        try
        {
            Array.Clear(_frame);
            Write();
            TellConsole(CursorOn);
        }
        catch (IOException)
        {
            // It has gone.
        }

        _device.Dispose();
    }

    // Always the whole frame: Linux 6.1 shows nothing of a write that begins within a line and ends with that line.
    private void Write() => RandomAccess.Write(_device, _frame, 0);

    // The console paints its cursor over the picture. Where it may not be written to, the kernel can be told once: vt.global_cursor_default=0.
    private static void TellConsole(string sequence)
    {
        try
        {
            using var console = Kernel.Open(Console, writesOnly: true);
            Kernel.Write(console, Encoding.ASCII.GetBytes(sequence));
        }
        catch (IOException)
        {
            // There is no console, or it is somebody else's.
        }
    }

    private static int Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);

    // Three fb_bitfield of three words each: where, how many bits, and the order of bits.
    private static (int At, int Length) Place(ReadOnlySpan<byte> variable, int colour) => (Word(variable, RedAt + (12 * colour)), Word(variable, RedAt + (12 * colour) + 4));
}
