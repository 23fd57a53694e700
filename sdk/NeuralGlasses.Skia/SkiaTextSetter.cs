using NeuralGlasses.Skia.Setting;
using NeuralGlasses.Text;

namespace NeuralGlasses.Skia;

/// <summary>
/// Sets text with HarfBuzz for painting with Skia: bidirectional order after UAX #9, line breaks after UAX #14, and for each character the first
/// font that has it. What was set lately is kept, so that setting the same label again costs a look-up. Not for two threads at once.
/// </summary>
public sealed class SkiaTextSetter : ITextSetter, IDisposable
{
    /// <summary>Largest size of a font, in pixels.</summary>
    public const double MostPixels = 4096;

    private readonly TextComposition _composition;
    private readonly SetTextCache _cache = new();
    private readonly LineMetrics _metrics;

    /// <summary>Makes a setter.</summary>
    /// <param name="fonts">The fonts; the bundled ones if none are given.</param>
    public SkiaTextSetter(FontSet? fonts = null)
    {
        Fonts = fonts ?? FontSet.Bundled;
        _composition = new TextComposition(Fonts);
        _metrics = LineMetrics.Of(Fonts[0]);
    }

    /// <summary>The fonts that characters are looked for in.</summary>
    public FontSet Fonts { get; }

    internal long ShapedUnits => _composition.ShapedUnits;

    internal int Kept => _cache.Count;

    /// <summary>Sets a text; a soft hyphen at the end of a line is not seen.</summary>
    /// <param name="text">The text; line feeds begin a new line. All of its paragraphs read as its first letter that has a direction.</param>
    /// <param name="sizePixels">Size of the font (its em), in pixels.</param>
    /// <param name="widthPixels">
    /// Room for a line, in pixels, or positive infinity; a word that is wider is broken between two characters. Only a single character, or an
    /// ellipsis by itself, may be wider.
    /// </param>
    /// <param name="mostLines">Most lines; what does not fit is cut with an ellipsis. At least 1.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive, or the font's is above <see cref="MostPixels"/>.</exception>
    public SkiaSetText Lay(string text, double sizePixels, double widthPixels, int mostLines = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!(sizePixels > 0 && sizePixels <= MostPixels))
            throw new ArgumentOutOfRangeException(nameof(sizePixels), sizePixels, $"A font's size is above 0 and at most {MostPixels} pixels.");
        if (!(widthPixels > 0))
            throw new ArgumentOutOfRangeException(nameof(widthPixels), widthPixels, "A line has a width above 0.");
        ArgumentOutOfRangeException.ThrowIfLessThan(mostLines, 1);
        var key = new SetTextKey(text, sizePixels, widthPixels, mostLines);
        if (_cache.Find(key) is { } kept)
            return kept;
        var set = _composition.Set(text, sizePixels, widthPixels, mostLines, _metrics);
        _cache.Keep(key, set);
        return set;
    }

    /// <summary>Lets go of what shapes; texts that were set can still be painted.</summary>
    public void Dispose() => _composition.Dispose();

    /// <inheritdoc/>
    ISetText ITextSetter.Lay(string text, double sizePixels, double widthPixels, int mostLines) => Lay(text, sizePixels, widthPixels, mostLines);
}
