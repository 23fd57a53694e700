using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Layout;

namespace NeuralGlasses.Skia.Hud;

/// <summary>
/// What a display shows, kept from scene to scene, so that only what changed is laid on the panel: lays a scene out, compares it with the one
/// before, paints the difference, and holds to the light that the display may give. Not for two threads at once.
/// </summary>
public sealed class HudCanvas : IDisposable
{
    private const int RgbaBytes = 4;
    private readonly HudAbilities _display;
    private readonly SkiaTextSetter _setter;
    private readonly HudLayout _layout;
    private readonly HudPainter _painter;
    private readonly long[] _lineLight;
    private readonly byte[] _dimmed;
    private HudFrame? _shown;
    private double _factor = 1;

    /// <summary>Makes a canvas for a display, with nothing on it.</summary>
    /// <param name="display">The display.</param>
    /// <param name="fonts">Fonts; null for those that come with the SDK.</param>
    public HudCanvas(HudAbilities display, FontSet? fonts = null)
    {
        ArgumentNullException.ThrowIfNull(display);
        _display = display;
        _setter = new SkiaTextSetter(fonts);
        _layout = new HudLayout(display, _setter);
        _painter = new HudPainter(display);
        _lineLight = new long[display.HeightPixels];
        _dimmed = display.MostLight < 1 ? new byte[RgbaBytes * display.WidthPixels * display.HeightPixels] : [];
    }

    /// <summary>The rectangle that the last scene changed; empty if it looks like the one before.</summary>
    public HudRectangle Changed { get; private set; }

    /// <summary>Light of the last scene before it was dimmed, as a share of that of all pixels at their brightest, 0 to 1.</summary>
    public double Light { get; private set; }

    /// <summary>Where what can have the focus stands on the last scene; none before the first.</summary>
    public IReadOnlyList<HudSpot> Spots => _shown?.Spots ?? [];

    /// <summary>Pixels as they go to the panel, four bytes each, line by line: red, green, blue, 255. Valid until the next scene.</summary>
    public ReadOnlySpan<byte> Pixels => _factor < 1 ? _dimmed : _painter.Pixels;

    /// <summary>Of the pixels those of the whole lines that the last scene changed, from the top of <see cref="Changed"/> to its bottom.</summary>
    public ReadOnlySpan<byte> ChangedLines => Pixels.Slice(LineBytes * (int)Changed.Top, LineBytes * (int)Changed.Height);

    private int LineBytes => RgbaBytes * _display.WidthPixels;

    /// <summary>Draws a scene in place of the one before.</summary>
    /// <returns>The scene as it was laid out.</returns>
    public HudFrame Draw(HudScene scene)
    {
        var frame = _layout.Arrange(scene);
        Changed = default;
        foreach (var part in frame.ChangedSince(_shown))
        {
            _painter.Paint(frame, part);
            Changed = Changed.With(part);
        }

        _shown = frame;
        if (!Changed.IsEmpty)
            Dim();
        return frame;
    }

    /// <summary>What the display leaves out of a frame or shows otherwise than meant, in sentences; none if nothing.</summary>
    public IReadOnlyList<string> Shortcomings(HudFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return Light <= _display.MostLight
            ? frame.LeftOut
            : [.. frame.LeftOut, FormattableString.Invariant($"It would give {100 * Light:F0} % of the display's light, of {100 * _display.MostLight:F0} % allowed, and is dimmed.")];
    }

    /// <summary>The display has lost its picture: the next scene is drawn as a whole.</summary>
    public void Forget() => _shown = null;

    /// <inheritdoc/>
    public void Dispose()
    {
        _painter.Dispose();
        _setter.Dispose();
    }

    // Of the lines that changed alone; the others are as bright as they were.
    private void Dim()
    {
        var pixels = _painter.Pixels;
        for (var y = (int)Changed.Top; y < (int)Changed.Bottom; y++)
            _lineLight[y] = LightOf(pixels.Slice(y * LineBytes, LineBytes));
        Light = _lineLight.Sum() / (255.0 * 3 * _display.WidthPixels * _display.HeightPixels);
        var factor = Light <= _display.MostLight ? 1 : _display.MostLight / Light;
        if (factor < 1)
        {
            // With another factor every pixel is another.
            if (factor != _factor)
                Changed = new HudRectangle(0, 0, _display.WidthPixels, _display.HeightPixels);
            Scale(pixels, factor);
        }
        else if (_factor < 1)
        {
            Changed = new HudRectangle(0, 0, _display.WidthPixels, _display.HeightPixels);
        }

        _factor = factor;
    }

    private static long LightOf(ReadOnlySpan<byte> rgba)
    {
        // Three channels and the fourth, which is always 255.
        long sum = 0;
        foreach (var value in rgba)
            sum += value;
        return sum - (rgba.Length / RgbaBytes * 255L);
    }

    private void Scale(ReadOnlySpan<byte> pixels, double factor)
    {
        Span<byte> table = stackalloc byte[256];
        for (var i = 0; i < table.Length; i++)
            table[i] = (byte)(i * factor);
        for (var i = 0; i < pixels.Length; i++)
            _dimmed[i] = i % RgbaBytes == RgbaBytes - 1 ? (byte)255 : table[pixels[i]];
    }
}
