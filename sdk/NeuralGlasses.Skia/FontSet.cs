using System.Text;
using NeuralGlasses.Skia.Setting;

namespace NeuralGlasses.Skia;

/// <summary>
/// Fonts in the order in which a character is looked for in them. The bundled ones have Latin, Greek and Cyrillic, Arabic, symbols, and the
/// Chinese of GB 2312. Each is read when a character first needs it: the Chinese one took 2 ms where it was measured, the first one 75 to 135 ms with
/// the native libraries that it brings into the process. Any number of threads may share a set.
/// </summary>
public sealed class FontSet
{
    private const byte Nowhere = byte.MaxValue;

    private static readonly string[] BundledFiles =
        ["NotoSans-SemiBold.ttf", "NotoSansArabic-SemiBold.ttf", "NotoSansSymbols-SemiBold.ttf", "NotoSansCJKsc-Medium-GB2312.otf"];

    private static readonly string[] Endings = [".otf", ".ttc", ".ttf"];

    private readonly FontFace[] _faces;

    // For each character of the first plane: 0 before it was looked for, then its font's index plus 1 or Nowhere. Threads that race write the same.
    private readonly byte[] _known = new byte[0x10000];

    private FontSet(FontFace[] faces)
    {
        _faces = faces;
    }

    /// <summary>The fonts that come with this assembly, which therefore are the same on every machine.</summary>
    public static FontSet Bundled { get; } = new([.. BundledFiles.Select(Bundle)]);

    /// <summary>Names of the fonts' files, in the order of preference.</summary>
    public IReadOnlyList<string> Names => [.. _faces.Select(f => f.Name)];

    internal FontFace this[int index] => _faces[index];

    /// <summary>The bundled fonts and after them those of a directory (<c>.ttf</c>, <c>.otf</c>, <c>.ttc</c>), in ordinal order of their names.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    /// <exception cref="InvalidDataException">A file is not a font, or there are more than 250.</exception>
    public static FontSet With(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        var files = Directory.GetFiles(directory)
            .Where(f => Endings.Contains(Path.GetExtension(f).ToLowerInvariant()))
            .OrderBy(Path.GetFileName, StringComparer.Ordinal)
            .ToArray();
        if (files.Length > 250)
            throw new InvalidDataException($"{directory}: has {files.Length} fonts; at most 250 are taken.");
        FontFace[] further = [.. files.Select(f => new FontFace(Path.GetFileName(f), () => File.OpenRead(f)))];
        // A broken file is told to whoever names the directory, not to whoever later sets a text.
        foreach (var face in further)
            face.Load();
        return new FontSet([.. Bundled._faces, .. further]);
    }

    /// <summary>Whether a font has a character.</summary>
    public bool Has(Rune character) => IndexOf(character.Value) >= 0;

    /// <summary>Finds the first font that has a character; negative if none has.</summary>
    internal int IndexOf(int codePoint)
    {
        if (codePoint >= _known.Length)
            return Search(codePoint);
        var known = _known[codePoint];
        if (known == 0)
        {
            var found = Search(codePoint);
            known = found < 0 ? Nowhere : (byte)(found + 1);
            _known[codePoint] = known;
        }

        return known == Nowhere ? -1 : known - 1;
    }

    /// <summary>
    /// Finds the font of what readers take for one character: the first that has all parts of it, else the first that has its base. A space, and
    /// what has no shape of its own, stays in the font of what is before it; negative if no font has the base.
    /// </summary>
    /// <param name="character">Its UTF-16 units, without lone surrogates.</param>
    /// <param name="before">Index of the font before it; negative at the beginning.</param>
    internal int Find(ReadOnlySpan<char> character, int before)
    {
        if (character.Length == 1 && character[0] is ' ' or '\u00A0' && before >= 0 && _faces[before].Has(character[0]))
            return before;
        var parts = 0;
        var first = -1;
        foreach (var rune in character.EnumerateRunes())
        {
            if (Invisible.Is(rune.Value))
                continue;
            if (parts++ == 0)
                first = IndexOf(rune.Value);
        }

        if (parts == 0)
            return Math.Max(before, 0);
        if (parts == 1 || first < 0)
            return first;
        for (var i = first; i < _faces.Length; i++)
        {
            if (HasAll(_faces[i], character))
                return i;
        }

        return first;
    }

    private static bool HasAll(FontFace face, ReadOnlySpan<char> character)
    {
        foreach (var rune in character.EnumerateRunes())
        {
            if (!Invisible.Is(rune.Value) && !face.Has(rune.Value))
                return false;
        }

        return true;
    }

    private static FontFace Bundle(string file) =>
        new(file, () => typeof(FontSet).Assembly.GetManifestResourceStream("font:" + file) ?? throw new InvalidDataException($"{file}: is not in the assembly."));

    private int Search(int codePoint)
    {
        for (var i = 0; i < _faces.Length; i++)
        {
            if (_faces[i].Has(codePoint))
                return i;
        }

        return -1;
    }
}
