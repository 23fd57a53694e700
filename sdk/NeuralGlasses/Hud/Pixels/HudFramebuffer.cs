using System.Runtime.CompilerServices;
using NeuralGlasses.Devices;
using NeuralGlasses.Hud.Layout;

namespace NeuralGlasses.Hud.Pixels;

/// <summary>
/// The memory of a display, packed as it stores it: what is written becomes what a pixel can be. A display without steps dithers with an ordered
/// 8 × 8 matrix (Bayer, IEEE International Conference on Communications, 1973), one of four or sixteen steps rounds the luminance (ITU-R BT.709).
/// </summary>
public sealed class HudFramebuffer
{
    private const int RgbaBytes = 4;
    private const int MatrixSize = 8;

    private static readonly byte[] Matrix = MakeMatrix();
    private readonly HudAbilities _display;
    private readonly byte[] _memory;
    private readonly int _stride;

    /// <summary>Makes a dark one.</summary>
    public HudFramebuffer(HudAbilities display)
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
    public HudRectangle Write(ReadOnlySpan<byte> rgba, int width, int height, int left, int top)
    {
        var changed = default(HudRectangle);
        var from = Math.Max(0, -left);
        var to = Math.Min(width, _display.WidthPixels - left);
        for (var y = Math.Max(0, -top); y < Math.Min(height, _display.HeightPixels - top) && from < to; y++)
        {
            var pixels = rgba[(((y * width) + from) * RgbaBytes)..(((y * width) + to) * RgbaBytes)];
            var (first, last) = _display.Colours == HudColours.Colour24 ? StoreColours(pixels, left + from, top + y) : StoreSteps(pixels, left + from, top + y);
            if (last >= first)
                changed = changed.With(new HudRectangle(first, top + y, last + 1 - first, 1));
        }

        return changed;
    }

    /// <summary>Makes every pixel dark.</summary>
    public void Clear() => Array.Clear(_memory);

    /// <summary>What the wearer sees on black: a pixel for each of the display, with red in the lowest byte, then green, blue and 255.</summary>
    /// <param name="pixels">Where they go, line by line; as many as the display has.</param>
    /// <exception cref="ArgumentException">There is another number of pixels.</exception>
    public void See(Span<uint> pixels)
    {
        if (pixels.Length != _display.WidthPixels * _display.HeightPixels)
            throw new ArgumentException($"There is room for {pixels.Length} pixels, expected {_display.WidthPixels * _display.HeightPixels}, one for each of the display.", nameof(pixels));
        for (var y = 0; y < _display.HeightPixels; y++)
            SeeLine(y, pixels.Slice(y * _display.WidthPixels, _display.WidthPixels));
    }

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

    // The first and the last pixel of the line that changed; the last before the first if none did. These loops run over each pixel of each frame.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (int First, int Last) StoreColours(ReadOnlySpan<byte> rgba, int x, int y)
    {
        var (first, last) = (int.MaxValue, -1);
        var line = _memory.AsSpan((y * _stride) + (3 * x));
        for (int from = 0, to = 0; from < rgba.Length; from += RgbaBytes, to += 3)
        {
            if (line[to] == rgba[from] && line[to + 1] == rgba[from + 1] && line[to + 2] == rgba[from + 2])
                continue;
            line[to] = rgba[from];
            line[to + 1] = rgba[from + 1];
            line[to + 2] = rgba[from + 2];
            last = x + (from / RgbaBytes);
            first = Math.Min(first, last);
        }

        return (first, last);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (int First, int Last) StoreSteps(ReadOnlySpan<byte> rgba, int x, int y)
    {
        var (first, last) = (int.MaxValue, -1);
        var bits = _display.BitsPerPixel;
        var line = _memory.AsSpan(y * _stride, _stride);
        for (var from = 0; from < rgba.Length; from += RgbaBytes, x++)
        {
            var shift = 8 - bits - (x * bits % 8);
            ref var cell = ref line[x * bits / 8];
            var packed = (byte)((cell & ~(((1 << bits) - 1) << shift)) | (Step(Luminance(rgba[from..]), x, y) << shift));
            if (packed == cell)
                continue;
            cell = packed;
            last = x;
            first = Math.Min(first, last);
        }

        return (first, last);
    }

    private int Step(int luminance, int x, int y) => _display.Colours switch
    {
        HudColours.Green4 => ((luminance * 15) + 127) / 255,
        HudColours.Green2 => ((luminance * 3) + 127) / 255,
        _ => luminance * MatrixSize * MatrixSize > (Matrix[(y % MatrixSize * MatrixSize) + (x % MatrixSize)] * 255) + 127 ? 1 : 0,
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SeeLine(int y, Span<uint> pixels)
    {
        const uint Opaque = 0xFF000000;
        var line = _memory.AsSpan(y * _stride, _stride);
        switch (_display.Colours)
        {
            case HudColours.Colour24:
                for (int x = 0, at = 0; x < pixels.Length; x++, at += 3)
                    pixels[x] = Opaque | (uint)(line[at] | (line[at + 1] << 8) | (line[at + 2] << 16));
                break;
            case HudColours.Green4:
                for (var x = 0; x < pixels.Length; x++)
                    pixels[x] = Opaque | ((uint)((line[x / 2] >> (x % 2 == 0 ? 4 : 0)) & 15) * 17) << 8;
                break;
            case HudColours.Green2:
                for (var x = 0; x < pixels.Length; x++)
                    pixels[x] = Opaque | ((uint)((line[x / 4] >> (6 - (2 * (x % 4)))) & 3) * 85) << 8;
                break;
            default:
                for (var x = 0; x < pixels.Length; x++)
                    pixels[x] = (line[x / 8] & (0x80 >> (x % 8))) != 0 ? Opaque | 0xFF00 : Opaque;
                break;
        }
    }
}
