using NeuralGlasses.Signal;
using NeuralGlasses.Streaming;
using NeuralGlasses.Tests;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Signal;

public sealed class EmgFilterChainTests
{
    [Fact]
    public void A_restarted_chain_gives_what_a_new_one_gives()
    {
        var options = new EmgFilterOptions { OutputRateHz = 200 };
        var used = new ChainRun(new EmgFilterChain(options, 2, 1000), 1000, 2);
        used.FeedAll(1003, 10, ChainRun.Noise(1));
        int before = used.Samples.Count;
        var fresh = new ChainRun(new EmgFilterChain(options, 2, 1000), 1000, 2);
        for (int i = 0; i < 100; i++)
        {
            used.Feed(10, (position, channel) => ChainRun.Noise(2)(position - 1003, channel), restarted: i == 0);
            fresh.Feed(10, ChainRun.Noise(2), restarted: i == 0);
        }
        Assert.Equal(fresh.Samples, used.Samples.Skip(before));
        Assert.Equal(1, used.Blocks.Count(block => block.Restarted));
        Assert.Equal(0, used.Lost);
    }

    [Fact]
    public void Restart_lead_off_and_losses_wait_for_the_first_samples()
    {
        var run = new ChainRun(new EmgFilterChain(new EmgFilterOptions { OutputRateHz = 200 }, 1, 1000), 1000);
        EmgBlock output = run.Feed(10, ChainRun.Noise(1), restarted: true, leadOff: 1);
        Assert.Equal((0, true, 1), (output.SampleCount, output.Restarted, output.LeadOff));
        output = run.Feed(20, ChainRun.Noise(1));
        Assert.Equal((true, true, 1), (output.SampleCount > 0, output.Restarted, output.LeadOff));
        output = run.Feed(10, ChainRun.Noise(1));
        Assert.Equal((false, 0), (output.Restarted, output.LeadOff));
    }

    [Fact]
    public void A_gap_of_more_than_a_second_starts_the_filters_anew_and_is_counted()
    {
        var options = new EmgFilterOptions { OutputRateHz = 200 };
        var broken = new ChainRun(new EmgFilterChain(options, 1, 1000), 1000);
        broken.FeedAll(1000, 10, (_, _) => 4000);
        var fresh = new ChainRun(new EmgFilterChain(options, 1, 1000), 1000);
        for (int i = 0; i < 50; i++)
        {
            broken.Feed(10, (position, _) => ChainRun.Noise(1)(position - 2500, 0) - 3000, lostBefore: i == 0 ? 1500 : 0);
            fresh.Feed(10, (position, _) => ChainRun.Noise(1)(position, 0) - 3000);
        }
        // The 200 samples of the second before the gap all come out, the last ones of them when the gap is seen.
        Assert.Equal(fresh.Samples, broken.Samples.Skip(200));
        Assert.Equal(200, Assert.Single(broken.Blocks, block => block.Restarted).First);
        Assert.Equal(300, broken.Lost);
    }

    [Fact]
    public void A_gap_that_is_bridged_is_not_a_restart()
    {
        var run = new ChainRun(new EmgFilterChain(new EmgFilterOptions { OutputRateHz = 200 }, 1, 1000), 1000);
        run.FeedAll(1000, 10, ChainRun.Noise(1));
        for (int i = 0; i < 10; i++)
            run.Feed(10, ChainRun.Noise(1), lostBefore: i == 0 ? 1000 : 0);
        Assert.DoesNotContain(run.Blocks, block => block.Restarted);
    }

    [Fact]
    public void An_electrode_offset_makes_no_step_at_the_start()
    {
        var run = new ChainRun(new EmgFilterChain(new EmgFilterOptions(), 2, 1000), 1000, 2);
        run.FeedAll(2000, 10, (_, channel) => channel == 0 ? 150_000 : -20_000);
        Assert.All(run.Samples, sample => Assert.InRange(sample, -0.01f, 0.01f));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(333)]
    public void Mains_stays_removed_over_a_gap(int lost)
    {
        var run = new ChainRun(new EmgFilterChain(new EmgFilterOptions(), 1, 1000), 1000);
        Func<long, int, double> mains = (position, _) => 1000 * Math.Sin((2 * Math.PI * 50 * position / 1000) + 0.4);
        run.FeedAll(3000, 10, mains);
        for (int i = 0; i < 30; i++)
            run.Feed(10, mains, lostBefore: i == 0 ? lost : 0);
        // The high-pass' own transient is over after 50 ms; a notch that had lost the phase would ring on for 300.
        Assert.All(run.Samples.Skip(3000 + 50), sample => Assert.InRange(sample, -60f, 60f));
    }

