using NeuralGlasses.Contract;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Wire;

public sealed class CompressedCodingTests
{
    private readonly byte[] _buffer = new byte[EmgStreamFormat.MaxFrameLength];
    private readonly short[] _samples = new short[EmgStreamFormat.MaxSamples];

    [Fact]
    public void Three_small_samples_become_header_and_unary_quotients()
    {
        // 00 0000 | 0 | 10 | 110, filled to 16 bits.
        Assert.Equal(2, CompressedCoding.Encode([0, -1, 1], 3, 1, _buffer, 0, 6));
        Assert.Equal([0x01, 0x60], _buffer[..2]);
    }

    [Fact]
    public void A_channel_that_does_not_get_shorter_is_left_to_the_raw_coding()
    {
        Assert.Equal(0, CompressedCoding.Encode([-32768, 32767, -32768, 32767], 4, 1, _buffer, 0, 8));
        Assert.Equal(0, CompressedCoding.Encode([0, -1, 1], 3, 1, _buffer, 0, 2));
        Assert.Equal(2, CompressedCoding.Encode([0, -1, 1], 3, 1, _buffer, 0, 3));
    }

    [Theory]
    [InlineData("C0 00", "an order that does not exist")]
    [InlineData("3C 00", "a parameter that does not exist")]
    [InlineData("01 61", "a bit set in the filling")]
    [InlineData("01", "too few bytes")]
    [InlineData("01 60 00", "too many bytes")]
    [InlineData("03 FF FF FF", "an escape that ends too early")]
    public void Bytes_that_no_encoder_writes_are_refused(string hex, string why)
    {
        Assert.False(Decode(hex, 3), why);
    }

    [Fact]
    public void A_sample_outside_16_bits_is_refused()
    {
        // 00 0000, sixteen ones, then 65536 and 65535 in 18 bits: +32768, which does not fit, and -32768, which does.
        Assert.False(Decode(Bits("000000" + new string('1', 16) + "010000000000000000"), 1));
        Assert.True(Decode(Bits("000000" + new string('1', 16) + "001111111111111111"), 1));
        Assert.Equal(short.MinValue, _samples[0]);
    }

    [Fact]
    public void A_code_that_is_not_the_shortest_is_read_all_the_same()
    {
        // Order 0, parameter 3, then 5 folded to 10: quotient 1, remainder 2; then 0 as an escape.
        Assert.True(Decode(Bits("000011" + "10010" + new string('1', 16) + new string('0', 18)), 2));
        Assert.Equal([5, 0], _samples[..2]);
    }

    [Fact]
    public void Every_order_and_parameter_reads_back()
    {
        var random = new Random(21);
        HashSet<int> headers = [];
        for (var i = 0; i < 4_000; i++)
        {
            var scale = 1 << random.Next(16);
            var kind = random.Next(3);
            var samples = new short[20];
            int value = 0, slope = 0;
            for (var n = 0; n < samples.Length; n++)
            {
                var noise = random.Next(-scale, scale);
                slope = kind == 2 ? slope + noise : noise;
                value = kind == 0 ? noise : value + slope;
                samples[n] = (short)Math.Clamp(value, short.MinValue, short.MaxValue);
            }

            var length = CompressedCoding.Encode(samples, 20, 1, _buffer, 0, 41);
            if (length == 0)
                continue;
            headers.Add(_buffer[0] >> 2);
            Assert.True(CompressedCoding.TryDecode(_buffer, 0, length, _samples, 20, 1));
            Assert.Equal(samples, _samples.AsSpan(0, 20));
        }

        Assert.Equal(CompressedCoding.MaxOrder, headers.Max(h => h >> 4));
        Assert.Equal(CompressedCoding.MaxRiceParameter, headers.Max(h => h & 15));
        Assert.True(headers.Count > 30, $"only {headers.Count} of 45 headers were seen");
    }

    private static string Bits(string bits)
    {
        bits = bits.PadRight((bits.Length + 7) / 8 * 8, '0');
        return string.Concat(Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(8 * i, 8), 2).ToString("X2")));
    }

    private bool Decode(string hex, int count)
    {
        var bytes = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        return CompressedCoding.TryDecode(bytes, 0, bytes.Length, _samples, count, 1);
    }
}
