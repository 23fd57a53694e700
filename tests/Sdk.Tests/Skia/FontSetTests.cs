using System.Globalization;
using System.Text;
using NeuralGlasses.Skia;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Skia;

public sealed class FontSetTests
{
    [Theory]
    [InlineData("Latin-1", 0x00A0, 0x00FF)]
    [InlineData("Latin Extended-A", 0x0100, 0x017F)]
    [InlineData("Latin Extended Additional, for Vietnamese", 0x1E00, 0x1EFF)]
    [InlineData("Greek, but for the letters of Coptic", 0x0370, 0x03E1)]
    [InlineData("Greek, after the letters of Coptic", 0x03F0, 0x03FF)]
    [InlineData("Cyrillic", 0x0400, 0x04FF)]
    [InlineData("Arabic", 0x0600, 0x06FF)]
    [InlineData("Arabic Supplement", 0x0750, 0x077F)]
    [InlineData("Arabic Presentation Forms-B", 0xFE70, 0xFEFC)]
    [InlineData("Currency up to the som", 0x20A0, 0x20C0 - 1)]
    [InlineData("CJK punctuation", 0x3000, 0x303E)]
    [InlineData("Fullwidth letters and digits", 0xFF01, 0xFF5E)]
    [InlineData("Geometric shapes", 0x25A0, 0x25FF)]
    public void Every_assigned_character_of_a_block_has_a_font(string block, int first, int last)
    {
        var assigned = Enumerable.Range(first, last - first + 1)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.OtherNotAssigned or UnicodeCategory.Format))
            .ToArray();
        Assert.NotEmpty(assigned);
        Assert.True(assigned.All(c => FontSet.Bundled.Has(new Rune(c))), $"{block} lacks {string.Join(' ', assigned.Where(c => !FontSet.Bundled.Has(new Rune(c))).Select(c => c.ToString("X4")))}");
    }

    [Fact]
    public void Every_character_of_GB_2312_has_a_font()
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(20936)!;
        var characters = new HashSet<char>();
        foreach (var row in Enumerable.Range(1, 9).Concat(Enumerable.Range(16, 72)))
        {
            for (var cell = 1; cell <= 94; cell++)
            {
                var decoded = encoding.GetString([(byte)(row + 0xA0), (byte)(cell + 0xA0)]);
                if (decoded.Length == 1 && decoded[0] is not ('\uFFFD' or '?' or (>= '\uE000' and <= '\uF8FF')))
                    characters.Add(decoded[0]);
            }
        }

        Assert.Equal(6763, characters.Count(c => c is >= '\u4E00' and <= '\u9FFF'));
        // 7445, of which .NET decodes A1AC and A1CE as the same one.
        Assert.Equal(7444, characters.Count);
        Assert.All(characters, c => Assert.True(FontSet.Bundled.Has(new Rune(c)), ((int)c).ToString("X4")));
    }

    [Theory]
    [InlineData("→←↑↓↔✓✔✗✘…•‣●○★☆▲▼⚠♪⏵⏸⏹☎✉")]
    public void The_symbols_of_labels_have_a_font(string symbols)
    {
        Assert.All(symbols.EnumerateRunes(), r => Assert.True(FontSet.Bundled.Has(r), r.ToString()));
    }

    [Theory]
    [InlineData('ש')]
    [InlineData('ก')]
    [InlineData('अ')]
    public void A_script_that_is_not_bundled_has_no_font(char letter) => Assert.False(FontSet.Bundled.Has(new Rune(letter)));

    [Fact]
    public void The_bundled_fonts_are_asked_in_a_fixed_order()
    {
        Assert.Equal([PlacedGlyph.Noto, PlacedGlyph.Arabic, PlacedGlyph.Symbols, PlacedGlyph.Chinese], FontSet.Bundled.Names);
    }

    [Fact]
    public void Fonts_of_a_directory_follow_in_the_order_of_their_names()
    {
        using var folder = new FontFolder();
        folder.Write("b.ttf", Bytes(PlacedGlyph.Symbols));
        folder.Write("B.otf", Bytes(PlacedGlyph.Arabic));
        folder.Write("a.TTF", Bytes(PlacedGlyph.Noto));
        folder.Write("notes.txt", [1, 2, 3]);
        Assert.Equal([.. FontSet.Bundled.Names, "B.otf", "a.TTF", "b.ttf"], FontSet.With(folder.Path).Names);
    }

    [Fact]
    public void A_file_that_is_no_font_is_named()
    {
        using var folder = new FontFolder();
        folder.Write("broken.ttf", [.. "not a font"u8]);
        Assert.Equal("broken.ttf: is not a font that can be read.", Assert.Throws<InvalidDataException>(() => FontSet.With(folder.Path)).Message);
    }

    [Fact]
    public void A_font_cut_short_is_refused_or_has_nothing_but_never_crashes()
    {
        using var folder = new FontFolder();
        var whole = Bytes(PlacedGlyph.Symbols);
        foreach (var length in new[] { 0, 4, 12, 100, 1000, whole.Length / 2, whole.Length - 1 })
        {
            folder.Write("short.ttf", whole[..length]);
            if (Record.Exception(() => FontSet.With(folder.Path)) is { } refused)
            {
                Assert.IsType<InvalidDataException>(refused);
                continue;
            }

            using var setter = new SkiaTextSetter(FontSet.With(folder.Path));
            Assert.Single(setter.Lay("aש→", 20, 1000).Lines);
        }
    }

    [Fact]
    public void A_directory_that_is_not_there_is_refused()
    {
        Assert.Throws<DirectoryNotFoundException>(() => FontSet.With("no-such-directory-of-fonts"));
    }

    private static byte[] Bytes(string font)
    {
        using var stream = typeof(FontSet).Assembly.GetManifestResourceStream("font:" + font)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private sealed class FontFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("fonts").FullName;

        public void Write(string name, byte[] bytes) => File.WriteAllBytes(System.IO.Path.Combine(Path, name), bytes);

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
