using NeuralGlasses.Text;

namespace NeuralGlasses.Hud.Layout;

internal sealed class TextBlock : HudBlock
{
    // More lines than any display has room for, so that a text of 100 KB costs no more than one of a page.
    private const int MostLines = 64;
    private readonly HudText _text;
    private readonly HudSetting _setting;
    private readonly ISetText _lines;

    public TextBlock(HudText text, double width, HudSetting setting)
        : base(text)
    {
        _text = text;
        _setting = setting;
        _lines = setting.Lay(text.Text, text.Style, width, text.MostLines is > 0 and < MostLines ? text.MostLines : MostLines);
    }

    public override double WantedHeight => HudSetting.HeightOf(_lines);

    public override double LeastHeight => Math.Min(WantedHeight, _lines.LineHeightPixels);

    public override void Place(HudRectangle room, HudSheet sheet)
    {
        int fits = Math.Max(1, (int)((room.Height + 0.5) / _lines.LineHeightPixels));
        ISetText shown = fits >= _lines.Lines.Count ? _lines : _setting.Lay(_text.Text, _text.Style, room.Width, fits);
        HudSetting.Put(sheet, _text.Id, _text.Text, shown, _text.Style, _text.Tone, room, _text.Alignment);
        if (shown.Lines.Count < _lines.Lines.Count || (shown.IsCut && _text.MostLines is <= 0 or >= MostLines))
            sheet.LeaveOut($"There is room for {shown.Lines.Count} lines of '{_text.Id}', not for all of it.");
        if (_text.CanFocus && sheet.FocusedId == _text.Id)
            _setting.PutFocus(sheet, _text.Id, room);
    }
}