    [Fact]
    public void Channels_do_not_touch_one_another()
    {
        var options = new EmgFilterOptions { OutputRateHz = 200 };
        var run = new ChainRun(new EmgFilterChain(options, 4, 2000), 2000, 4);
        run.FeedAll(4000, 20, (position, channel) => channel == 2 ? ChainRun.Noise(1)(position, 0) : 0);
        var alone = new ChainRun(new EmgFilterChain(options, 1, 2000), 2000);
        alone.FeedAll(4000, 20, ChainRun.Noise(1));
        for (int i = 0; i < alone.Samples.Count; i++)
            Assert.Equal([0, 0, alone.Samples[i], 0], run.Samples.GetRange(i * 4, 4));
    }

    [Fact]
    public void The_input_block_is_left_as_it_was()
    {
        var block = new EmgBlock(1, 20) { SampleCount = 20, RateHz = 1000 };
        block.Samples.Fill(7);
        new EmgFilterChain(new EmgFilterOptions { OutputRateHz = 200 }, 1, 1000).Apply(block);
        Assert.All(block.Samples.ToArray(), sample => Assert.Equal(7, sample));
    }

    [Theory]
    [InlineData(1000, 200)]
    [InlineData(2000, 1000)]
    [InlineData(200, 1000)]
    [InlineData(1000, 1000)]
    public void Nothing_is_allocated_for_a_block(double inputHz, double outputHz)
    {
        var chain = new EmgFilterChain(new EmgFilterOptions { OutputRateHz = outputHz }, 8, inputHz);
        var block = new EmgBlock(8, 10) { SampleCount = 10, RateHz = inputHz };
        // The first time goes every way once, because what the runtime makes for itself is made then.
        Run(50);
        Assert.Equal(0, Allocation.LeastOf(() => Run(1000)));

        void Run(int blocks)
        {
            for (int i = 0; i < blocks; i++)
            {
                block.LostBefore = i % 10 == 0 ? 10 : 0;
                block.Restarted = i == blocks / 2;
                chain.Apply(block);
            }
        }
    }

    [Fact]
    public void A_block_larger_than_any_before_is_taken_whole()
    {
        var run = new ChainRun(new EmgFilterChain(new EmgFilterOptions { OutputRateHz = 200 }, 2, 1000), 1000, 2);
        run.Feed(10, ChainRun.Noise(1));
        run.Feed(5000, ChainRun.Noise(1));
        Assert.Equal(((5010 - 22 - 1) / 5) + 1, run.TimesMs.Count);
    }

    [Fact]
    public void A_block_of_another_stream_is_refused_in_plain_words()
    {
        var chain = new EmgFilterChain(new EmgFilterOptions(), 8, 1000);
        Assert.Contains("16 channels", Assert.Throws<ArgumentException>(() => chain.Apply(new EmgBlock(16, 1) { RateHz = 1000 })).Message, StringComparison.Ordinal);
        Assert.Contains("2000 Hz", Assert.Throws<ArgumentException>(() => chain.Apply(new EmgBlock(8, 1) { RateHz = 2000 })).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, EmgFilterOptions> WrongOptions => new()
    {
        { nameof(EmgFilterOptions.HighPassHz), new EmgFilterOptions { HighPassHz = 500 } },
        { nameof(EmgFilterOptions.HighPassHz), new EmgFilterOptions { HighPassHz = double.NaN } },
        { nameof(EmgFilterOptions.MainsHz), new EmgFilterOptions { MainsHz = 5 } },
        { nameof(EmgFilterOptions.NotchWidthHz), new EmgFilterOptions { NotchWidthHz = 0 } },
        { nameof(EmgFilterOptions.OutputRateHz), new EmgFilterOptions { OutputRateHz = -1 } },
        { nameof(EmgFilterOptions.ResamplerDelayPeriods), new EmgFilterOptions { ResamplerDelayPeriods = 1 } },
    };

    [Theory]
    [MemberData(nameof(WrongOptions), DisableDiscoveryEnumeration = true)]
    public void A_wrong_option_is_named(string field, EmgFilterOptions options)
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => new EmgFilterChain(options, 8, 1000));
        Assert.StartsWith($"EmgFilterOptions.{field} is ", error.Message, StringComparison.Ordinal);
    }
}
