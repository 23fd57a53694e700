namespace NeuralGlasses.Hud.Layout;

/// <summary>What a pointer looks like, before everything else: a ring through which what it points at is read, with a point in its middle.</summary>
internal static class CursorParts
{
    /// <summary>Id of its parts, which no element of an app has.</summary>
    public const string Id = ".cursor";

    public static void Put(HudCursor cursor, HudSetting setting, double widthPixels, double heightPixels, HudSheet sheet)
    {
        double x = (widthPixels / 2) + setting.Pixels(cursor.RightDegrees);
        double y = (heightPixels / 2) + setting.Pixels(cursor.DownDegrees);
        bool isFilled = cursor.Look is HudCursorLook.Pressed or HudCursorLook.Guide or HudCursorLook.GuidePinch;
        HudTone tone = cursor.Points ? HudTone.Bright : HudTone.Accent;
        if (cursor.Look != HudCursorLook.Guide)
            sheet.Add(Disc(x, y, setting.Pixels(HudMetrics.CursorRing), tone, Math.Max(1, setting.Pixels(HudMetrics.CursorEdge))));
        sheet.Add(Disc(x, y, Math.Max(2, setting.Pixels(isFilled ? HudMetrics.CursorPressed : HudMetrics.CursorPoint)), tone, 0));
    }

    private static HudShapePart Disc(double x, double y, double side, HudTone tone, double edge) =>
        new(Id, new HudRectangle(x - (side / 2), y - (side / 2), side, side), tone, side / 2, edge);
}
