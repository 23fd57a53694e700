using NeuralGlasses.Decoding;
using NeuralGlasses.Scope;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Scope;

public sealed class TestSignalCheckTests
{
    // A second of the test signal is 1.02 s; the engine's offset filter pulls it to nought by a 128th a sample.
    private const int PeriodSets = 1024;

    [Fact]
    public void The_test_signal_as_the_band_sends_it_is_known() => Assert.Empty(TestSignalCheck.Judge(Trace(Filtered(1000))));

    [Theory]
    [InlineData(850)]
    [InlineData(1150)]
    [InlineData(0)]
    [InlineData(30)]
    public void A_square_wave_of_another_height_is_not(double microvolts)
    {
        var sentence = Assert.Single(TestSignalCheck.Judge(Trace(Filtered(microvolts))));
        Assert.StartsWith("Channel 1 rises by ", sentence, StringComparison.Ordinal);
        Assert.Contains("expected 2.00 mV both", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_strong_muscle_is_not()
    {
        var chance = new Random(1);
        var noise = Enumerable.Range(0, 2000).Select(_ => 600 * (chance.NextDouble() + chance.NextDouble() - 1)).ToArray();
        Assert.Single(TestSignalCheck.Judge(Trace(noise)));
    }

    [Fact]
    public void A_gap_is_no_edge()
    {
        var trace = new ScopeTrace(new StreamDescription(2, 1000), 2);
        trace.Add(Block(Filtered(1000)[..400], 0));
        trace.Add(Block(Enumerable.Repeat(-2000.0, 400).ToArray(), 300));
        Assert.Equal(2, TestSignalCheck.Judge(trace).Count);
    }

    [Fact]
    public void A_trace_that_may_hold_no_edge_is_refused() => Assert.Throws<ArgumentException>(
        () => TestSignalCheck.Judge(new ScopeTrace(new StreamDescription(2, 1000), 1)));

    private static double[] Filtered(double microvolts)
    {
        var samples = new double[3000];
        double offset = 0;
        for (var set = 0; set < samples.Length; set++)
        {
            var signal = set % PeriodSets < PeriodSets / 2 ? microvolts : -microvolts;
            samples[set] = signal - offset;
            offset += samples[set] / 128;
        }

        return samples[1000..];
    }

    // Channel 0 has the test signal, channel 1 what is asked about.
    private static ScopeTrace Trace(double[] samples)
    {
        var trace = new ScopeTrace(new StreamDescription(2, 1000), 2);
        trace.Add(Block(samples, 0));
        return trace;
    }

    private static EmgBlock Block(double[] samples, int lost)
    {
        var good = Filtered(1000);
        var block = new EmgBlock(2, samples.Length) { SampleCount = samples.Length, LostBefore = lost };
        for (var set = 0; set < samples.Length; set++)
            (block.Samples[2 * set], block.Samples[(2 * set) + 1]) = ((float)good[set], (float)samples[set]);
        return block;
    }
}
