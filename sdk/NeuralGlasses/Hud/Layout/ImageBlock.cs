namespace NeuralGlasses.Hud.Layout;

/// <summary>A picture in its own shape, smaller where there is less room.</summary>
internal sealed class ImageBlock(HudImage image, double width, HudSetting setting) : HudBlock(image)
{
    // Smaller than this nobody knows what a picture shows.
    private const double LeastDegrees = 1.5;

    public override double WantedHeight { get; } =
        Math.Min(setting.Pixels(Math.Max(0, image.HeightDegrees)), width * image.Picture.HeightPixels / image.Picture.WidthPixels);

    public override double LeastHeight => Math.Min(WantedHeight, setting.Pixels(LeastDegrees));

    public override void Place(HudRectangle room, HudSheet sheet)
    {
        double own = room.Height * image.Picture.WidthPixels / image.Picture.HeightPixels;
        var bounds = new HudRectangle(room.Left + ((room.Width - own) / 2), room.Top, own, room.Height);
        sheet.Add(new HudPicturePart(image.Id, bounds, image.Picture));
        if (image.CanFocus && sheet.FocusedId == image.Id)
            setting.PutFocus(sheet, image.Id, bounds);
    }
}
