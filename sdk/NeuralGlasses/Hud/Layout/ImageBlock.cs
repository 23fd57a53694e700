namespace NeuralGlasses.Hud.Layout;

/// <summary>A picture in its own shape, smaller where there is less room.</summary>
internal sealed class ImageBlock(HudImage image, double width, HudSetting setting) : HudBlock(image, setting)
{
    // Smaller than this nobody knows what a picture shows.
    private const double LeastDegrees = 1.5;

    public override double WantedHeight { get; } =
        Math.Min(setting.Pixels(Math.Max(0, image.HeightDegrees)), width * image.Picture.HeightPixels / image.Picture.WidthPixels);

    public override double LeastHeight => Math.Min(WantedHeight, Setting.Pixels(LeastDegrees));

    protected override void PlaceParts(HudRectangle room, HudSheet sheet) => sheet.Add(new HudPicturePart(image.Id, Edge(room), image.Picture));

    protected override HudRectangle Edge(HudRectangle room)
    {
        double own = room.Height * image.Picture.WidthPixels / image.Picture.HeightPixels;
        return new HudRectangle(room.Left + ((room.Width - own) / 2), room.Top, own, room.Height);
    }
}
