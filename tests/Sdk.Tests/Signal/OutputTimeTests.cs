using NeuralGlasses.Signal;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Signal;

public sealed class OutputTimeTests
{
    private static readonly EmgFilterOptions ResampleOnly = new() { HighPassHz = 0, MainsHz = 0, OutputRateHz = 200 };

    [Theory]
    [InlineData(1000, 1000)]
    [InlineData(1000, 200)]
    [InlineData(200, 1000)]
    [InlineData(250, 200)]
    [InlineData(2000, 1000)]
    [InlineData(1000, 2000)]
    [InlineData(500, 1000)]
    public void A_pulse_comes_out_at_the_time_at_which_it_went_in(double inputHz, double outputHz)
    {
        for (int position = 300; position < 320; position++)
        {
            var run = new ChainRun(new EmgFilterChain(Only(outputHz), 1, inputHz), inputHz);
            int at = position;
            run.FeedAll(600, 10, (now, _) => now == at ? 1 : 0);
            int peak = run.Samples.IndexOf(run.Samples.Max());
            double slack = Math.Max(500 / outputHz, 500 / inputHz) + 0.01;
            Assert.InRange(run.TimesMs[peak] - (at * 1000 / inputHz), -slack, slack);
        }
    }

    [Theory]
    [InlineData(1000, 200)]
    [InlineData(200, 1000)]
    [InlineData(250, 200)]
    [InlineData(2000, 1000)]
    [InlineData(1000, 1000)]
    public void The_output_is_the_same_to_the_bit_however_the_stream_is_cut(double inputHz, double outputHz)
    {
        var options = new EmgFilterOptions { OutputRateHz = outputHz };
        var whole = Cut(700);
        foreach (int sets in new[] { 1, 7, 10, 20 })
        {
            var cut = Cut(sets);
            Assert.Equal(whole.Samples, cut.Samples);
            for (int i = 0; i < whole.TimesMs.Count; i++)
                Assert.Equal(whole.TimesMs[i], cut.TimesMs[i], 0.002);
        }

        ChainRun Cut(int sets)
        {
            var run = new ChainRun(new EmgFilterChain(options, 3, inputHz), inputHz, 3);
            run.FeedAll(1400, sets, ChainRun.Noise(5));
            return run;
        }
    }

    [Theory]
    [InlineData(1000, 200, 1)]
    [InlineData(200, 1000, 2)]
    [InlineData(250, 200, 3)]
    [InlineData(2000, 1000, 4)]
    [InlineData(1000, 1000, 5)]
    [InlineData(2000, 200, 6)]
    public void Output_and_losses_count_up_to_the_sample_over_thousands_of_random_gaps(double inputHz, double outputHz, int seed)
    {
        var random = new Random(seed);
        var options = new EmgFilterOptions { OutputRateHz = outputHz };
        var run = new ChainRun(new EmgFilterChain(options, 1, inputHz), inputHz);
        var missing = new List<(double FromMs, double ToMs)>();
        for (int i = 0; i < 6000; i++)
        {
            int lost = random.Next(3) != 0 ? 0 : random.Next(50) == 0 ? random.Next(1, (int)(3 * inputHz)) : random.Next(1, 60);
            if (lost > 0)
                missing.Add(((run.Position - 0.5) * 1000 / inputHz, (run.Position + lost - 0.5) * 1000 / inputHz));
            run.Feed(random.Next(0, 25), ChainRun.Noise(seed), lost);
        }
        for (int i = 0; i < 20; i++)
            run.Feed(10, ChainRun.Noise(seed));

        long counted = 0;
        int gap = 0;
        for (int block = 0; block < run.Blocks.Count; block++)
        {
            var (first, lostBefore, _) = run.Blocks[block];
            int end = block + 1 < run.Blocks.Count ? run.Blocks[block + 1].First : run.Samples.Count;
            counted += lostBefore;
            for (int i = first; i < end; i++, counted++)
            {
                Assert.Equal(counted * 1000.0 / outputHz, run.TimesMs[i], 0.002);
                while (gap < missing.Count && missing[gap].ToMs < run.TimesMs[i])
                    gap++;
                // Positions between two received samples belong to both: half an input period of slack.
                Assert.False(gap < missing.Count && run.TimesMs[i] > missing[gap].FromMs + (500 / inputHz), $"{run.TimesMs[i]} ms lies in a gap");
            }
        }

        var gapless = new RationalResampler(inputHz, outputHz, 1);
        var sink = new float[gapless.MaxOutput((int)run.Position)];
        Assert.Equal(gapless.Process(new float[run.Position], sink), run.Samples.Count + run.Lost);
        Assert.True(missing.Count > 1500);
        Assert.All(run.Samples, sample => Assert.True(float.IsFinite(sample)));
    }

    [Fact]
    public void A_gap_costs_its_own_length_and_the_delay_of_the_resampler()
    {
        var run = new ChainRun(new EmgFilterChain(ResampleOnly, 1, 1000), 1000);
        run.FeedAll(1000, 10, ChainRun.Noise(1));
        for (int i = 0; i < 10; i++)
            run.Feed(10, ChainRun.Noise(1), lostBefore: i == 0 ? 30 : 0);
        Assert.InRange(run.Lost, 30 / 5, (30 / 5) + (22 / 5) + 1);
    }

    [Fact]
    public void Without_a_change_of_rate_a_gap_costs_exactly_its_length()
    {
        var run = new ChainRun(new EmgFilterChain(new EmgFilterOptions(), 1, 1000), 1000);
        run.FeedAll(100, 10, ChainRun.Noise(1));
        Assert.Equal(37, run.Feed(10, ChainRun.Noise(1), lostBefore: 37).LostBefore);
        Assert.Equal(10, run.Feed(10, ChainRun.Noise(1)).SampleCount);
    }

    private static EmgFilterOptions Only(double outputHz) => new() { HighPassHz = 0, MainsHz = 0, OutputRateHz = outputHz };
}
