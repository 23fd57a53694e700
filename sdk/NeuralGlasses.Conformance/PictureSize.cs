using System.Buffers.Binary;

namespace NeuralGlasses.Conformance;

/// <summary>Reads the size of a picture from its head: JPEG (ITU-T T.81, B.2.2) or PNG (W3C PNG, 11.2.2).</summary>
internal static class PictureSize
{
    private static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Width and height in pixels, or null if the bytes are not what the media type says.</summary>
    public static (int Width, int Height)? Of(ReadOnlySpan<byte> picture, string mediaType) => mediaType switch
    {
        "image/jpeg" => OfJpeg(picture),
        "image/png" => OfPng(picture),
        _ => null,
    };

    private static (int Width, int Height)? OfPng(ReadOnlySpan<byte> picture) => picture.Length >= 24 && picture.StartsWith(PngSignature)
        ? (BinaryPrimitives.ReadInt32BigEndian(picture[16..]), BinaryPrimitives.ReadInt32BigEndian(picture[20..]))
        : null;

    private static (int Width, int Height)? OfJpeg(ReadOnlySpan<byte> picture)
    {
        if (picture.Length < 4 || picture[0] != 0xFF || picture[1] != 0xD8)
            return null;
        int at = 2;
        while (at + 9 <= picture.Length && picture[at] == 0xFF)
        {
            byte marker = picture[at + 1];
            if (IsFrame(marker))
                return (BinaryPrimitives.ReadUInt16BigEndian(picture[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(picture[(at + 5)..]));
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(picture[(at + 2)..]);
        }

        return null;
    }

    // SOF0 to SOF15 without DHT, JPG and DAC.
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
