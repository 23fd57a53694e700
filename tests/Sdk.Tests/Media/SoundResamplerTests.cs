using NeuralGlasses.Media;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Media;

public sealed class SoundResamplerTests
{
    [Theory]
    [InlineData(44_100, 16_000)]
    [InlineData(48_000, 16_000)]
    [InlineData(22_050, 16_000)]
    [InlineData(8_000, 16_000)]
    [InlineData(11_025, 48_000)]
    [InlineData(44_101, 16_000)]
    [InlineData(192_000, 16_000)]
    public void A_tone_keeps_its_pitch_its_strength_and_its_length(int fromHz, int toHz)
    {
        double low = 0.8 * Math.Min(fromHz, toHz) / 2;
        foreach (double hertz in new[] { 200, low })
        {
            short[] there = Convert(Tone.Of(hertz, fromHz, 1), fromHz, toHz);
            Assert.InRange(there.Length, toHz - 2, toHz + 2);
            ReadOnlySpan<short> middle = there.AsSpan(toHz / 4, toHz / 2);
            Assert.InRange(Tone.Frequency(middle, toHz, hertz) / hertz, 0.999, 1.001);
            Assert.InRange(Tone.Amplitude(middle, toHz, hertz), 7900, 8100);
        }
    }

    [Fact]
    public void What_the_speaker_cannot_play_does_not_fold_into_what_it_can()
    {
        short[] there = Convert(Tone.Of(9_000, 44_100, 1), 44_100, 16_000);
        Assert.True(there.AsSpan(4000, 8000).ToArray().Max(sample => Math.Abs((int)sample)) < 10);
    }

    [Fact]
    public void The_first_sample_stays_at_its_place()
    {
        var pulse = new short[4410];
        pulse[441] = 20_000;
        short[] there = Convert(pulse, 44_100, 16_000);
        Assert.Equal(160, Array.IndexOf(there, there.Max()));
    }

    private static short[] Convert(short[] sound, int fromHz, int toHz)
    {
        var resampler = new SoundResampler(fromHz, toHz);
        var there = new List<short>();
        var block = new short[777];
        int written = 0, read;
        while (written < sound.Length)
        {
            int count = Math.Min(Math.Min(resampler.Room, 1234), sound.Length - written);
            resampler.Write(sound.AsSpan(written, count));
            written += count;
            while ((read = resampler.Read(block)) > 0)
                there.AddRange(block.AsSpan(0, read));
        }

        resampler.WriteTail();
        while ((read = resampler.Read(block)) > 0)
            there.AddRange(block.AsSpan(0, read));
        return [.. there];
    }
}
