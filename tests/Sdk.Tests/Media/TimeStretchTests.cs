using NeuralGlasses.Media;
using NeuralGlasses.Tests;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Media;

public sealed class TimeStretchTests
{
    public static TheoryData<double, double, int> Cases
    {
        get
        {
            var cases = new TheoryData<double, double, int>();
            foreach (double speed in new[] { 0.5, 0.75, 0.9, 1.25, 1.5, 2, 2.5, 3 })
            {
                foreach (double hertz in new[] { 80.0, 220, 440, 1000, 3000 })
                    cases.Add(speed, hertz, 16_000);
                cases.Add(speed, 440, 48_000);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_tone_keeps_its_pitch_and_its_strength_and_takes_the_time_of_the_speed(double speed, double hertz, int rateHz)
    {
        short[] stretched = Stretch(Tone.Of(hertz, rateHz, 4), rateHz, speed);
        double seconds = (double)stretched.Length / rateHz;
        Assert.InRange(seconds * speed / 4, 0.98, 1.02);
        ReadOnlySpan<short> middle = stretched.AsSpan(stretched.Length / 4, rateHz / 2);
        Assert.InRange(Tone.Frequency(middle, rateHz, hertz) / hertz, 0.99, 1.01);
        Assert.InRange(Tone.Amplitude(middle, rateHz, hertz), 7600, 8100);
    }

    [Fact]
    public void At_speed_one_every_sample_passes_unchanged()
    {
        var random = new Random(1);
        short[] noise = [.. Enumerable.Range(0, 50_000).Select(_ => (short)random.Next(short.MinValue, short.MaxValue + 1))];
        Assert.Equal(noise, Stretch(noise, 16_000, 1));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(3)]
    public void The_end_comes_out_as_well(double speed)
    {
        short[] sound = [.. new short[32_000], .. Tone.Of(500, 16_000, 0.1)];
        short[] stretched = Stretch(sound, 16_000, speed);
        Assert.True(stretched.AsSpan(stretched.Length - (int)(800 / speed)).ToArray().Max(Math.Abs) > 7000);
    }

    [Fact]
    public void Silence_stays_silent_and_full_scale_does_not_turn_over()
    {
        Assert.All(Stretch(new short[16_000], 16_000, 1.5), sample => Assert.Equal(0, sample));
        short[] full = [.. Enumerable.Range(0, 16_000).Select(i => i / 40 % 2 == 0 ? short.MaxValue : short.MinValue)];
        short[] stretched = Stretch(full, 16_000, 1.5);
        Assert.Equal(full.Min(), stretched.Min());
        Assert.True(stretched.Count(sample => Math.Abs((int)sample) > 32_000) > 0.95 * stretched.Length);
    }

    [Fact]
    public void The_speed_may_change_at_any_time_and_what_was_played_is_known()
    {
        var stretch = new TimeStretch(16_000);
        var random = new Random(3);
        short[] sound = Tone.Of(300, 16_000, 60);
        var block = new short[160];
        int written = 0;
        double expected = 0;
        while (written < sound.Length - 4000)
        {
            stretch.Speed = random.Next(4) == 0 ? 1 : 0.5 + (2.5 * random.NextDouble());
            for (var i = 0; i < 20; i++)
            {
                int count = Math.Min(stretch.Room, Math.Min(500, sound.Length - written));
                stretch.Write(sound.AsSpan(written, count));
                written += count;
                expected += stretch.Read(block) * stretch.Speed;
            }

            // Each change from fast to as recorded goes back by less than a piece and a search, which is heard twice.
            Assert.InRange(written - stretch.Pending, expected - 24_000, expected + 24_000);
        }
    }

    [Fact]
    public void Nothing_is_allocated_for_a_read()
    {
        var stretch = new TimeStretch(16_000) { Speed = 1.7 };
        short[] sound = Tone.Of(440, 16_000, 1);
        var block = new short[160];
        for (var i = 0; i < 40; i++)
        {
            stretch.Write(sound.AsSpan(0, Math.Min(stretch.Room, 272)));
            stretch.Read(block);
        }

        // The runtime compiles on while it runs, and now and then on this thread: what is allocated every time is the code's own.
        Assert.Equal(0, Allocation.LeastOf(() =>
        {
            for (var i = 0; i < 400; i++)
            {
                stretch.Write(sound.AsSpan(0, Math.Min(stretch.Room, 272)));
                stretch.Read(block);
            }
        }));
    }

    private static short[] Stretch(short[] sound, int rateHz, double speed)
    {
        var stretch = new TimeStretch(rateHz) { Speed = speed };
        var stretched = new List<short>();
        var block = new short[333];
        var written = 0;
        while (true)
        {
            int count = Math.Min(stretch.Room, Math.Min(1000, sound.Length - written));
            stretch.Write(sound.AsSpan(written, count));
            written += count;
            if (written == sound.Length)
                stretch.Finish();
            int read = stretch.Read(block);
            stretched.AddRange(block.AsSpan(0, read));
            if (read == 0 && written == sound.Length)
                return [.. stretched];
        }
    }
}
