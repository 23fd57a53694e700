using NeuralGlasses.Hud.Audio;
using NeuralGlasses.Sound.Earcons;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Sound.Earcons;

public sealed class EarconTests
{
    private const int RateHz = 16000;
    private static readonly Earcon[] Heard = [.. Enum.GetValues<Earcon>().Where(earcon => earcon != Earcon.None)];

    public static TheoryData<Earcon> All => [.. Heard];

    [Theory]
    [MemberData(nameof(All))]
    public void A_sound_is_short_not_loud_and_does_not_click(Earcon earcon)
    {
        foreach (int rateHz in (int[])[16000, 22050, 48000])
        {
            float[] samples = EarconSynthesis.Render(earcon, rateHz);
            Assert.InRange(samples.Length * 1000.0 / rateHz, EarconScore.MinLengthMs, EarconScore.MaxLengthMs);
            Assert.InRange(samples.Max(Math.Abs), 0.05, EarconScore.MaxLevel);
            Assert.InRange(Math.Abs(samples[0]), 0, 0.001);
            Assert.InRange(Math.Abs(samples[^1]), 0, 0.001);
        }
    }

    // A step would spread over all frequencies: above the highest note next to nothing may be left.
    [Theory]
    [MemberData(nameof(All))]
    public void Edges_leave_nothing_far_from_the_notes(Earcon earcon)
    {
        float[] samples = EarconSynthesis.Render(earcon, 48000);
        double highest = EarconScore.NotesOf(earcon).Max(note => note.FrequencyHz);
        double near = EarconScore.NotesOf(earcon).Sum(note => PowerAt(samples, note.FrequencyHz, 48000));
        for (double hz = highest + 2000; hz < 20000; hz += 97)
            Assert.True(PowerAt(samples, hz, 48000) < near * 1e-4, $"{hz} Hz");
    }

    [Fact]
    public void What_matters_more_is_louder_and_longer()
    {
        double focus = Energy(Earcon.Focus), notice = Energy(Earcon.Notice), warning = Energy(Earcon.Warning);
        Assert.True(focus * 4 < notice && notice * 2 < warning, $"{focus} {notice} {warning}");
        Assert.All(Heard, earcon => Assert.True(Energy(earcon) >= focus && Energy(earcon) <= warning));
        Assert.True(EarconSynthesis.Render(Earcon.Focus, RateHz).Length < EarconSynthesis.Render(Earcon.Notice, RateHz).Length);
    }

    // Power over sixteen bands of pitch and eight steps of time: no two sounds are alike in it.
    [Fact]
    public void No_two_sounds_are_alike()
    {
        var pictures = Heard.ToDictionary(earcon => earcon, Picture);
        foreach (Earcon one in Heard)
        {
            foreach (Earcon other in Heard.Where(other => other > one))
                Assert.True(Likeness(pictures[one], pictures[other]) < 0.8, $"{one} and {other}: {Likeness(pictures[one], pictures[other]):F2}");
        }
    }

    [Fact]
    public void A_player_plays_a_few_at_a_time_and_leaves_out_what_is_too_much()
    {
        var player = new EarconPlayer(RateHz);
        player.Play(Earcon.None);
        player.Play((Earcon)77);
        player.Play((Earcon)(-3));
        Assert.False(player.IsPlaying);
        for (var i = 0; i < 6; i++)
            player.Play(i == 0 ? Earcon.Warning : Earcon.Focus);
        Assert.Equal((4, 2, true), (player.Played, player.LeftOut, player.IsPlaying));

        float[] warning = EarconSynthesis.Render(Earcon.Warning, RateHz), focus = EarconSynthesis.Render(Earcon.Focus, RateHz), block = new float[160];
        for (var at = 0; player.IsPlaying; at += block.Length)
        {
            int count = player.Read(block);
            for (var i = 0; i < count; i++)
                Assert.Equal(warning[at + i] + (at + i < focus.Length ? 3 * focus[at + i] : 0), block[i], 1e-5f);
        }

        Assert.Equal(0, player.Read(block));
    }

    private static double Energy(Earcon earcon) => EarconSynthesis.Render(earcon, RateHz).Sum(sample => (double)sample * sample);

    private static double PowerAt(ReadOnlySpan<float> samples, double hz, double rateHz)
    {
        double real = 0, imaginary = 0;
        for (var i = 0; i < samples.Length; i++)
        {
            real += samples[i] * Math.Cos(2 * Math.PI * hz * i / rateHz);
            imaginary += samples[i] * Math.Sin(2 * Math.PI * hz * i / rateHz);
        }

        return (real * real) + (imaginary * imaginary);
    }

    private static double[] Picture(Earcon earcon)
    {
        float[] samples = new float[RateHz / 4];
        EarconSynthesis.Render(earcon, RateHz).CopyTo(samples, 0);
        return
        [
            .. from step in Enumerable.Range(0, 8)
               from band in Enumerable.Range(0, 16)
               select Math.Sqrt(PowerAt(samples.AsSpan(step * 500, 500), 180 * Math.Pow(2, band / 3.5), RateHz)),
        ];
    }

    private static double Likeness(double[] one, double[] other) =>
        one.Zip(other, (a, b) => a * b).Sum() / Math.Sqrt(one.Sum(a => a * a) * other.Sum(b => b * b));
}
