using NeuralGlasses.Text;

namespace NeuralGlasses.Hud.Layout;

/// <summary>What every block needs to know of the display: how large a degree is, and how text is set.</summary>
internal sealed class HudSetting(ITextSetter setter, double pixelsPerDegree)
{
    public double Pixels(double degrees) => degrees * pixelsPerDegree;

    // More lines than any display has room for, so that a text of 100 KB costs no more than one of a page.
    public const int MostLines = 64;

    /// <summary>Sets a text; 0 lines are as many as there may be.</summary>
    public ISetText Lay(string text, HudTextStyle style, double width, int mostLines) =>
        setter.Lay(text, Pixels(HudMetrics.SizeOf(style)), Math.Max(1, width), mostLines is > 0 and < MostLines ? mostLines : MostLines);

    public HudBlock BlockOf(HudElement element, double width) => element switch
    {
        HudText text => new TextBlock(text, width, this),
        HudList list => new ListBlock(list, this),
        HudCard card => new CardBlock(card, width, this),
        HudImage image => new ImageBlock(image, width, this),
        HudProgress progress => new ProgressBlock(progress, width, this),
        HudDial dial => new DialBlock(dial, width, this),
        HudIcon icon => new IconBlock(icon, width, this),
        HudRow row => new RowBlock(row, width, this),
        HudRect rect => new RectBlock(rect, this),
        _ => throw new ArgumentException($"The element '{element.Id}' is a {element.GetType().Name}, which no display knows; use an element of the SDK.", nameof(element)),
    };

    /// <summary>Puts one or more lines of text on a sheet, from the top of a room on, and returns their height.</summary>
    public static double Put(HudSheet sheet, string elementId, string text, ISetText lines, HudTextStyle style, HudTone tone, HudRectangle room, HudAlignment alignment)
    {
        double height = HeightOf(lines);
        if (lines.Lines.Count == 0)
            return 0;
        sheet.Add(new HudTextPart(elementId, room with { Height = height }, tone, text, style, alignment, lines));
        if (lines.Missing > 0)
            sheet.LeaveOut($"No font has {lines.Missing} characters of '{elementId}'.");
        return height;
    }

    public static double HeightOf(ISetText lines) => lines.Lines.Count * lines.LineHeightPixels;
}
