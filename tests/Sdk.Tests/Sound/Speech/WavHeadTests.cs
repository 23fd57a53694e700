using CsCheck;
using NeuralGlasses.Sound.Speech;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Sound.Speech;

public sealed class WavHeadTests
{
    // What espeak-ng writes into a pipe, whose length it does not know.
    private static readonly byte[] Espeak =
        Convert.FromHexString("5249464624F0FF7F57415645" + "666D7420100000000100010022560000" + "44AC000002001000" + "6461746100F0FF7F" + "0102");

    [Fact]
    public void The_head_that_espeak_writes_is_read_up_to_the_first_sample()
    {
        using var stream = new MemoryStream(Espeak);
        Assert.Equal(22050, WavHead.ReadRate(stream));
        Assert.Equal(1, stream.ReadByte());
    }

    [Fact]
    public void A_part_that_is_not_known_is_passed_over()
    {
        using var stream = new MemoryStream([.. Espeak[..12], .. "LIST"u8, 3, 0, 0, 0, 1, 2, 3, 0, .. Espeak[12..]]);
        Assert.Equal(22050, WavHead.ReadRate(stream));
        Assert.Equal(1, stream.ReadByte());
    }

    [Fact]
    public void An_empty_stream_has_no_rate() => Assert.Equal(0, WavHead.ReadRate(Stream.Null));

    [Fact]
    public void A_head_that_ends_anywhere_is_refused()
    {
        for (var length = 1; length < 44; length++)
        {
            using var stream = new MemoryStream(Espeak[..length]);
            Assert.Throws<InvalidDataException>(() => WavHead.ReadRate(stream));
        }
    }

    [Fact]
    public void Damaged_bytes_are_a_rate_within_bounds_or_refused() =>
        Gen.Select(Gen.Int[0, 43], Gen.Byte).Array[1, 8].Sample(damages =>
        {
            byte[] bytes = [.. Espeak];
            foreach ((int at, byte value) in damages)
                bytes[at] = value;
            using var stream = new MemoryStream(bytes);
            try
            {
                return WavHead.ReadRate(stream) is >= 8000 and <= 96000;
            }
            catch (InvalidDataException)
            {
                return true;
            }
        });
}
