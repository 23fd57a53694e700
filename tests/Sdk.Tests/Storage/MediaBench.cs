using Microsoft.Extensions.Time.Testing;
using NeuralGlasses.Devices;
using NeuralGlasses.Storage;
using NeuralGlasses.Streaming;
using SkiaSharp;

namespace NeuralGlasses.Sdk.Tests.Storage;

// A store in memory at a known time of day.
internal sealed class MediaBench
{
    public MediaBench(MediaStoreOptions? options = null)
    {
        Options = options ?? new MediaStoreOptions { QuotaBytes = 100_000, ReserveBytes = 0, Make = "Maker", Model = "Model 1", Software = "Runtime 2" };
        Clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 26, 14, 4, 5, 123, TimeSpan.Zero));
        Clock.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(1), "test", "test"));
        Store = Open();
    }

    public FakeShelf Shelf { get; } = new();

    public FakeTimeProvider Clock { get; }

    public MediaStoreOptions Options { get; set; }

    public MediaStore Store { get; private set; }

    // Bytes that begin and end like a JPEG and decode to nothing.
    public static Photo Photo(int bytes, byte fill = 7)
    {
        var content = new byte[Math.Max(bytes, 4)];
        content.AsSpan().Fill(fill);
        (content[0], content[1], content[^2], content[^1]) = (0xFF, 0xD8, 0xFF, 0xD9);
        return new Photo(content, "image/png", default);
    }

    public static byte[] Picture(int width, int height, SKColor colour)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(colour);
        for (var i = 0; i < Math.Min(width, height); i++)
            bitmap.SetPixel(i, i, SKColors.White);
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }

    public static Photo Jpeg(SKColor colour, HostTime at = default) => new(Picture(64, 48, colour), "image/jpeg", at);

    public MediaStore Open() => Store = new MediaStore(Shelf, Clock, Options);
}
