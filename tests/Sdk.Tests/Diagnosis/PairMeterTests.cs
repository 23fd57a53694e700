using NeuralGlasses.Diagnosis;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Diagnosis;

public sealed class PairMeterTests
{
    [Theory]
    [InlineData(50, 500)]
    [InlineData(60, 1000)]
    [InlineData(60, 2000)]
    public void A_hum_is_measured_at_its_own_frequency_and_taken_from_the_rest(int hertz, int rateHz)
    {
        PairMeter meter = Fill(rateHz, t => 10 * Math.Sqrt(2) * Math.Sin(2 * Math.PI * hertz * t + 1));
        Assert.Equal(10, meter.Signal!.Value, 0.01);
        Assert.Equal(10, (hertz == 50 ? meter.Mains50 : meter.Mains60)!.Value, 0.01);
        Assert.InRange((hertz == 50 ? meter.Mains60 : meter.Mains50)!.Value, 0, 0.01);
        Assert.InRange(meter.Rest!.Value, 0, 0.2);
    }

    [Fact]
    public void Harmonics_belong_to_the_hum()
    {
        PairMeter meter = Fill(1000, t => 4 * Math.Sqrt(2) * (Math.Sin(100 * Math.PI * t) + 0.5 * Math.Sin(300 * Math.PI * t)));
        Assert.Equal(Math.Sqrt(16 + 4), meter.Mains50!.Value, 0.01);
    }

    [Fact]
    public void A_mains_that_is_a_fifth_of_a_hertz_off_is_measured_to_a_tenth()
    {
        PairMeter meter = Fill(1000, t => 10 * Math.Sqrt(2) * Math.Sin(2 * Math.PI * 49.8 * t));
        Assert.InRange(meter.Mains50!.Value, 9, 10.1);
    }

    [Fact]
    public void Noise_is_no_hum()
    {
        var dice = new Random(3);
        PairMeter meter = Fill(1000, _ => 10 * Math.Sqrt(3) * ((2 * dice.NextDouble()) - 1), seconds: 60);
        Assert.Equal(10, meter.Signal!.Value, 0.5);

        // Three tones of such noise hold 0.77 µV; what stays of them is that a bin differs from its neighbours.
        Assert.InRange(meter.Mains50!.Value, 0, 0.65);
        Assert.InRange(meter.Mains60!.Value, 0, 0.65);
    }

    [Fact]
    public void A_gesture_of_a_few_seconds_hardly_moves_the_medians()
    {
        PairMeter meter = Fill(1000, t => (t is > 2 and < 5 ? 300 : 3) * Math.Sqrt(2) * Math.Sin(2 * Math.PI * 111 * t), seconds: 10);
        Assert.Equal(3, meter.Rest!.Value, 0.1);
    }

    [Fact]
    public void A_second_with_a_gap_or_an_electrode_off_does_not_count()
    {
        var meter = new PairMeter(500, 1000);
        for (var i = 0; i < 2000; i++)
        {
            if (i % 400 == 0)
                meter.Break();
            meter.Add(i % 2, i % 300 == 0);
        }

        Assert.Null(meter.Signal);
        Assert.Null(meter.Rest);
        Assert.Equal(7 / 2000.0, meter.OffShare!.Value, 1e-9);
    }

    [Fact]
    public void The_same_number_throughout_and_samples_at_the_limit_are_seen()
    {
        PairMeter still = Fill(500, _ => 5);
        Assert.True(still.IsConstant);
        Assert.Equal(0, still.Signal);
        PairMeter clipped = Fill(500, t => Math.Clamp(2000 * Math.Sin(20 * t), -1000, 1000));
        Assert.False(clipped.IsConstant);
        Assert.InRange(clipped.LimitShare!.Value, 0.6, 0.7);
        Assert.Null(new PairMeter(500, 1000).LimitShare);
    }

    private static PairMeter Fill(int rateHz, Func<double, double> signal, int seconds = 3)
    {
        var meter = new PairMeter(rateHz, 1000);
        for (var i = 0; i < rateHz * seconds; i++)
            meter.Add((float)signal((double)i / rateHz), false);
        return meter;
    }
}
