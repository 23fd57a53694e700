using NeuralGlasses.VirtualAir.Hci;
using Xunit;

namespace NeuralGlasses.VirtualAir.Tests;

public sealed class H4ReassemblyTests
{
    private static readonly byte[][] s_packets =
    [
        [0x01, 0x03, 0x0c, 0],
        [0x02, 0x2a, 0x20, 3, 0, 1, 2, 3],
        [0x03, 0x01, 0x00, 2, 9, 9],
        [0x04, 0x0e, 4, 1, 3, 0x0c, 0],
        [0x05, 0x01, 0x00, 1, 0xc0, 7],
        [0x04, 0xff, 0],
        [0x02, 0x2a, 0x20, 0x2c, 1, .. new byte[300]],
    ];

    [Fact]
    public void Packets_come_out_whole_wherever_the_stream_is_cut()
    {
        byte[] stream = [.. s_packets.SelectMany(packet => packet)];
        for (var cut = 0; cut <= stream.Length; cut++)
            Assert.Equal(s_packets, Reassemble([stream[..cut], stream[cut..]]));
    }

    [Fact]
    public void Packets_come_out_whole_byte_by_byte() =>
        Assert.Equal(s_packets, Reassemble(s_packets.SelectMany(packet => packet).Select(one => new[] { one })));

    [Fact]
    public void A_long_stream_of_packets_keeps_its_content()
    {
        var packets = Enumerable.Range(0, 500).Select(i => new byte[] { 0x02, 0x2a, 0x20, 4, 0, (byte)i, (byte)(i >> 8), 0, 1 }).ToArray();
        byte[] stream = [.. packets.SelectMany(packet => packet)];
        Assert.Equal(packets, Reassemble(stream.Chunk(1000)));
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0x06)]
    [InlineData(0xff)]
    public void What_is_no_packet_is_told(byte first)
    {
        var reassembly = new H4Reassembly();
        reassembly.Append([first]);
        Assert.Contains($"0x{first:x2}", Assert.Throws<InvalidDataException>(reassembly.Take).Message, StringComparison.Ordinal);
    }

    private static List<byte[]> Reassemble(IEnumerable<byte[]> pieces)
    {
        var reassembly = new H4Reassembly();
        var packets = new List<byte[]>();
        foreach (var piece in pieces)
        {
            reassembly.Append(piece);
            while (reassembly.Take() is { } packet)
                packets.Add(packet);
        }

        return packets;
    }
}
