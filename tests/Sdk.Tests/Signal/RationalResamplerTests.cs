using NeuralGlasses.Signal;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Signal;

public sealed class RationalResamplerTests
{
    [Theory]
    [InlineData(1000, 200, 22)]
    [InlineData(200, 1000, 22)]
    [InlineData(2000, 200, 22)]
    [InlineData(2000, 1000, 4.5)]
    [InlineData(1000, 2000, 4.5)]
    [InlineData(500, 1000, 9)]
    [InlineData(1000, 1000, 0)]
    public void The_delay_is_the_one_in_the_specification(double inputHz, double outputHz, double delayMs)
    {
        Assert.Equal(delayMs, new RationalResampler(inputHz, outputHz, 1).GroupDelaySeconds * 1000, 1e-9);
    }

    [Fact]
    public void A_shorter_filter_keeps_15_ms_at_200_Hz_and_still_holds_back_what_would_fold()
    {
        var resampler = new RationalResampler(1000, 200, 1, 3);
        Assert.Equal(15, resampler.GroupDelaySeconds * 1000, 1e-9);
        for (double frequency = 120; frequency < 500; frequency += 7)
            Assert.True(Largest(Run(resampler, Tone(frequency, 1000, 2000)), 100) < 0.011, $"{frequency} Hz");
    }

    [Theory]
    [InlineData(10)]
    [InlineData(40)]
    [InlineData(75)]
    public void From_200_to_1000_Hz_and_back_a_tone_is_what_it_was(double frequencyHz)
    {
        float[] tone = Tone(frequencyHz, 200, 2000);
        float[] back = Run(new RationalResampler(1000, 200, 1), Run(new RationalResampler(200, 1000, 1), tone));
        double error = 0;
        for (int i = 100; i < back.Length - 100; i++)
            error = Math.Max(error, Math.Abs(back[i] - tone[i]));
        Assert.True(error < 0.15, $"largest error {error}");
    }

    [Fact]
    public void What_is_invented_on_the_way_up_stays_45_dB_down()
    {
        float[] up = Run(new RationalResampler(200, 1000, 1), Tone(30, 200, 2000));
        double inPhase = 0, quadrature = 0, power = 0;
        for (int i = 2000; i < 8000; i++)
        {
            inPhase += up[i] * Math.Sin(2 * Math.PI * 0.03 * i);
            quadrature += up[i] * Math.Cos(2 * Math.PI * 0.03 * i);
            power += (double)up[i] * up[i];
        }
        double tone = 2 * ((inPhase * inPhase) + (quadrature * quadrature)) / 6000;
        Assert.True(10 * Math.Log10((power - tone) / tone) < -45, $"{10 * Math.Log10((power - tone) / tone)} dB");
    }

    [Fact]
    public void Equal_rates_pass_every_sample_unchanged_at_once()
    {
        float[] input = Tone(33, 1000, 100);
        Assert.Equal(input, Run(new RationalResampler(1000, 1000, 1), input));
    }

    [Fact]
    public void One_sample_set_at_a_time_gives_the_same_and_never_more_than_promised()
    {
        foreach (var (inputHz, outputHz) in new[] { (200.0, 1000.0), (1000.0, 200.0), (250.0, 200.0), (1000.0, 2000.0), (2000.0, 750.0) })
        {
            var resampler = new RationalResampler(inputHz, outputHz, 1);
            float[] input = Tone(20, inputHz, 500);
            var output = new float[resampler.MaxOutput(1)];
            var all = new List<float>();
            foreach (float sample in input)
                all.AddRange(output.AsSpan(0, resampler.Process([sample], output)));
            Assert.Equal(Run(new RationalResampler(inputHz, outputHz, 1), input), all);
        }
    }

    [Fact]
    public void Reset_makes_it_new()
    {
        var resampler = new RationalResampler(1000, 200, 1);
        float[] input = Tone(20, 1000, 503);
        float[] first = Run(resampler, input);
        resampler.Reset();
        Assert.Equal(first, Run(resampler, input));
    }

    [Theory]
    [InlineData(1000, 333.1)]
    [InlineData(2048, 200)]
    [InlineData(1000, 0)]
    [InlineData(double.NaN, 200)]
    [InlineData(1000, 1)]
    public void Rates_without_a_small_ratio_are_refused_by_name(double inputHz, double outputHz)
    {
        var error = Assert.Throws<ArgumentException>(() => new RationalResampler(inputHz, outputHz, 1));
        Assert.StartsWith($"Resampling from {inputHz} Hz to {outputHz} Hz", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_that_is_nearly_a_small_ratio_is_told_as_it_comes_out()
    {
        Assert.Equal(200.01, new RationalResampler(1000.05, 200, 1).OutputRateHz, 1e-9);
    }

    [Fact]
    public void An_output_without_room_and_half_a_sample_set_are_refused()
    {
        var resampler = new RationalResampler(200, 1000, 2);
        Assert.Throws<ArgumentException>(() => resampler.Process(new float[4], new float[19]));
        Assert.Throws<ArgumentException>(() => resampler.Process(new float[3], new float[40]));
    }

    private static float[] Tone(double frequencyHz, double rateHz, int count) =>
        [.. Enumerable.Range(0, count).Select(i => (float)Math.Sin(2 * Math.PI * frequencyHz * i / rateHz))];

    private static float[] Run(RationalResampler resampler, float[] input)
    {
        var output = new float[resampler.MaxOutput(input.Length)];
        return output[..resampler.Process(input, output)];
    }

    private static float Largest(float[] samples, int from) => samples.Skip(from).Max(Math.Abs);
}
