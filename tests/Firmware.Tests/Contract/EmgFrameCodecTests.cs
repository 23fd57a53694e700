using NeuralGlasses.Contract;
using NeuralGlasses.Tests;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Wire;

public sealed class EmgFrameCodecTests
{
    private readonly byte[] _buffer = new byte[EmgStreamFormat.MaxFrameLength];
    private readonly EmgFrame _frame = new();
    private readonly EmgFrame _read = new();

    [Theory]
    [InlineData(0)]
    [InlineData(EmgStreamFormat.FlagCompressed)]
    public void What_is_encoded_is_decoded_again_for_every_channel_count(int coding)
    {
        var random = new Random(7 + coding);
        for (var channels = 1; channels <= EmgStreamFormat.MaxChannels; channels++)
        {
            for (var sets = 1; sets * channels <= EmgStreamFormat.MaxSamples; sets++)
            {
                Fill(random, channels, sets, Amplitude(random));
                _frame.Flags = coding | (random.Next(8) << 1);
                var length = EmgFrameCodec.Encode(_frame, _buffer, 0);
                Assert.InRange(length, EmgStreamFormat.Overhead + 1, EmgStreamFormat.Overhead + (2 * _frame.Length));
                Assert.Equal(EmgFrameResult.Ok, EmgFrameCodec.TryDecode(_buffer, 0, length, _read));
                Assert.Equal(_frame.Flags >> 1, _read.Flags >> 1);
                Assert.Equal((_frame.Sequence, _frame.DeviceTicks), (_read.Sequence, _read.DeviceTicks));
                Assert.Equal((_frame.FirstChannel, channels, sets), (_read.FirstChannel, _read.ChannelCount, _read.SampleCount));
                Assert.Equal(_frame.Samples.AsSpan(0, _frame.Length), _read.Samples.AsSpan(0, _read.Length));
            }
        }
    }

    [Fact]
    public void A_frame_is_written_and_read_in_the_middle_of_a_buffer_without_touching_its_neighbours()
    {
        Fill(new Random(3), 8, 10, 900);
        var large = new byte[EmgStreamFormat.MaxFrameLength + 40];
        Array.Fill(large, (byte)0xEE);
        var length = EmgFrameCodec.Encode(_frame, large, 20);
        Assert.All(large[..20], b => Assert.Equal(0xEE, b));
        Assert.All(large[(20 + length)..], b => Assert.Equal(0xEE, b));
        Assert.Equal(EmgFrameResult.Ok, EmgFrameCodec.TryDecode(large, 20, length, _read));
        Assert.Equal(_frame.Samples.AsSpan(0, 80), _read.Samples.AsSpan(0, 80));
    }

    [Fact]
    public void Random_bytes_with_a_right_checksum_never_throw_and_are_hardly_ever_a_frame()
    {
        var random = new Random(11);
        var results = new int[5];
        for (var i = 0; i < 200_000; i++)
        {
            var length = random.Next(0, EmgStreamFormat.MaxFrameLength + 1);
            random.NextBytes(_buffer.AsSpan(0, length));
            if (length > EmgStreamFormat.Overhead)
            {
                if (random.Next(8) != 0)
                    _buffer[EmgStreamFormat.VersionOffset] = EmgStreamFormat.Version;
                if (random.Next(2) == 0)
                    _buffer[EmgStreamFormat.SampleCountOffset] = (byte)random.Next(12);
                Reseal(length);
            }

            results[(int)EmgFrameCodec.TryDecode(_buffer, 0, length, _read)]++;
        }

        Assert.Equal(0, results[(int)EmgFrameResult.BadChecksum]);
        Assert.True(results[(int)EmgFrameResult.BadLength] > 0);
        Assert.True(results[(int)EmgFrameResult.UnsupportedVersion] > 0);
        Assert.InRange(results[(int)EmgFrameResult.Ok], 1, 2_000);
    }

    [Fact]
    public void A_damaged_payload_with_a_repaired_checksum_never_throws()
    {
        var random = new Random(12);
        var refused = 0;
        for (var i = 0; i < 50_000; i++)
        {
            Fill(random, 1 + random.Next(16), 1 + random.Next(7), Amplitude(random));
            _frame.Flags = EmgStreamFormat.FlagCompressed;
            var length = EmgFrameCodec.Encode(_frame, _buffer, 0);
            var bit = random.Next(EmgStreamFormat.PayloadOffset * 8, (length - EmgStreamFormat.ChecksumLength) * 8);
            _buffer[bit / 8] ^= (byte)(1 << (bit % 8));
            Reseal(length);
            if (EmgFrameCodec.TryDecode(_buffer, 0, length, _read) != EmgFrameResult.Ok)
                refused++;
        }

        Assert.InRange(refused, 1, 49_999);
    }

