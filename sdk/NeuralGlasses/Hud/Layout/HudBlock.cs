using NeuralGlasses.Text;

namespace NeuralGlasses.Hud.Layout;

/// <summary>An element while it is laid out in a given width.</summary>
internal abstract class HudBlock(HudElement element, HudSetting setting)
{
    public HudElement Element { get; } = element;

    protected HudSetting Setting { get; } = setting;

    /// <summary>Height with everything in it, in pixels.</summary>
    public abstract double WantedHeight { get; }

    /// <summary>Least height at which it still says something, in pixels.</summary>
    public abstract double LeastHeight { get; }

    /// <summary>Puts its parts on a sheet, and the edge that shows the focus if it has it.</summary>
    public void Place(HudRectangle room, HudSheet sheet)
    {
        PlaceParts(room, sheet);
        if (!Element.CanFocus)
            return;
        sheet.AddSpot(Element.Id, Edge(room));
        if (sheet.MarkedId == Element.Id)
            PutFocus(sheet, Element.Id, Edge(room));
    }

    protected abstract void PlaceParts(HudRectangle room, HudSheet sheet);

    /// <summary>What the edge that shows the focus goes round.</summary>
    protected virtual HudRectangle Edge(HudRectangle room) => room;

    protected void PutFocus(HudSheet sheet, string elementId, HudRectangle bounds) =>
        sheet.Add(new HudShapePart(elementId, bounds, HudTone.Accent, Setting.Pixels(HudMetrics.Corner), Setting.Pixels(HudMetrics.FocusEdge)));

    /// <summary>As many lines of a text as a height has room for, at least one.</summary>
    protected ISetText Fitted(string text, HudTextStyle style, ISetText lines, HudRectangle room)
    {
        int fits = Math.Max(1, (int)((room.Height + 0.5) / lines.LineHeightPixels));
        return fits >= lines.Lines.Count ? lines : Setting.Lay(text, style, room.Width, fits);
    }
}
