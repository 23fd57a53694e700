using NeuralGlasses.Hud;
using NeuralGlasses.Skia;
using SkiaSharp;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Skia;

/// <summary>
/// Compares a sheet of each script with the one that a person looked at: white on black, a font of 30 pixels, which are 0.7° on a display of
/// 42 pixels a degree. To write the sheets anew on purpose, run these tests with NEURALGLASSES_WRITE_GOLDEN=1, look at each, and say why in the
/// commit.
/// </summary>
public sealed class GoldenSheetTests
{
    private const int Width = 480;
    private const int Margin = 16;

    public static TheoryData<string, string> Sheets => new()
    {
        { "latin", "Turn left in 120 m\nÄpfel, café, smørrebrød, ¿qué?, żółć, İstanbul, Việt Nam\nfinal office: 3 × 4 = 12, €5.60 – “so far”" },
        { "greek", "Στρίψτε αριστερά σε 120 μέτρα. Πού είναι η έξοδος; Ἐν ἀρχῇ" },
        { "cyrillic", "Поверните налево через 120 м. Съешь ещё этих булок, їжак, ђак, қала" },
        { "chinese", "前方120米路口左转，然后直行。“人工智能”眼镜（测试）：电量 85%，下一站：登机口 B12" },
        { "arabic", "انعطف يسارا بعد 120 مترا عند «التقاطع» التالي (B12)، ثم استمر إلى الأمام. مُحَمَّدٌ؟ لا، ١٢٣" },
        { "mixed", "✓ Sent to علي رضا (2 files) → 收到\n⚠ 12:30 • ● ○ ★ ⏸ שלום 👍" },
    };

    [Theory]
    [MemberData(nameof(Sheets))]
    public void A_sheet_looks_as_it_did_when_a_person_looked_at_it(string name, string text)
    {
        using var painted = Sheet(text);
        using var png = painted.Encode(SKEncodedImageFormat.Png, 100);
        GoldenPicture.Check(name, png.ToArray());
    }

    // Three blocks: as a whole, cut after one line, and with hard edges.
    private static SKBitmap Sheet(string text)
    {
        using var setter = new SkiaTextSetter();
        const int Room = Width - (2 * Margin);
        var whole = setter.Lay(text, 30, Room);
        var cut = setter.Lay(text, 30, Room, 1);
        var hard = setter.Lay(text, 20, Room, 2);
        SkiaSetText[] blocks = [whole, cut, hard];
        var height = (int)Math.Ceiling(blocks.Sum(b => b.Lines.Count * b.LineHeightPixels)) + (4 * Margin);
        var bitmap = new SKBitmap(new SKImageInfo(Width, height, SKColorType.Gray8, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint { Color = SKColors.White };
        canvas.Clear(SKColors.Black);
        var top = (float)Margin;
        foreach (var block in blocks)
        {
            block.Paint(canvas, Margin, top, Room, HudAlignment.Start, paint, smooth: block != hard);
            top += (float)(block.Lines.Count * block.LineHeightPixels) + Margin;
        }

        canvas.Flush();
        return bitmap;
    }
}
