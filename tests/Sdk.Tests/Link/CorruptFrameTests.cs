using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Link;

public sealed class CorruptFrameTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(EmgStreamFormat.FlagCompressed)]
    public void Every_single_flipped_bit_of_a_frame_is_rejected_and_counted(int flags)
    {
        var random = new Random(7);
        byte[] frame = FrameBytes.Make(0, flags: flags, sampleCount: 14, sample: (_, _) => (short)random.Next(-200, 200));
        Assert.Equal(flags, frame[EmgStreamFormat.FlagsOffset]);
        WristbandLink link = ScriptedCentral.Streaming(out ScriptedCentral central);

        for (var bit = 0; bit < frame.Length * 8; bit++)
        {
            frame[bit / 8] ^= (byte)(1 << (bit % 8));
            central.Notify(frame, bit);
            frame[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.Equal(frame.Length * 8, link.Counters.Corrupt);
        Assert.Equal((0, 0), (link.Counters.Received, link.Counters.UnsupportedVersion));
        Assert.False(link.TryTake(out _));
        central.Notify(frame, 5000);
        Assert.True(link.TryTake(out _));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(EmgStreamFormat.Overhead)]
    [InlineData(EmgStreamFormat.MaxFrameLength + 1)]
    [InlineData(600)]
    public void A_notification_of_impossible_length_is_corrupt(int length)
    {
        WristbandLink link = ScriptedCentral.Streaming(out ScriptedCentral central);
        central.Notify(new byte[length], 1);
        Assert.Equal((1, length), (link.Counters.Corrupt, link.Counters.BytesReceived));
    }

    [Fact]
    public void A_corrupt_frame_is_also_lost()
    {
        WristbandLink link = ScriptedCentral.Streaming(out ScriptedCentral central, ScriptedCentral.Plain);
        central.Notify(FrameBytes.Make(0), 0);
        byte[] broken = FrameBytes.Make(1);
        broken[12] ^= 0x10;
        central.Notify(broken, 5);
        central.Notify(FrameBytes.Make(2), 10);
        link.Expire(central.Now.Plus(31_000));
        Assert.Equal((2, 1, 1), (link.Counters.Received, link.Counters.Lost, link.Counters.Corrupt));
    }
}
