using System.Buffers.Binary;
using System.Numerics;

namespace NeuralGlasses.Training.Taps.Recorded;

/// <summary>The checksum of HDF5's metadata: Jenkins' lookup3 (HDF5 file format 3.0, appendix; Jenkins 2006, public domain).</summary>
internal static class Hdf5Checksum
{
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        unchecked
        {
            uint a = 0xdeadbeef + (uint)bytes.Length, b = a, c = a;
            while (bytes.Length > 12)
            {
                a += BinaryPrimitives.ReadUInt32LittleEndian(bytes);
                b += BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
                c += BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
                Mix(ref a, ref b, ref c);
                bytes = bytes[12..];
            }

            if (bytes.IsEmpty)
                return c;
            Span<byte> last = stackalloc byte[12];
            last.Clear();
            bytes.CopyTo(last);
            a += BinaryPrimitives.ReadUInt32LittleEndian(last);
            b += BinaryPrimitives.ReadUInt32LittleEndian(last[4..]);
            c += BinaryPrimitives.ReadUInt32LittleEndian(last[8..]);
            return Final(a, b, c);
        }
    }

    private static void Mix(ref uint a, ref uint b, ref uint c)
    {
        unchecked
        {
            (a, c) = ((a - c) ^ BitOperations.RotateLeft(c, 4), c + b);
            (b, a) = ((b - a) ^ BitOperations.RotateLeft(a, 6), a + c);
            (c, b) = ((c - b) ^ BitOperations.RotateLeft(b, 8), b + a);
            (a, c) = ((a - c) ^ BitOperations.RotateLeft(c, 16), c + b);
            (b, a) = ((b - a) ^ BitOperations.RotateLeft(a, 19), a + c);
            (c, b) = ((c - b) ^ BitOperations.RotateLeft(b, 4), b + a);
        }
    }

    private static uint Final(uint a, uint b, uint c)
    {
        unchecked
        {
            c = (c ^ b) - BitOperations.RotateLeft(b, 14);
            a = (a ^ c) - BitOperations.RotateLeft(c, 11);
            b = (b ^ a) - BitOperations.RotateLeft(a, 25);
            c = (c ^ b) - BitOperations.RotateLeft(b, 16);
            a = (a ^ c) - BitOperations.RotateLeft(c, 4);
            b = (b ^ a) - BitOperations.RotateLeft(a, 14);
            return (c ^ b) - BitOperations.RotateLeft(b, 24);
        }
    }
}
