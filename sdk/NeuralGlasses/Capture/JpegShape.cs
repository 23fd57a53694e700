using System.Buffers.Binary;

namespace NeuralGlasses.Capture;

/// <summary>Size of a JPEG picture as its frame header has it (ITU-T T.81, B.2.2), without decoding it.</summary>
internal static class JpegShape
{
    /// <summary>Reads it; false for bytes that are no JPEG or have no frame header.</summary>
    public static bool TryRead(ReadOnlySpan<byte> jpeg, out int width, out int height)
    {
        (width, height) = (0, 0);
        if (jpeg.Length < 4 || jpeg[0] != 0xFF || jpeg[1] != 0xD8)
            return false;
        var at = 2;
        while (at + 4 <= jpeg.Length && jpeg[at] == 0xFF)
        {
            byte marker = jpeg[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            int length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            bool isFrame = marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            if (isFrame && at + 9 <= jpeg.Length)
            {
                height = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 5)..]);
                width = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 7)..]);
                return true;
            }

            if (isFrame || length < 2 || marker == 0xDA)
                return false;
            at += 2 + length;
        }

        return false;
    }
}
