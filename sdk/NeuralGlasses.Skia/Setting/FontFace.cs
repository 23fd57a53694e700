using HarfBuzzSharp;
using SkiaSharp;

namespace NeuralGlasses.Skia.Setting;

/// <summary>One font, read when it is first asked for something; any number of threads may ask.</summary>
internal sealed class FontFace
{
    private readonly Lazy<Opened> _opened;

    internal FontFace(string name, Func<Stream> open)
    {
        Name = name;
        _opened = new Lazy<Opened>(() => Open(name, open));
    }

    /// <summary>Its file's name.</summary>
    internal string Name { get; }

    internal bool IsLoaded => _opened.IsValueCreated;

    internal SKTypeface Typeface => _opened.Value.Typeface;

    /// <summary>The font as HarfBuzz sees it, at a scale of one unit of the font's own grid.</summary>
    internal Font Shaping => _opened.Value.Shaping;

    /// <summary>Units of the font's grid in one em.</summary>
    internal int UnitsPerEm => _opened.Value.UnitsPerEm;

    internal bool Has(int codePoint) => Shaping.TryGetNominalGlyph((uint)codePoint, out _);

    /// <summary>Reads the font now.</summary>
    /// <exception cref="InvalidDataException">It is no font.</exception>
    internal void Load() => _ = _opened.Value;

    private static Opened Open(string name, Func<Stream> open)
    {
        SKData bytes;
        using (var stream = open())
            bytes = SKData.Create(stream) ?? throw Broken(name);
        var typeface = SKTypeface.FromData(bytes) ?? throw Broken(name);
        // HarfBuzz reads the bytes that Skia holds, so they are kept until it lets go of them.
        var blob = new Blob(bytes.Data, (int)bytes.Size, MemoryMode.ReadOnly, bytes.Dispose);
        blob.MakeImmutable();
        using var face = new Face(blob, 0);
        blob.Dispose();
        var unitsPerEm = face.UnitsPerEm;
        var font = new Font(face);
        font.SetScale(unitsPerEm, unitsPerEm);
        font.SetFunctionsOpenType();
        return new Opened(typeface, font, unitsPerEm);
    }

    private static InvalidDataException Broken(string name) => new($"{name}: is not a font that can be read.");

    private sealed record Opened(SKTypeface Typeface, Font Shaping, int UnitsPerEm);
}
