using NeuralGlasses.Devices;
using SkiaSharp;

namespace NeuralGlasses.Simulator.Glasses.Cameras;

/// <summary>Brings pictures into the size in which the camera takes them.</summary>
internal static class SensorPicture
{
    private const int Quality = 90;

    /// <summary>A picture file as the camera would have taken it: as it is if it is a JPEG of that size, else cut to the proportions about its middle, scaled and encoded.</summary>
    public static byte[] Fit(byte[] file, CameraMode mode, string name)
    {
        using var copy = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(copy) ?? throw new DeviceFailedException($"The picture {name} cannot be read; expected a PNG or JPEG.");
        if (codec.EncodedFormat == SKEncodedImageFormat.Jpeg && codec.Info.Width == mode.WidthPixels && codec.Info.Height == mode.HeightPixels)
            return file;
        using var picture = SKImage.FromEncodedData(copy) ?? throw new DeviceFailedException($"The picture {name} is damaged.");
        return Fit(picture, mode);
    }

    /// <summary>Whether a file begins as a picture does that can be read.</summary>
    public static bool CanBeRead(string file)
    {
        using var codec = SKCodec.Create(file);
        return codec is not null;
    }

    private static byte[] Fit(SKImage picture, CameraMode mode)
    {
        var scale = Math.Max(mode.WidthPixels / (float)picture.Width, mode.HeightPixels / (float)picture.Height);
        using var surface = SKSurface.Create(new SKImageInfo(mode.WidthPixels, mode.HeightPixels, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var (width, height) = (picture.Width * scale, picture.Height * scale);
        var place = SKRect.Create((mode.WidthPixels - width) / 2, (mode.HeightPixels - height) / 2, width, height);
        using var paint = new SKPaint();
        surface.Canvas.DrawImage(picture, place, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear), paint);
        return Encode(surface);
    }

    /// <summary>What the camera takes with something before its lens.</summary>
    public static byte[] Black(CameraMode mode)
    {
        using var surface = SKSurface.Create(new SKImageInfo(mode.WidthPixels, mode.HeightPixels, SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.Clear(SKColors.Black);
        return Encode(surface);
    }

    public static byte[] Encode(SKSurface surface)
    {
        using var image = surface.Snapshot();
        using var encoded = image.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return encoded.ToArray();
    }
}
