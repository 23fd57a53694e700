using NeuralGlasses.Capture;
using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Sdk.Tests.Storage;
using NeuralGlasses.Skia.Capture;
using SkiaSharp;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Capture;

/// <summary>What is cut and shrunk is the middle, in the right colours, and hostile pictures are refused before they are decoded.</summary>
public sealed class SkiaPhotoEditorTests
{
    private readonly SkiaPhotoEditor _editor = new();

    [Fact]
    public void The_middle_is_cut_out()
    {
        using SKBitmap cut = SKBitmap.Decode(_editor.Crop(Target(), 2).Encoded.Span);
        Assert.Equal((400, 300), (cut.Width, cut.Height));
        Assert.True(cut.GetPixel(20, 20).Red > 200 && cut.GetPixel(380, 280).Red > 200);
    }

    [Theory]
    [InlineData(1, 240, 180, 240, 180)]
    [InlineData(2, 240, 180, 240, 180)]
    [InlineData(4, 240, 180, 200, 150)]
    [InlineData(1, 100, 1000, 100, 75)]
    [InlineData(1, 4096, 4096, 800, 600)]
    public void A_picture_for_the_display_fits_into_its_room_and_is_never_made_larger(double zoom, int mostWidth, int mostHeight, int width, int height)
    {
        HudPicture small = _editor.Shrink(Target(), zoom, mostWidth, mostHeight);
        Assert.InRange(small.WidthPixels, width - 1, width);
        Assert.InRange(small.HeightPixels, height - 1, height);
        int middle = ((small.HeightPixels / 2 * small.WidthPixels) + (small.WidthPixels / 2)) * 4;
        ReadOnlySpan<byte> rgba = small.Rgba.Span;
        Assert.True(rgba[middle] > 200 && rgba[middle + 2] < 60 && rgba[middle + 3] == 255);
        Assert.Equal(zoom == 1, rgba[0] < 60 && rgba[2] > 200);
    }

    [Fact]
    public void A_picture_that_claims_an_absurd_size_is_refused_before_it_is_decoded()
    {
        byte[] jpeg = Target().Encoded.ToArray();
        int frame = jpeg.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]);
        (jpeg[frame + 5], jpeg[frame + 7]) = (0xFF, 0xFF);
        Assert.Equal("The photo is too large.", Assert.Throws<DeviceFailedException>(() => _editor.Crop(new Photo(jpeg, "image/jpeg", default), 2)).Message);
    }

    [Fact]
    public void Damaged_pictures_are_refused_in_one_sentence()
    {
        byte[] jpeg = Target().Encoded.ToArray();
        foreach (byte[] bytes in new byte[][] { [], [1, 2, 3], jpeg[..200], jpeg[..(jpeg.Length / 2)] })
            Assert.Matches("^The photo .*\\.$", Assert.Throws<DeviceFailedException>(() => _editor.Shrink(new Photo(bytes, "image/jpeg", default), 1, 100, 100)).Message);
    }

    // Blue, and red in the middle half.
    private static Photo Target()
    {
        using var bitmap = new SKBitmap(800, 600);
        bitmap.Erase(SKColors.Blue);
        using (var canvas = new SKCanvas(bitmap))
        using (var paint = new SKPaint { Color = SKColors.Red })
            canvas.DrawRect(200, 150, 400, 300, paint);
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 95);
        return new Photo(data.ToArray(), "image/jpeg", default);
    }
}
