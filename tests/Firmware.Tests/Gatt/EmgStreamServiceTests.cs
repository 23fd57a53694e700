using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Gatt;
using NeuralGlasses.Wristband.Ports;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Gatt;

public sealed class EmgStreamServiceTests
{
    private readonly FakeRadio _radio = new();
    private readonly BlockRing _ring = new(4);
    private readonly DeviceStatus _status = new();
    private readonly EmgStreamService _service;

    public EmgStreamServiceTests() => _service = new EmgStreamService(_radio, new TableChecksum(), _ring, _status, LinkSecurity.Encrypted);

    [Fact]
    public void A_block_becomes_the_frame_that_the_codec_writes()
    {
        var frame = new EmgFrame { Flags = EmgStreamFormat.FlagLeadOff, Sequence = 0xFEDC, DeviceTicks = 0x89ABCDEF, FirstChannel = 3, ChannelCount = 5, SampleCount = 20 };
        for (var i = 0; i < frame.Length; i++)
            frame.Samples[i] = (short)((i * 777) - 30000);
        Push(frame);
        _service.Send();
        var expected = new byte[EmgStreamFormat.MaxFrameLength];
        var length = EmgFrameCodec.Encode(frame, expected, 0);
        Assert.Equal(expected[..length], Assert.Single(_radio.SentOf(GattUuids.EmgFrames)));
        Assert.Equal(1, _service.Sent);
        Assert.Equal(0, _ring.Count);
    }

    [Fact]
    public void A_busy_radio_leaves_the_block_in_the_ring_and_is_counted()
    {
        Push(Frame(1));
        Push(Frame(2));
        _radio.IsBusy = _ => true;
        _service.Send();
        _service.Send();
        Assert.Equal(2, _ring.Count);
        Assert.Equal(2, _status.RadioBusy);
        _radio.IsBusy = _ => false;
        _service.Send();
        Assert.Equal(0, _ring.Count);
        Assert.Equal(2, _service.Sent);
    }

    [Fact]
    public void Without_a_listener_blocks_are_discarded_and_none_counts_as_sent()
    {
        Push(Frame(1));
        _radio.Listens = _ => false;
        _service.Send();
        Assert.Equal(0, _ring.Count);
        Assert.Equal(0, _service.Sent);
        Assert.Equal(0, _ring.Dropped);
        Assert.Equal(0, _status.RadioBusy);
    }

    [Fact]
    public void A_block_too_long_for_the_link_is_dropped_and_counted()
    {
        Push(Frame(1, samples: 10));
        Push(Frame(2, samples: 1));
        _radio.MaxNotificationLength = 40;
        _service.Send();
        Assert.Equal(1, _ring.Dropped);
        Assert.Equal(1, _service.Sent);
    }

    private static EmgFrame Frame(int sequence, int samples = 2) => new() { Sequence = sequence, ChannelCount = 8, SampleCount = samples };

    private void Push(EmgFrame frame)
    {
        var block = _ring.Next;
        block.Sequence = frame.Sequence;
        block.DeviceTicks = frame.DeviceTicks;
        block.FirstChannel = frame.FirstChannel;
        block.ChannelCount = frame.ChannelCount;
        block.SampleCount = frame.SampleCount;
        block.Flags = frame.Flags;
        block.PayloadLength = RawCoding.Encode(frame.Samples, frame.Length, block.Payload, 0);
        _ring.Push();
    }
}
