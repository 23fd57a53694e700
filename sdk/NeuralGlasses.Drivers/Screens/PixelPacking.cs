using System.Buffers.Binary;

namespace NeuralGlasses.Drivers.Screens;

/// <summary>Where red, green and blue stand in a pixel of a screen.</summary>
/// <param name="Bits">Bits of a pixel: 16 or 32.</param>
/// <param name="Red">First bit of red, and how many.</param>
/// <param name="Green">First bit of green, and how many.</param>
/// <param name="Blue">First bit of blue, and how many.</param>
internal readonly record struct PixelPacking(int Bits, (int At, int Length) Red, (int At, int Length) Green, (int At, int Length) Blue)
{
    public int Bytes => Bits / 8;

    /// <summary>Packs a line of pixels of four bytes.</summary>
    public void Pack(ReadOnlySpan<byte> rgba, Span<byte> packed)
    {
        var count = rgba.Length / 4;
        for (var i = 0; i < count; i++)
        {
            var pixel = Part(rgba[4 * i], Red) | Part(rgba[(4 * i) + 1], Green) | Part(rgba[(4 * i) + 2], Blue);
            if (Bits == 16)
                BinaryPrimitives.WriteUInt16LittleEndian(packed[(2 * i)..], (ushort)pixel);
            else
                BinaryPrimitives.WriteUInt32LittleEndian(packed[(4 * i)..], pixel);
        }
    }

    private static uint Part(byte value, (int At, int Length) place) => (uint)(value >> (8 - place.Length)) << place.At;
}
