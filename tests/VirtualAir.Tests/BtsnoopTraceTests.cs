using Microsoft.Extensions.Time.Testing;
using NeuralGlasses.VirtualAir.Traces;
using Xunit;

namespace NeuralGlasses.VirtualAir.Tests;

public sealed class BtsnoopTraceTests
{
    private static readonly byte[] s_header = [(byte)'b', (byte)'t', (byte)'s', (byte)'n', (byte)'o', (byte)'o', (byte)'p', 0, 0, 0, 0, 1, 0, 0, 0x07, 0xd1];
    private static readonly DateTimeOffset s_at = DateTimeOffset.UnixEpoch.AddTicks(0x1234 * TimeSpan.TicksPerMicrosecond);
    private static readonly byte[] s_atBytes = [0x00, 0xdc, 0xdd, 0xb3, 0x0f, 0x2f, 0x92, 0x34];

    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        var file = new MemoryStream();
        using (var trace = new BtsnoopTrace(file, new FakeTimeProvider()))
        {
            trace.WriteNewAdapter(1, s_at);
            trace.Write(1, isFromHost: true, [0x01, 0x03, 0x0c, 0x00], s_at);
            trace.Write(0, isFromHost: false, [0x02, 0x2a, 0x20, 1, 0, 9], s_at);
        }

        Assert.Equal(
            [
                .. s_header,
                0, 0, 0, 16, 0, 0, 0, 16, 0, 1, 0, 0, 0, 0, 0, 0, .. s_atBytes, 0, 0, 0, 0, 0, 0, 0, 0, (byte)'a', (byte)'i', (byte)'r', (byte)'1', 0, 0, 0, 0,
                0, 0, 0, 3, 0, 0, 0, 3, 0, 1, 0, 2, 0, 0, 0, 0, .. s_atBytes, 0x03, 0x0c, 0x00,
                0, 0, 0, 5, 0, 0, 0, 5, 0, 0, 0, 5, 0, 0, 0, 0, .. s_atBytes, 0x2a, 0x20, 1, 0, 9,
            ],
            file.ToArray());
    }

    [Theory]
    [InlineData(0x01, true, 2)]
    [InlineData(0x04, false, 3)]
    [InlineData(0x02, true, 4)]
    [InlineData(0x02, false, 5)]
    [InlineData(0x03, true, 6)]
    [InlineData(0x03, false, 7)]
    [InlineData(0x05, true, 18)]
    [InlineData(0x05, false, 19)]
    public void Each_kind_of_packet_has_its_number(byte type, bool isFromHost, byte kind)
    {
        var file = new MemoryStream();
        using (var trace = new BtsnoopTrace(file, new FakeTimeProvider()))
            trace.Write(0, isFromHost, [type, 0, 0, 0, 0], s_at);
        Assert.Equal(kind, file.ToArray()[s_header.Length + 11]);
    }

    [Fact]
    public void A_second_later_everything_is_in_the_file()
    {
        var time = new FakeTimeProvider();
        var file = new MemoryStream();
        using var trace = new BtsnoopTrace(file, time);
        Assert.Equal(s_header, file.ToArray());
        trace.Write(0, isFromHost: true, [0x01, 0x03, 0x0c, 0x00], s_at);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(s_header.Length + 24 + 3, file.Length);
    }

    [Fact]
    public void Only_whole_records_are_written()
    {
        var file = new MemoryStream();
        using var trace = new BtsnoopTrace(file, new FakeTimeProvider());
        for (var i = 0; i < 1000; i++)
        {
            trace.Write(0, isFromHost: true, [0x02, 0x2a, 0x20, 95, 0, .. new byte[95]], s_at);
            Assert.Equal(0, (file.Length - s_header.Length) % (24 + 99));
        }

        Assert.True(file.Length > s_header.Length);
    }

    [Fact]
    public void A_full_disk_ends_the_trace_and_nothing_else()
    {
        using var trace = new BtsnoopTrace(new FullDisk(), new FakeTimeProvider());
        trace.Write(0, isFromHost: true, [0x01, 0x03, 0x0c, 0x00], s_at);
        trace.Flush();
        Assert.Equal("no space", trace.Failure);
    }

    private sealed class FullDisk : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (buffer.Length > 16)
                throw new IOException("no space");
        }
    }
}
