using CsCheck;
using NeuralGlasses.Media;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Media;

public sealed class WavDecoderTests
{
    [Theory]
    [InlineData(8, 1)]
    [InlineData(16, 1)]
    [InlineData(24, 1)]
    [InlineData(16, 2)]
    [InlineData(24, 2)]
    [InlineData(8, 2)]
    public void Samples_are_read_as_they_were_written(int bits, int channels)
    {
        short[] sound = Tone.Of(300, 8000, 1, 20_000);
        short[] written = [.. sound.SelectMany(sample => Enumerable.Range(0, channels).Select(channel => (short)(sample + (channel == 0 ? 1000 : -1000))))];
        using WavDecoder wav = Open(Wav.Of(written, 22_050, channels, bits));
        Assert.Equal((22_050, 8000L), (wav.RateHz, wav.LengthSamples));
        short[] read = Read(wav, 8000);
        int near = bits == 8 ? 256 : 1;
        Assert.All(read.Zip(sound), pair => Assert.InRange(pair.First - pair.Second - (channels == 1 ? 1000 : 0), -near, near));
        Assert.Equal((SoundDecoderState.Ended, 0, null), (wav.State, wav.Read(new short[10]), wav.Complaint));
    }

    [Fact]
    public void The_extensible_format_of_PCM_is_read()
    {
        byte[] format = [.. Wav.Format(16_000, 1, 16, 0xFFFE), 22, 0, 16, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71];
        using WavDecoder wav = Open(Wav.Of(format, [1, 0, 2, 0]));
        Assert.Equal([1, 2], Read(wav, 2));
    }

    [Fact]
    public void A_jump_goes_to_the_sample_and_no_further_than_the_ends()
    {
        using WavDecoder wav = Open(Wav.Of([.. Enumerable.Range(0, 5000).Select(i => (short)i)], 8000));
        wav.Seek(1234);
        Assert.Equal((1234, 1234L + 3), (Read(wav, 3)[0], wav.PositionSamples));
        wav.Seek(-5);
        Assert.Equal(0, Read(wav, 1)[0]);
        wav.Seek(long.MaxValue);
        Assert.Equal(SoundDecoderState.Ended, wav.State);
        wav.Seek(4999);
        Assert.Equal(4999, Read(wav, 5)[0]);
    }

    [Fact]
    public void A_file_that_is_cut_is_played_to_where_it_ends_and_says_so()
    {
        byte[] whole = Wav.Of(Tone.Of(300, 8000, 10), 8000);
        using WavDecoder wav = Open(whole[..(whole.Length / 2)]);
        Assert.Equal(39_986, wav.LengthSamples);
        Assert.Equal(39_986, Read(wav, 100_000).Length);
        Assert.Equal("song.wav is cut: it announces 10 s and has 5 s.", wav.Complaint);
        Assert.Equal(SoundDecoderState.Ended, wav.State);
    }

    [Fact]
    public void A_length_that_nobody_knew_is_that_of_the_file()
    {
        byte[] whole = Wav.Of(new short[100], 8000);
        whole.AsSpan(whole.Length - 204, 4).Fill(0xFF);
        using WavDecoder wav = Open(whole);
        Assert.Equal((100L, null), (wav.LengthSamples, wav.Complaint));
    }

    public static TheoryData<byte[], string> Hostile => new()
    {
        { [], "is no WAV file" },
        { "RIFF"u8.ToArray(), "is no WAV file" },
        { new byte[100], "is no WAV file" },
        { Wav.Chunk("RIFF", [.. "WAVE"u8]), "has no samples" },
        { Wav.Chunk("RIFF", [.. "WAVE"u8, .. Wav.Chunk("data", new byte[8])]), "has samples before it says what they are" },
        { Wav.Chunk("RIFF", [.. "WAVE"u8, .. Wav.Chunk("fmt ", new byte[8]), .. Wav.Chunk("data", new byte[8])]), "says in 8 bytes" },
        { Wav.Chunk("RIFF", [.. "WAVE"u8, .. Enumerable.Range(0, 100).SelectMany(_ => Wav.Chunk("junk", new byte[2]))]), "has no samples" },
        { Wav.Of(Wav.Format(8000, 0, 16), new byte[8]), "has 0 channels" },
        { Wav.Of(Wav.Format(8000, 6, 16), new byte[8]), "has 6 channels" },
        { Wav.Of(Wav.Format(8000, 1, 32), new byte[8]), "of 32 bits" },
        { Wav.Of(Wav.Format(8000, 1, 16, 3), new byte[8]), "holds sound of kind 3" },
        { Wav.Of(Wav.Format(8000, 1, 16, 0xFFFE), new byte[8]), "holds sound of kind 65534" },
        { Wav.Of(Wav.Format(0, 1, 16), new byte[8]), "has 0 samples a second" },
        { Wav.Of(Wav.Format(-1, 1, 16), new byte[8]), "has 4294967295 samples a second" },
        { Wav.Of([.. Wav.Format(8000, 1, 16)[..12], 1, 0, 16, 0], new byte[8]), "in 1 bytes" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_file_that_is_none_is_refused_in_one_sentence(byte[] file, string why)
    {
        string message = Assert.Throws<SoundException>(() => Open(file)).Message;
        Assert.StartsWith("song.wav ", message, StringComparison.Ordinal);
        Assert.Contains(why, message, StringComparison.Ordinal);
        Assert.EndsWith(".", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_byte_is_changed_the_file_is_refused_in_a_sentence_or_played_to_its_end()
    {
        byte[] whole = Wav.Of(Tone.Of(300, 8000, 0.1), 8000, channels: 2, bits: 24);
        var block = new short[333];
        Gen.Select(Gen.Int[0, 80], Gen.Byte, Gen.Int[0, 80], Gen.Byte).Sample((first, a, second, b) =>
        {
            byte[] changed = [.. whole];
            (changed[first], changed[second]) = (a, b);
            try
            {
                using WavDecoder wav = Open(changed);
                long left = wav.LengthSamples!.Value;
                Assert.InRange(left, 0, whole.Length);
                while (wav.State == SoundDecoderState.Going)
                    left -= wav.Read(block);
                Assert.Equal(0, left);
            }
            catch (SoundException error)
            {
                Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
            }
        }, iter: 20_000, threads: 1);
    }

    [Fact]
    public void What_is_missing_or_too_short_is_never_opened()
    {
        Assert.Equal("gone.wav is not there any more; take it out of the list.", Assert.Throws<SoundException>(() => new WavDecoder(Path.Combine(Path.GetTempPath(), "gone.wav"))).Message);
        if (File.Exists("/dev/zero"))
            Assert.StartsWith("zero has 0 bytes", Assert.Throws<SoundException>(() => new WavDecoder("/dev/zero")).Message, StringComparison.Ordinal);
    }

    private static WavDecoder Open(byte[] file) => new("song.wav", new MemoryStream(file));

    private static short[] Read(WavDecoder wav, int most)
    {
        var samples = new short[most];
        var read = 0;
        while (read < most && wav.Read(samples.AsSpan(read, Math.Min(100, most - read))) is > 0 and var count)
            read += count;
        return samples[..read];
    }
}
