using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using NeuralGlasses.Devices;
using NeuralGlasses.Storage;
using SkiaSharp;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Storage;

/// <summary>What we write into photos is read by a reader that is not ours.</summary>
public sealed class ExifTests
{
    private readonly MediaBench _bench = new();

    [Fact]
    public void A_photo_tells_when_with_what_and_by_which_app_it_was_taken()
    {
        Photo photo = MediaBench.Jpeg(SKColors.Red);
        string name = _bench.Store.Save(photo, new PhotoNote("camera", 2.5));
        byte[] saved = _bench.Store.Read(name);
        IReadOnlyList<MetadataExtractor.Directory> read = ImageMetadataReader.ReadMetadata(new MemoryStream(saved));
        Assert.DoesNotContain(read, directory => directory.HasError);
        ExifIfd0Directory picture = Assert.Single(read.OfType<ExifIfd0Directory>());
        ExifSubIfdDirectory exposure = Assert.Single(read.OfType<ExifSubIfdDirectory>());
        Assert.Equal(
            ["camera", "Maker", "Model 1", "Runtime 2", "2026:11:26 15:04:05"],
            new[] { ExifDirectoryBase.TagImageDescription, ExifDirectoryBase.TagMake, ExifDirectoryBase.TagModel, ExifDirectoryBase.TagSoftware, ExifDirectoryBase.TagDateTime }.Select(picture.GetString));
        Assert.Equal("2026:11:26 15:04:05", exposure.GetString(ExifDirectoryBase.TagDateTimeOriginal));
        Assert.Equal("+01:00", exposure.GetString(0x9011));
        Assert.Equal("123", exposure.GetString(ExifDirectoryBase.TagSubsecondTimeOriginal));
        Assert.Equal(new Rational(250, 100), exposure.GetRational(ExifDirectoryBase.TagDigitalZoomRatio));
        Assert.Matches("^[0-9a-f]{32}$", exposure.GetString(ExifDirectoryBase.TagImageUniqueId));
        using SKBitmap decoded = SKBitmap.Decode(saved);
        Assert.Equal((64, 48), (decoded.Width, decoded.Height));
        Assert.Equal(photo.Encoded.ToArray()[2..], saved[^(photo.Encoded.Length - 2)..]);
    }

    [Fact]
    public void A_block_of_the_camera_s_own_is_left_and_counted()
    {
        _bench.Store.Save(MediaBench.Jpeg(SKColors.Red), new PhotoNote("camera", 1));
        byte[] saved = _bench.Store.Read(_bench.Store.Items[0].Name);
        string second = _bench.Store.Save(new Photo(saved, "image/jpeg", default), new PhotoNote("other", 1));
        Assert.Equal(saved, _bench.Store.Read(second));
        Assert.Equal(1, _bench.Store.ForeignExif);
    }

    [Fact]
    public void Long_and_foreign_text_does_not_break_the_block()
    {
        string name = _bench.Store.Save(MediaBench.Jpeg(SKColors.Red), new PhotoNote(new string('é', 70_000), 1));
        ExifIfd0Directory picture = Assert.Single(ImageMetadataReader.ReadMetadata(new MemoryStream(_bench.Store.Read(name))).OfType<ExifIfd0Directory>());
        Assert.Equal(new string('?', 100), picture.GetString(ExifDirectoryBase.TagImageDescription));
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0xFF, 0xD8 })]
    [InlineData(new byte[] { 1, 2, 3, 4, 5 })]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF, 1, 2, 3, 4, 5, 6 })]
    public void Bytes_that_are_no_JPEG_are_kept_as_they_are_or_at_least_not_lost(byte[] bytes)
    {
        string name = _bench.Store.Save(new Photo(bytes, "image/jpeg", default));
        Assert.EndsWith(Convert.ToHexString(bytes.AsSpan(Math.Min(2, bytes.Length))), Convert.ToHexString(_bench.Store.Read(name)), StringComparison.Ordinal);
    }
}
