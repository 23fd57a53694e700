using NeuralGlasses.Text;

namespace NeuralGlasses.Hud.Layout;

/// <summary>A sign with its label below it, both in the middle.</summary>
internal sealed class IconBlock : HudBlock
{
    private readonly HudIcon _icon;
    private readonly ISetText _label;
    private readonly double _side;

    public IconBlock(HudIcon icon, double width, HudSetting setting)
        : base(icon, setting)
    {
        _icon = icon;
        _side = Math.Min(width, setting.Pixels(HudMetrics.Symbol));
        _label = setting.Lay(icon.Label, HudTextStyle.Detail, width, 1);
    }

    // Room for the edge of the focus below the label.
    public override double WantedHeight => _side + HudSetting.HeightOf(_label) + Setting.Pixels(2 * HudMetrics.FocusEdge);

    public override double LeastHeight => WantedHeight;

    protected override void PlaceParts(HudRectangle room, HudSheet sheet)
    {
        sheet.Add(new HudSymbolPart(_icon.Id, new HudRectangle(room.Left + ((room.Width - _side) / 2), room.Top, _side, _side), _icon.Tone, _icon.Symbol));
        HudTone tone = _icon.Tone == HudTone.Bright ? HudTone.Dim : _icon.Tone;
        HudSetting.Put(sheet, _icon.Id, _icon.Label, _label, HudTextStyle.Detail, tone, room with { Top = room.Top + _side }, HudAlignment.Centre);
    }
}

/// <summary>A surface or its edge.</summary>
internal sealed class RectBlock(HudRect rect, HudSetting setting) : HudBlock(rect, setting)
{
    public override double WantedHeight { get; } = setting.Pixels(Math.Max(0, rect.HeightDegrees));

    public override double LeastHeight => Math.Min(WantedHeight, 1);

    protected override void PlaceParts(HudRectangle room, HudSheet sheet)
    {
        double corner = Math.Min(Setting.Pixels(HudMetrics.Corner), room.Height / 2);
        sheet.Add(new HudShapePart(rect.Id, room, rect.Tone, corner, rect.IsOutline ? Setting.Pixels(HudMetrics.FocusEdge) : 0));
    }
}

/// <summary>Elements side by side, aligned at their lower edges.</summary>
internal sealed class RowBlock : HudBlock
{
    private readonly List<HudBlock> _blocks;
    private readonly double _gap;
    private readonly double _each;

    public RowBlock(HudRow row, double width, HudSetting setting)
        : base(row, setting)
    {
        _gap = setting.Pixels(HudMetrics.Gap);
        _each = row.Elements.Count == 0 ? width : Math.Max(1, (width - (_gap * (row.Elements.Count - 1))) / row.Elements.Count);
        _blocks = [.. row.Elements.Select(element => setting.BlockOf(element, _each))];
    }

    public override double WantedHeight => _blocks.Count == 0 ? 0 : _blocks.Max(block => block.WantedHeight);

    public override double LeastHeight => _blocks.Count == 0 ? 0 : _blocks.Max(block => block.LeastHeight);

    protected override void PlaceParts(HudRectangle room, HudSheet sheet)
    {
        for (var i = 0; i < _blocks.Count; i++)
        {
            double height = Math.Min(room.Height, _blocks[i].WantedHeight);
            _blocks[i].Place(new HudRectangle(room.Left + (i * (_each + _gap)), room.Bottom - height, _each, height), sheet);
        }
    }
}
