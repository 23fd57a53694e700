using NeuralGlasses.Devices;
using NeuralGlasses.Hud.Spatial;
using NeuralGlasses.Text;

namespace NeuralGlasses.Hud.Layout;

/// <summary>Lays scenes out for one display. Equal scenes give equal frames. Not for two threads at once.</summary>
public sealed class HudLayout
{
    private readonly HudAbilities _display;
    private readonly HudSetting _setting;

    /// <summary>Makes a layout for a display.</summary>
    /// <param name="display">The display.</param>
    /// <param name="setter">Who sets its text.</param>
    public HudLayout(HudAbilities display, ITextSetter setter)
    {
        ArgumentNullException.ThrowIfNull(display);
        ArgumentNullException.ThrowIfNull(setter);
        _display = display;
        _setting = new HudSetting(setter, display.PixelsPerDegree);
    }

    /// <summary>Lays a scene out; one with a space as it is without depth.</summary>
    public HudFrame Arrange(HudScene scene)
    {
        scene = HudSpace.Flatten(scene);
        double margin = _setting.Pixels(HudMetrics.Margin);
        double gap = _setting.Pixels(HudMetrics.Gap);
        double column = Math.Min(_display.WidthPixels, _setting.Pixels(HudMetrics.Column));
        double width = column - (2 * margin);
        double left = (_display.WidthPixels - width) / 2;
        double room = _display.HeightPixels - (2 * margin);
        var sheet = new HudSheet(scene.FocusedId, scene.MarkedId);
        var blocks = scene.Elements.Select(element => _setting.BlockOf(element, width)).ToList();
        double[] heights = Fit(blocks, room, gap, sheet);

        // What matters most stands at the lower edge.
        double top = _display.HeightPixels - margin - heights.Sum() - (gap * Math.Max(0, blocks.Count - 1));
        for (var i = 0; i < blocks.Count; i++)
        {
            blocks[i].Place(new HudRectangle(left, top, width, heights[i]), sheet);
            top += heights[i] + gap;
        }

        if (scene.Cursor is { } cursor)
            CursorParts.Put(cursor, _setting, _display.WidthPixels, _display.HeightPixels, sheet);
        return new HudFrame(scene, _display, sheet.Parts, sheet.LeftOut) { Spots = sheet.Spots };
    }

    // Everything gets what it wants; where that is too much, the uppermost give way first, and then go.
    private static double[] Fit(List<HudBlock> blocks, double room, double gap, HudSheet sheet)
    {
        while (blocks.Count > 1 && blocks.Sum(block => block.LeastHeight) + (gap * (blocks.Count - 1)) > room)
        {
            sheet.LeaveOut($"There is no room for '{blocks[0].Element.Id}'.");
            blocks.RemoveAt(0);
        }

        double[] heights = [.. blocks.Select(block => block.WantedHeight)];
        double excess = heights.Sum() + (gap * Math.Max(0, blocks.Count - 1)) - room;
        for (var i = 0; i < heights.Length && excess > 0; i++)
        {
            double given = Math.Min(excess, heights[i] - Math.Min(heights[i], blocks[i].LeastHeight));
            heights[i] -= given;
            excess -= given;
        }

        return heights;
    }
}
