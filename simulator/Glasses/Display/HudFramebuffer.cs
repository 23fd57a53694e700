using System.Runtime.InteropServices;
using NeuralGlasses.Devices;
using NeuralGlasses.Simulator.Glasses.Profiles;
using SkiaSharp;

namespace NeuralGlasses.Simulator.Glasses.Display;

/// <summary>
/// The memory of a display, packed as it stores it: what is written becomes what a pixel can be. A display without steps dithers with an ordered
/// 8 × 8 matrix (Bayer, IEEE International Conference on Communications, 1973), one of sixteen steps rounds the luminance (ITU-R BT.709).
/// </summary>
public sealed class HudFramebuffer
{
    private const int RgbaBytes = 4;
    private const int MatrixSize = 8;

    // A HUD frame is mostly black, so the cheapest setting costs few bytes and a tenth of the time.
    private static readonly SKPngEncoderOptions Encoding = new(SKPngEncoderFilterFlags.NoFilters, 1);
    private static readonly byte[] Matrix = MakeMatrix();
    private readonly DisplayProfile _display;
    private readonly byte[] _memory;
    private readonly int _stride;

    /// <summary>Makes a dark one.</summary>
    public HudFramebuffer(DisplayProfile display)
    {
        ArgumentNullException.ThrowIfNull(display);
        _display = display;
        _stride = display.PackedBytes(display.WidthPixels, 1);
        _memory = new byte[display.PackedBytes(display.WidthPixels, display.HeightPixels)];
    }

    /// <summary>The memory as it is.</summary>
    public ReadOnlySpan<byte> Memory => _memory;

    /// <summary>Whether no pixel is lit.</summary>
    public bool IsDark => !_memory.AsSpan().ContainsAnyExcept((byte)0);

    /// <summary>Writes a picture of four bytes a pixel (red, green, blue, ignored) with its upper left corner at a place, clipped to the display, and returns what changed.</summary>
    public SKRectI Write(ReadOnlySpan<byte> rgba, int width, int height, int left, int top)
    {
        var changed = SKRectI.Empty;
        for (var y = Math.Max(0, -top); y < Math.Min(height, _display.HeightPixels - top); y++)
        {
            var line = rgba.Slice(y * width * RgbaBytes, width * RgbaBytes);
            for (var x = Math.Max(0, -left); x < Math.Min(width, _display.WidthPixels - left); x++)
            {
                if (TryStore(line.Slice(x * RgbaBytes, 3), left + x, top + y))
                    changed = Around(changed, left + x, top + y);
            }
        }

        return changed;
    }

    /// <summary>Makes every pixel dark.</summary>
    public void Clear() => Array.Clear(_memory);

    /// <summary>What the wearer sees on black, as PNG.</summary>
    public byte[] ToPng()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(_display.WidthPixels, _display.HeightPixels, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var pixels = MemoryMarshal.Cast<byte, uint>(bitmap.GetPixelSpan());
        for (var y = 0; y < _display.HeightPixels; y++)
        {
            for (var x = 0; x < _display.WidthPixels; x++)
                pixels[(y * _display.WidthPixels) + x] = 0xFF000000 | Seen(x, y);
        }

        using var map = bitmap.PeekPixels();
        using var png = map.Encode(Encoding)!;
        return png.ToArray();
    }

    private static SKRectI Around(SKRectI rectangle, int x, int y) => rectangle.IsEmpty
        ? new SKRectI(x, y, x + 1, y + 1)
        : new SKRectI(Math.Min(rectangle.Left, x), Math.Min(rectangle.Top, y), Math.Max(rectangle.Right, x + 1), Math.Max(rectangle.Bottom, y + 1));

    // Each step of 2 splits every place of the smaller matrix into four.
    private static byte[] MakeMatrix()
    {
        var matrix = new byte[MatrixSize * MatrixSize];
        for (var i = 0; i < matrix.Length; i++)
        {
            var (x, y) = (i % MatrixSize, i / MatrixSize);
            var value = 0;
            for (var bit = 0; bit < 3; bit++)
                value |= ((((x ^ y) >> bit) & 1) << (5 - (2 * bit))) | (((y >> bit) & 1) << (4 - (2 * bit)));
            matrix[i] = (byte)value;
        }

        return matrix;
    }

    private static int Luminance(ReadOnlySpan<byte> rgb) => ((2126 * rgb[0]) + (7152 * rgb[1]) + (722 * rgb[2]) + 5000) / 10000;

    private bool TryStore(ReadOnlySpan<byte> rgb, int x, int y)
    {
        var line = _memory.AsSpan(y * _stride, _stride);
        if (_display.Colours == HudColours.Colour24)
        {
            var pixel = line.Slice(3 * x, 3);
            if (pixel.SequenceEqual(rgb))
                return false;
            rgb.CopyTo(pixel);
            return true;
        }

        var bits = _display.BitsPerPixel;
        var shift = 8 - bits - (x * bits % 8);
        ref var cell = ref line[x * bits / 8];
        var packed = (byte)((cell & ~(((1 << bits) - 1) << shift)) | (Step(Luminance(rgb), x, y) << shift));
        if (packed == cell)
            return false;
        cell = packed;
        return true;
    }

    private int Step(int luminance, int x, int y) => _display.Colours == HudColours.Green4
        ? ((luminance * 15) + 127) / 255
        : luminance * MatrixSize * MatrixSize > (Matrix[(y % MatrixSize * MatrixSize) + (x % MatrixSize)] * 255) + 127 ? 1 : 0;

    // Red in the lowest byte, as the bitmap has it.
    private uint Seen(int x, int y)
    {
        var line = _memory.AsSpan(y * _stride, _stride);
        switch (_display.Colours)
        {
            case HudColours.Colour24:
                return (uint)(line[3 * x] | (line[(3 * x) + 1] << 8) | (line[(3 * x) + 2] << 16));
            case HudColours.Green4:
                return (uint)(((line[x / 2] >> (x % 2 == 0 ? 4 : 0)) & 15) * 17) << 8;
            default:
                return (line[x / 8] & (0x80 >> (x % 8))) != 0 ? 0xFF00u : 0;
        }
    }
}
