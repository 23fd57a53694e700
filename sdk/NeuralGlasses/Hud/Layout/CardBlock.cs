using NeuralGlasses.Text;

namespace NeuralGlasses.Hud.Layout;

/// <summary>A card: a title, perhaps with a sign, and below it some lines of text.</summary>
internal sealed class CardBlock : HudBlock
{
    private readonly HudCard _card;
    private readonly ISetText _title;
    private readonly ISetText _text;
    private readonly double _inset;
    private readonly double _stripe;
    private readonly double _symbol;
    private readonly double _textWidth;

    public CardBlock(HudCard card, double width, HudSetting setting)
        : base(card, setting)
    {
        _card = card;
        _inset = setting.Pixels(HudMetrics.Inset);
        _stripe = setting.Pixels(HudMetrics.Stripe);
        _symbol = card.Symbol == HudSymbol.None ? 0 : setting.Pixels(HudMetrics.SizeOf(HudTextStyle.Body)) + _inset;
        _textWidth = width - _stripe - (2 * _inset);
        _title = setting.Lay(card.Title, HudTextStyle.Body, _textWidth - _symbol, 1);
        _text = setting.Lay(card.Text, HudTextStyle.Detail, _textWidth, card.MostLines);
    }

    public override double WantedHeight => (2 * _inset) + HudSetting.HeightOf(_title) + HudSetting.HeightOf(_text);

    public override double LeastHeight => (2 * _inset) + HudSetting.HeightOf(_title) + (_text.Lines.Count == 0 ? 0 : _text.LineHeightPixels);

    protected override void PlaceParts(HudRectangle room, HudSheet sheet)
    {
        double corner = Setting.Pixels(HudMetrics.Corner);
        sheet.Add(new HudShapePart(_card.Id, room, HudTone.Surface, corner, 0));
        bool isMirrored = _title.IsRightToLeft;
        sheet.Add(new HudShapePart(_card.Id, room with { Left = isMirrored ? room.Right - _stripe : room.Left, Width = _stripe }, _card.Tone, _stripe / 2, 0));
        double left = isMirrored ? room.Left + _inset : room.Left + _stripe + _inset;
        double top = room.Top + _inset;
        if (_symbol > 0)
        {
            double side = _symbol - _inset;
            double at = isMirrored ? left + _textWidth - side : left;
            sheet.Add(new HudSymbolPart(_card.Id, new HudRectangle(at, top + ((_title.LineHeightPixels - side) / 2), side, side), _card.Tone, _card.Symbol));
        }

        var line = new HudRectangle(isMirrored ? left : left + _symbol, top, _textWidth - _symbol, room.Height);
        top += HudSetting.Put(sheet, _card.Id, _card.Title, _title, HudTextStyle.Body, HudTone.Bright, line, HudAlignment.Start);
        PlaceText(new HudRectangle(left, top, _textWidth, room.Bottom - _inset - top), sheet);
    }

    private void PlaceText(HudRectangle room, HudSheet sheet)
    {
        if (_text.Lines.Count == 0)
            return;
        ISetText shown = Fitted(_card.Text, HudTextStyle.Detail, _text, room);
        HudSetting.Put(sheet, _card.Id, _card.Text, shown, HudTextStyle.Detail, _card.Tone == HudTone.Surface ? HudTone.Dim : _card.Tone, room, HudAlignment.Start);
        if (shown.IsCut)
            sheet.LeaveOut($"There is room for {shown.Lines.Count} lines of '{_card.Id}', not for all of it.");
    }
}
