using NeuralGlasses.Simulator.Wristband;

namespace NeuralGlasses.Firmware.Tests.Afe;

/// <summary>Reads 24-bit codes bit by bit from the wire, as the datasheet draws them.</summary>
internal static class Codes
{
    public static int[] Read(Ads1298Chain chain)
    {
        var chips = chain.Chips.Count;
        var wire = new byte[Ads1298Chain.FrameLength(chips)];
        chain.ReadFrame(wire);
        return [.. Enumerable.Range(0, chips * 8).Select(channel => Code(wire, (channel / 8 * 217) + 24 + (channel % 8 * 24)))];
    }

    public static int Status(Ads1298Chain chain, int chip)
    {
        var wire = new byte[Ads1298Chain.FrameLength(chain.Chips.Count)];
        chain.ReadFrame(wire);
        return Code(wire, chip * 217) & 0xFFFFFF;
    }

    private static int Code(byte[] wire, int firstBit)
    {
        var code = 0;
        for (var bit = firstBit; bit < firstBit + 24; bit++)
            code = (code << 1) | (wire[bit / 8] >> (7 - (bit % 8)) & 1);
        return (code ^ 0x800000) - 0x800000;
    }
}
