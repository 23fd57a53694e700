using NeuralGlasses.Signal;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Signal;

public sealed class FrequencyResponseTests
{
    [Theory]
    [InlineData(1000, 1000)]
    [InlineData(2000, 2000)]
    [InlineData(200, 200)]
    public void The_high_pass_is_3_dB_down_at_its_corner(double inputHz, double outputHz)
    {
        double gain = GainDb(new EmgFilterOptions { MainsHz = 0, OutputRateHz = outputHz }, inputHz, 20);
        Assert.InRange(gain, -3.06, -2.96);
    }

    [Fact]
    public void The_high_pass_falls_by_12_dB_an_octave()
    {
        var options = new EmgFilterOptions { MainsHz = 0, OutputRateHz = 1000 };
        Assert.InRange(GainDb(options, 1000, 2) - GainDb(options, 1000, 1), 11.5, 12.5);
    }

    [Theory]
    [InlineData(50, 50, 1000, 1000)]
    [InlineData(50, 100, 1000, 1000)]
    [InlineData(50, 150, 1000, 1000)]
    [InlineData(50, 450, 1000, 1000)]
    [InlineData(50, 50, 1000, 200)]
    [InlineData(60, 60, 1000, 1000)]
    [InlineData(60, 180, 2000, 1000)]
    [InlineData(50, 50, 200, 200)]
    public void Mains_and_its_harmonics_are_at_least_30_dB_down(double mainsHz, double frequencyHz, double inputHz, double outputHz)
    {
        double gain = GainDb(new EmgFilterOptions { MainsHz = mainsHz, OutputRateHz = outputHz }, inputHz, frequencyHz);
        Assert.True(gain < -30, $"{gain} dB");
    }

    [Theory]
    [InlineData(40, 1000, 200)]
    [InlineData(80, 1000, 200)]
    [InlineData(70, 250, 200)]
    [InlineData(80, 2000, 200)]
    [InlineData(40, 1000, 1000)]
    [InlineData(380, 2000, 1000)]
    [InlineData(80, 200, 1000)]
    public void Signal_between_the_notches_passes_within_1_dB(double frequencyHz, double inputHz, double outputHz)
    {
        Assert.InRange(GainDb(new EmgFilterOptions { OutputRateHz = outputHz }, inputHz, frequencyHz), -1, 1);
    }

    [Theory]
    [InlineData(1000, 200, 120)]
    [InlineData(2000, 200, 120)]
    [InlineData(250, 200, 120)]
    [InlineData(2000, 1000, 600)]
    [InlineData(1000, 500, 300)]
    public void Nothing_above_the_stop_edge_folds_down_by_less_than_45_dB(double inputHz, double outputHz, double stopHz)
    {
        var options = new EmgFilterOptions { MainsHz = 0, HighPassHz = 0, OutputRateHz = outputHz };
        double worst = double.NegativeInfinity;
        for (double frequency = stopHz; frequency < inputHz / 2; frequency += (inputHz / 40) - 1.3)
        {
            var run = new ChainRun(new EmgFilterChain(options, 1, inputHz), inputHz);
            run.FeedAll((int)(2 * inputHz), 10, ChainRun.Sine(frequency, inputHz));
            worst = Math.Max(worst, 20 * Math.Log10(run.Rms() * Math.Sqrt(2)));
        }
        Assert.True(worst < -45, $"{worst} dB");
    }

    [Theory]
    [InlineData(1000, 1000)]
    [InlineData(1000, 200)]
    [InlineData(2000, 1000)]
    public void The_stated_group_delay_is_the_measured_one(double inputHz, double outputHz)
    {
        var options = new EmgFilterOptions { OutputRateHz = outputHz };
        var chain = new EmgFilterChain(options, 1, inputHz);
        double resamplerMs = new RationalResampler(inputHz, outputHz, 1).GroupDelaySeconds * 1000;
        foreach (double frequency in new[] { 30.0, 60.0, 75.0 })
        {
            double slope = Math.IEEERemainder(Phase(options, inputHz, frequency + 0.5) - Phase(options, inputHz, frequency - 0.5), 2 * Math.PI);
            double measuredMs = -slope / (2 * Math.PI) * 1000;
            Assert.InRange(chain.GroupDelayMilliseconds(frequency) - resamplerMs - measuredMs, -0.1, 0.1);
        }
    }

    private static double GainDb(EmgFilterOptions options, double inputHz, double frequencyHz) =>
        20 * Math.Log10(Steady(options, inputHz, frequencyHz).Tone(frequencyHz, 2500, 3500).Amplitude);

    // 2 s hold a whole number of cycles of the half-hertz steps: a window of one would leave a bias.
    private static double Phase(EmgFilterOptions options, double inputHz, double frequencyHz) =>
        Steady(options, inputHz, frequencyHz).Tone(frequencyHz, 1500, 3500).Phase;

    private static ChainRun Steady(EmgFilterOptions options, double inputHz, double frequencyHz)
    {
        var run = new ChainRun(new EmgFilterChain(options, 1, inputHz), inputHz);
        run.FeedAll((int)(4 * inputHz), 10, ChainRun.Sine(frequencyHz, inputHz));
        return run;
    }
}
