using System.Buffers.Binary;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>Bytes in place of a picture that a trace does not hold: as many, and with the size that it had, which is all that is looked at on the way to a file.</summary>
internal static class StandIn
{
    // Begin of picture and the frame header of one component (ITU-T T.81, B.2.2); nothing of it decodes.
    private static ReadOnlySpan<byte> JpegHead => [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0];

    public static byte[] Of(string mediaType, int length, int widthPixels, int heightPixels)
    {
        var bytes = new byte[length];
        if (mediaType != "image/jpeg" || length < JpegHead.Length)
            return bytes;
        JpegHead.CopyTo(bytes);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(7), (ushort)heightPixels);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(9), (ushort)widthPixels);
        return bytes;
    }
}
