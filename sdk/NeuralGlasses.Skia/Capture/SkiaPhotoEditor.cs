using NeuralGlasses.Capture;
using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using SkiaSharp;

namespace NeuralGlasses.Skia.Capture;

/// <summary>
/// Cuts and shrinks photos with SkiaSharp. The size is read before anything is decoded, and a JPEG for the display is decoded at the smallest of its
/// own scales that suffices.
/// </summary>
public sealed class SkiaPhotoEditor : IPhotoEditor
{
    /// <summary>Most pixels of a photo that is decoded.</summary>
    public const long MostPixels = 64_000_000;

    // What is wrong with its bytes, nobody who wears glasses can mend.
    private const string Damaged = "The photo is damaged.";

    private const int Quality = 90;

    /// <inheritdoc/>
    public Photo Crop(Photo photo, double zoom)
    {
        ArgumentNullException.ThrowIfNull(photo);
        using SKBitmap whole = Decode(photo, 0, 0);
        SKRectI middle = Middle(whole.Width, whole.Height, zoom);
        using var cut = new SKBitmap();
        if (!whole.ExtractSubset(cut, middle))
            throw new DeviceFailedException("The middle of the photo could not be cut out.");
        using SKPixmap pixels = cut.PeekPixels();
        bool isPng = photo.MediaType == "image/png";
        using SKData? encoded = pixels.Encode(isPng ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg, Quality);
        return encoded is null
            ? throw new DeviceFailedException("The middle of the photo could not be encoded.")
            : new Photo(encoded.ToArray(), isPng ? "image/png" : "image/jpeg", photo.TakenAt);
    }

    /// <inheritdoc/>
    public HudPicture Shrink(Photo photo, double zoom, int mostWidthPixels, int mostHeightPixels)
    {
        ArgumentNullException.ThrowIfNull(photo);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostWidthPixels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mostWidthPixels, HudPicture.MostPixels);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostHeightPixels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mostHeightPixels, HudPicture.MostPixels);
        zoom = DigitalZoom.Within(zoom);
        using SKBitmap whole = Decode(photo, mostWidthPixels * zoom, mostHeightPixels * zoom);
        SKRectI middle = Middle(whole.Width, whole.Height, zoom);
        double scale = Math.Min(1, Math.Min((double)mostWidthPixels / middle.Width, (double)mostHeightPixels / middle.Height));
        int width = Math.Max(1, (int)Math.Round(middle.Width * scale));
        int height = Math.Max(1, (int)Math.Round(middle.Height * scale));
        var rgba = new byte[width * height * 4];
        using var small = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var cut = new SKBitmap();
        if (!whole.ExtractSubset(cut, middle) || !cut.ScalePixels(small, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)))
            throw new DeviceFailedException("The photo could not be made smaller.");
        small.GetPixelSpan().CopyTo(rgba);
        return new HudPicture(width, height, rgba);
    }

    private static SKRectI Middle(int width, int height, double zoom)
    {
        zoom = DigitalZoom.Within(zoom);
        int cutWidth = Math.Max(1, (int)Math.Round(width / zoom));
        int cutHeight = Math.Max(1, (int)Math.Round(height / zoom));
        return SKRectI.Create((width - cutWidth) / 2, (height - cutHeight) / 2, cutWidth, cutHeight);
    }

    // Whole for a size of 0, else no smaller than that size.
    private static SKBitmap Decode(Photo photo, double leastWidth, double leastHeight)
    {
        using SKData data = SKData.CreateCopy(photo.Encoded.Span);
        using SKCodec codec = SKCodec.Create(data) ?? throw new DeviceFailedException(Damaged);
        if ((long)codec.Info.Width * codec.Info.Height > MostPixels)
            throw new DeviceFailedException("The photo is too large.");
        SKImageInfo info = codec.Info.WithColorType(SKColorType.Rgba8888).WithAlphaType(SKAlphaType.Opaque);
        if (leastWidth > 0)
        {
            // A JPEG decodes in eighths of its size; rounded up, since the codec rounds to the nearest.
            double scale = Math.Min(1, Math.Min(leastWidth / info.Width, leastHeight / info.Height));
            SKSizeI size = codec.GetScaledDimensions((float)(Math.Ceiling(scale * 8) / 8));
            info = info.WithSize(size.Width, size.Height);
        }

        var bitmap = new SKBitmap(info);
        if (codec.GetPixels(info, bitmap.GetPixels()) is SKCodecResult.Success)
            return bitmap;
        bitmap.Dispose();
        throw new DeviceFailedException(Damaged);
    }
}
