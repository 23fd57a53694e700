using NeuralGlasses.Text;

namespace NeuralGlasses.Hud.Layout;

/// <summary>A bar with its label above it.</summary>
internal sealed class ProgressBlock : HudBlock
{
    private readonly HudProgress _progress;
    private readonly ISetText _label;
    private readonly double _bar;
    private readonly double _gap;

    public ProgressBlock(HudProgress progress, double width, HudSetting setting)
        : base(progress, setting)
    {
        _progress = progress;
        _label = setting.Lay(progress.Label, HudTextStyle.Detail, width, 1);
        _bar = setting.Pixels(HudMetrics.Bar);
        _gap = _label.Lines.Count == 0 ? 0 : _bar / 2;
    }

    public override double WantedHeight => HudSetting.HeightOf(_label) + _gap + _bar;

    public override double LeastHeight => WantedHeight;

    protected override void PlaceParts(HudRectangle room, HudSheet sheet)
    {
        double top = room.Top + HudSetting.Put(sheet, _progress.Id, _progress.Label, _label, HudTextStyle.Detail, HudTone.Dim, room, HudAlignment.Start) + _gap;
        var bar = new HudRectangle(room.Left, top, room.Width, _bar);
        sheet.Add(new HudShapePart(_progress.Id, bar, HudTone.Dim, _bar / 2, Math.Max(1, _bar / 6)));
        double done = room.Width * HudShare.Of(_progress.Share);
        bool isMirrored = _label.IsRightToLeft;
        sheet.Add(new HudShapePart(_progress.Id, bar with { Left = isMirrored ? bar.Right - done : bar.Left, Width = done }, HudTone.Accent, _bar / 2, 0));
    }
}

/// <summary>A ring that is open below, with the value in it and the label under it.</summary>
internal sealed class DialBlock : HudBlock
{
    // Three quarters of a turn, as on dials that one turns.
    private const double FromDegrees = -135;
    private const double SweepDegrees = 270;
    private const double EdgeShare = 0.09;
    private readonly HudDial _dial;
    private readonly ISetText _label;
    private readonly ISetText _value;
    private readonly double _side;

    public DialBlock(HudDial dial, double width, HudSetting setting)
        : base(dial, setting)
    {
        _dial = dial;
        _side = Math.Min(width, setting.Pixels(HudMetrics.Dial));
        _value = setting.Lay(dial.Value, HudTextStyle.Body, _side * (1 - (4 * EdgeShare)), 1);
        _label = setting.Lay(dial.Label, HudTextStyle.Detail, width, 1);
    }

    public override double WantedHeight => _side + HudSetting.HeightOf(_label);

    public override double LeastHeight => WantedHeight;

    protected override void PlaceParts(HudRectangle room, HudSheet sheet)
    {
        var ring = new HudRectangle(room.Left + ((room.Width - _side) / 2), room.Top, _side, _side);
        double edge = _side * EdgeShare;
        sheet.Add(new HudArcPart(_dial.Id, ring, HudTone.Surface, FromDegrees, SweepDegrees, edge));
        sheet.Add(new HudArcPart(_dial.Id, ring, HudTone.Accent, FromDegrees, SweepDegrees * HudShare.Of(_dial.Share), edge));
        double valueHeight = HudSetting.HeightOf(_value);
        var inside = new HudRectangle(ring.Left + (2 * edge), ring.Top + ((_side - valueHeight) / 2), _side - (4 * edge), valueHeight);
        HudSetting.Put(sheet, _dial.Id, _dial.Value, _value, HudTextStyle.Body, HudTone.Bright, inside, HudAlignment.Centre);
        HudSetting.Put(sheet, _dial.Id, _dial.Label, _label, HudTextStyle.Detail, HudTone.Dim, room with { Top = ring.Bottom }, HudAlignment.Centre);
    }
}
