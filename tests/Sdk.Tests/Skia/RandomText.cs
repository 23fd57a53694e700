using System.Text;

namespace NeuralGlasses.Sdk.Tests.Skia;

/// <summary>Texts of all scripts, well formed and not, the same for the same seed.</summary>
internal static class RandomText
{
    private static readonly string[] Pieces =
    [
        "a", "fi", "AV", "To", "office", "Straße", "naïve", "e\u0301\u0323", "Donaudampfschifffahrt", "well-known", "https://example.org/a?b=c",
        "Ω", "λόγος", "ё", "Щука", "улица", "中", "文字处理", "「引用」", "，", "。", "３", "سلام", "لا", "مُحَمَّد", "ب", "بيت", "؟", "١٢٣", "שלום",
        "1", "12,345.67", "5 %", "€", "→", "✓", "…", "(", ")", "[", "]", "\"", "-", ".", ",", "!", " ", " ", " ", "  ", "\u00A0", "\u3000", "\u2009",
        "\n", "\r\n", "\t", "\u00AD", "\u200B", "\u200D", "\u200E", "\u200F", "\u202B", "\u202C", "\u2067", "\u2069", "\uFE0F", "👨‍👩‍👧", "🇨🇭", "👍🏽",
        "\uD83D", "\uDC4D", "\u0000", "\u001B", "\u0085", "\u2028", "\u0301", "\u064E",
    ];

    public static string Of(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(60); i > 0; i--)
            text.Append(Pieces[random.Next(Pieces.Length)]);
        return text.ToString();
    }
}
