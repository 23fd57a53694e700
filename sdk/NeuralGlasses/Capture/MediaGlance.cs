using System.Buffers.Binary;
using NeuralGlasses.Devices;
using NeuralGlasses.Storage;

namespace NeuralGlasses.Capture;

/// <summary>What a gallery shows of a kept file without playing it: a photo, the first picture of a video, and how long video and sound are.</summary>
/// <param name="Picture">The picture as it was encoded; null for sound.</param>
/// <param name="Seconds">How long it is, in seconds; null for a photo.</param>
internal sealed record MediaGlance(Photo? Picture, double? Seconds)
{
    /// <summary>Most bytes of a picture that is read: what no camera of glasses writes.</summary>
    public const int MostPictureBytes = 64 << 20;

    // A video begins with a picture; before it a few pieces of sound may have come, and no more.
    private const int MostChunks = 100;

    /// <summary>Takes it.</summary>
    /// <exception cref="DeviceFailedException">There is no such file, or it is not what its name says.</exception>
    public static MediaGlance At(MediaStore store, MediaItem item) => item.Kind switch
    {
        MediaKind.Photo => new MediaGlance(new Photo(store.Read(item.Name, file => Bytes(file, 0, file.Length)), item.Name.EndsWith(".png", StringComparison.Ordinal) ? "image/png" : "image/jpeg", default), null),
        MediaKind.Video => store.Read(item.Name, file => OfVideo(file)),
        _ => store.Read(item.Name, file => OfSound(file)),
    };

    private static MediaGlance OfVideo(IShelfFile file)
    {
        var head = new byte[VideoLength.HeadBytes];
        if (!AviHeader.TryRead(head.AsSpan(0, file.Read(0, head)), out AviShape shape))
            throw new DeviceFailedException("The video is damaged.");
        double seconds = VideoLength.Of(head, shape).Seconds;
        long at = AviHeader.Length(shape);
        var chunk = new byte[8];
        for (var i = 0; i < MostChunks && file.Read(at, chunk) == chunk.Length; i++)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(chunk.AsSpan(4));
            if (length < 0)
                break;
            if (chunk.AsSpan().StartsWith(AviIndex.FrameName) && length > 0)
                return new MediaGlance(new Photo(Bytes(file, at + chunk.Length, length), "image/jpeg", default), seconds);
            at += chunk.Length + AviIndex.Padded(length);
        }

        throw new DeviceFailedException("The video is damaged.");
    }

    private static MediaGlance OfSound(IShelfFile file) => WavWriter.SecondsOf(file) is { } seconds
        ? new MediaGlance(null, seconds)
        : throw new DeviceFailedException("The sound note is damaged.");

    private static byte[] Bytes(IShelfFile file, long at, long count)
    {
        if (count > MostPictureBytes)
            throw new DeviceFailedException("The picture is too large.");
        var bytes = new byte[count];
        return file.Read(at, bytes) == count ? bytes : throw new DeviceFailedException("The picture is damaged.");
    }
}
