using NeuralGlasses.Text;

namespace NeuralGlasses.Hud.Layout;

internal sealed class TextBlock : HudBlock
{
    private readonly HudText _text;
    private readonly ISetText _lines;

    public TextBlock(HudText text, double width, HudSetting setting)
        : base(text, setting)
    {
        _text = text;
        _lines = setting.Lay(text.Text, text.Style, width, text.MostLines);
    }

    public override double WantedHeight => HudSetting.HeightOf(_lines);

    public override double LeastHeight => Math.Min(WantedHeight, _lines.LineHeightPixels);

    // Letters do not touch the edge that shows the focus.
    protected override HudRectangle Edge(HudRectangle room) => room.Grown(Setting.Pixels(2 * HudMetrics.FocusEdge));

    protected override void PlaceParts(HudRectangle room, HudSheet sheet)
    {
        ISetText shown = Fitted(_text.Text, _text.Style, _lines, room);
        HudSetting.Put(sheet, _text.Id, _text.Text, shown, _text.Style, _text.Tone, room, _text.Alignment);
        if (shown.Lines.Count < _lines.Lines.Count || (shown.IsCut && _text.MostLines is <= 0 or >= HudSetting.MostLines))
            sheet.LeaveOut($"There is room for {shown.Lines.Count} lines of '{_text.Id}', not for all of it.");
    }
}
