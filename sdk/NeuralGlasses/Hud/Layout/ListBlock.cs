using System.Globalization;
using NeuralGlasses.Hud.Legibility;
using NeuralGlasses.Text;

namespace NeuralGlasses.Hud.Layout;

/// <summary>
/// A list: its title if there is room for it, and those lines around the focus for which there is room, six at most. Lines that the focus can reach are not
/// left out: they come when it moves.
/// </summary>
internal sealed class ListBlock(HudList list, HudSetting setting) : HudBlock(list, setting)
{
    // The label has the larger part of a line, unless the detail leaves it more.
    private const double LabelShare = 0.55;
    private readonly double _row = setting.Pixels(HudMetrics.Row);
    private readonly double _title = list.Title.Length == 0 ? 0 : setting.Pixels(HudMetrics.SizeOf(HudTextStyle.Title) + HudMetrics.Gap);

    public override double WantedHeight => _title + (Math.Min(list.Items.Count, HudLegibility.MostLines) * _row);

    public override double LeastHeight => list.Items.Count == 0 ? _title : _row;

    protected override void PlaceParts(HudRectangle room, HudSheet sheet)
    {
        int focused = list.IndexOf(sheet.FocusedId);
        int most = Math.Min(list.Items.Count, HudLegibility.MostLines);
        int shown = Math.Clamp((int)((room.Height - _title + 0.5) / _row), 0, most);
        bool hasTitle = _title > 0 && (shown > 0 || list.Items.Count == 0);
        if (!hasTitle)
            shown = Math.Min(most, (int)((room.Height + 0.5) / _row));
        int first = Math.Clamp(focused - (shown / 2), 0, list.Items.Count - shown);
        double top = room.Bottom - (shown * _row);
        if (hasTitle)
            PlaceTitle(room with { Top = top - _title }, shown < list.Items.Count && focused >= 0 ? string.Create(CultureInfo.InvariantCulture, $"{focused + 1} / {list.Items.Count}") : "", sheet);

        for (int i = first; i < first + shown; i++, top += _row)
            PlaceItem(list.Items[i], list.Items[i].Id == sheet.MarkedId, new HudRectangle(room.Left, top, room.Width, _row), sheet);
        if (shown < list.Items.Count && focused < 0)
            sheet.LeaveOut($"There is no room for {list.Items.Count - shown} of {list.Items.Count} lines.");
    }

    // How far the list goes beyond what is seen of it stands at the end of its title.
    private void PlaceTitle(HudRectangle room, string place, HudSheet sheet)
    {
        ISetText title = Setting.Lay(list.Title, HudTextStyle.Title, room.Width, 1);
        HudSetting.Put(sheet, list.Id, list.Title, title, HudTextStyle.Title, HudTone.Dim, room, HudAlignment.Start);
        if (place.Length == 0)
            return;
        ISetText where = Setting.Lay(place, HudTextStyle.Detail, room.Width, 1);
        double gap = Setting.Pixels(HudMetrics.Inset);
        if (title.WidthPixels + gap + where.WidthPixels <= room.Width)
            HudSetting.Put(sheet, list.Id, place, where, HudTextStyle.Detail, HudTone.Dim, room, HudAlignment.End);
    }

    private void PlaceItem(HudItem item, bool isFocused, HudRectangle row, HudSheet sheet)
    {
        double inset = Setting.Pixels(HudMetrics.Inset);
        double edge = Setting.Pixels(HudMetrics.FocusEdge);
        HudTone tone = isFocused ? HudTone.Bright : HudTone.Dim;
        HudTone second = isFocused ? HudTone.Accent : HudTone.Dim;
        sheet.AddSpot(item.Id, row);
        if (isFocused)
            PutFocus(sheet, item.Id, row.Grown(-edge) with { Left = row.Left, Width = row.Width });
        double left = row.Left + inset;
        double width = row.Width - (2 * inset);
        double side = Setting.Pixels(HudMetrics.SizeOf(HudTextStyle.Body));
        ISetText label = Setting.Lay(item.Label, HudTextStyle.Body, width, 1);
        bool isMirrored = label.IsRightToLeft;
        if (item.Symbol != HudSymbol.None)
        {
            double at = isMirrored ? left + width - side : left;
            sheet.Add(new HudSymbolPart(item.Id, new HudRectangle(at, row.Top + ((row.Height - side) / 2), side, side), tone, item.Symbol));
            width -= side + inset;
            left += isMirrored ? 0 : side + inset;
        }

        ISetText detail = Setting.Lay(item.Detail, HudTextStyle.Detail, width, 1);
        double gap = detail.Lines.Count == 0 ? 0 : inset;
        double forDetail = Math.Min(detail.WidthPixels, Math.Max(width * (1 - LabelShare), width - label.WidthPixels - gap));
        double forLabel = Math.Min(label.WidthPixels, width - forDetail - gap);
        if (label.WidthPixels > forLabel)
            label = Setting.Lay(item.Label, HudTextStyle.Body, forLabel, 1);
        if (detail.WidthPixels > forDetail)
            detail = Setting.Lay(item.Detail, HudTextStyle.Detail, forDetail, 1);
        HudRectangle atStart = new(isMirrored ? left + width - forLabel : left, 0, forLabel, row.Height);
        HudRectangle atEnd = new(isMirrored ? left : left + width - forDetail, 0, forDetail, row.Height);
        PutLine(sheet, item.Id, item.Label, label, HudTextStyle.Body, tone, atStart, row);
        PutLine(sheet, item.Id, item.Detail, detail, HudTextStyle.Detail, second, atEnd, row);
    }

    private static void PutLine(HudSheet sheet, string id, string text, ISetText lines, HudTextStyle style, HudTone tone, HudRectangle room, HudRectangle row) =>
        HudSetting.Put(sheet, id, text, lines, style, tone, room with { Top = row.Top + ((row.Height - HudSetting.HeightOf(lines)) / 2) }, HudAlignment.Start);
}
