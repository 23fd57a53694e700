using NeuralGlasses.Devices;

namespace NeuralGlasses.Hud.Layout;

/// <summary>A scene laid out for one display: what is painted and where, and what found no room.</summary>
public sealed class HudFrame
{
    /// <summary>Pixels that a smooth edge may reach beyond the bounds of its part; nothing is painted further out.</summary>
    public const double SmoothPixels = 1;

    internal HudFrame(HudScene scene, HudAbilities display, IReadOnlyList<HudPart> parts, IReadOnlyList<string> leftOut)
    {
        Scene = scene;
        Display = display;
        Parts = parts;
        LeftOut = leftOut;
    }

    /// <summary>The scene.</summary>
    public HudScene Scene { get; }

    /// <summary>The display.</summary>
    public HudAbilities Display { get; }

    /// <summary>What is painted, the hindmost first.</summary>
    public IReadOnlyList<HudPart> Parts { get; }

    /// <summary>Where what can have the focus stands, in the order in which it moves.</summary>
    public IReadOnlyList<HudSpot> Spots { get; init; } = [];

    /// <summary>One sentence for each thing that found no room or could not be shown as meant.</summary>
    public IReadOnlyList<string> LeftOut { get; }

    /// <summary>
    /// What has to be painted anew where a frame is shown: for each element whose parts differ, the rectangle of what it was and is. Rectangles
    /// that touch are one. All of the display if nothing is shown.
    /// </summary>
    /// <param name="shown">The frame that is shown, or null for none.</param>
    public IReadOnlyList<HudRectangle> ChangedSince(HudFrame? shown)
    {
        if (shown is null || shown.Display != Display)
            return [new HudRectangle(0, 0, Display.WidthPixels, Display.HeightPixels)];
        var changed = new List<HudRectangle>();
        Dictionary<string, List<HudPart>> before = ByElement(shown.Parts);
        Dictionary<string, List<HudPart>> now = ByElement(Parts);
        foreach (string id in shown.Parts.Concat(Parts).Select(part => part.ElementId).Distinct())
        {
            List<HudPart> old = before.GetValueOrDefault(id, []);
            List<HudPart> parts = now.GetValueOrDefault(id, []);
            if (!old.SequenceEqual(parts))
                Add(changed, BoundsOf(parts).With(BoundsOf(old)));
        }

        return changed;
    }

    private static Dictionary<string, List<HudPart>> ByElement(IReadOnlyList<HudPart> parts)
    {
        var byElement = new Dictionary<string, List<HudPart>>(StringComparer.Ordinal);
        foreach (HudPart part in parts)
        {
            if (!byElement.TryGetValue(part.ElementId, out List<HudPart>? own))
                byElement.Add(part.ElementId, own = []);
            own.Add(part);
        }

        return byElement;
    }

    private static HudRectangle BoundsOf(List<HudPart> parts)
    {
        var bounds = default(HudRectangle);
        foreach (HudPart part in parts)
            bounds = bounds.With(part.Bounds.Grown(SmoothPixels));
        return bounds;
    }

    private void Add(List<HudRectangle> changed, HudRectangle bounds)
    {
        double left = Math.Max(0, Math.Floor(bounds.Left));
        double top = Math.Max(0, Math.Floor(bounds.Top));
        var whole = new HudRectangle(left, top, Math.Min(Display.WidthPixels, Math.Ceiling(bounds.Right)) - left, Math.Min(Display.HeightPixels, Math.Ceiling(bounds.Bottom)) - top);
        if (whole.IsEmpty)
            return;
        for (var i = 0; i < changed.Count; i++)
        {
            if (!changed[i].Touches(whole))
                continue;
            whole = whole.With(changed[i]);
            changed.RemoveAt(i);
            i = -1;
        }

        changed.Add(whole);
    }
}