    [Fact]
    public void The_checksum_is_looked_at_before_the_version()
    {
        var length = EncodeOne();
        _buffer[EmgStreamFormat.VersionOffset] = 2;
        Assert.Equal(EmgFrameResult.BadChecksum, EmgFrameCodec.TryDecode(_buffer, 0, length, _read));
        Reseal(length);
        Assert.Equal(EmgFrameResult.UnsupportedVersion, EmgFrameCodec.TryDecode(_buffer, 0, length, _read));
        Assert.Equal(2, _read.Version);
    }

    [Fact]
    public void Reserved_flag_bits_are_ignored()
    {
        var length = EncodeOne();
        _buffer[EmgStreamFormat.FlagsOffset] |= 0xF0;
        Reseal(length);
        Assert.Equal(EmgFrameResult.Ok, EmgFrameCodec.TryDecode(_buffer, 0, length, _read));
        Assert.Equal(_frame.Samples.AsSpan(0, _frame.Length), _read.Samples.AsSpan(0, _read.Length));
    }

    [Theory]
    [InlineData(EmgStreamFormat.SampleCountOffset, 0)]
    [InlineData(EmgStreamFormat.SampleCountOffset, 4)]
    [InlineData(EmgStreamFormat.SampleCountOffset, 255)]
    [InlineData(EmgStreamFormat.ChannelsOffset, 0xF1)]
    [InlineData(EmgStreamFormat.ChannelsOffset, 0x1F)]
    [InlineData(EmgStreamFormat.ChannelsOffset, 0x03)]
    public void A_header_that_contradicts_the_payload_is_refused(int offset, int value)
    {
        var length = EncodeOne();
        _buffer[offset] = (byte)value;
        Reseal(length);
        Assert.Equal(EmgFrameResult.BadPayload, EmgFrameCodec.TryDecode(_buffer, 0, length, _read));
    }

    [Fact]
    public void Frames_shorter_or_longer_than_any_are_refused_by_length()
    {
        var large = new byte[EmgStreamFormat.MaxFrameLength + 1];
        Assert.Equal(EmgFrameResult.BadLength, EmgFrameCodec.TryDecode(large, 0, 0, _read));
        Assert.Equal(EmgFrameResult.BadLength, EmgFrameCodec.TryDecode(large, 0, EmgStreamFormat.Overhead, _read));
        Assert.Equal(EmgFrameResult.BadLength, EmgFrameCodec.TryDecode(large, 0, large.Length, _read));
    }

    [Fact]
    public void Encoding_and_decoding_allocate_nothing()
    {
        Fill(new Random(5), 8, 10, 60);
        Assert.Equal(EmgFrameResult.Ok, RoundTrips(10));
        var result = EmgFrameResult.Ok;
        Assert.Equal(0, Allocation.LeastOf(4, _ => result = result == EmgFrameResult.Ok ? RoundTrips(250) : result));
        Assert.Equal(EmgFrameResult.Ok, result);
    }

    private static int Amplitude(Random random) => 1 << random.Next(1, 16);

    private EmgFrameResult RoundTrips(int count)
    {
        var result = EmgFrameResult.Ok;
        for (var i = 0; i < count && result == EmgFrameResult.Ok; i++)
        {
            _frame.Flags = i & EmgStreamFormat.FlagCompressed;
            result = EmgFrameCodec.TryDecode(_buffer, 0, EmgFrameCodec.Encode(_frame, _buffer, 0), _read);
        }

        return result;
    }

    private int EncodeOne()
    {
        Fill(new Random(4), 2, 3, 900);
        _frame.Flags = 0;
        return EmgFrameCodec.Encode(_frame, _buffer, 0);
    }

    private void Fill(Random random, int channels, int sets, int amplitude)
    {
        _frame.Sequence = random.Next(65536);
        _frame.DeviceTicks = (uint)random.NextInt64(1L << 32);
        _frame.ChannelCount = channels;
        _frame.FirstChannel = random.Next(EmgStreamFormat.MaxChannels - channels + 1);
        _frame.SampleCount = sets;
        for (var i = 0; i < _frame.Length; i++)
            _frame.Samples[i] = (short)random.Next(-amplitude, amplitude);
    }

    private void Reseal(int length)
    {
        var body = length - EmgStreamFormat.ChecksumLength;
        EmgFrameCodec.Seal(_buffer, 0, body, Crc32.Compute(_buffer, 0, body));
    }
}
