using NeuralGlasses.Physiology.Statistics;
using NeuralGlasses.Training.Comparison;
using Xunit;

namespace NeuralGlasses.Models.Tests.Comparison;

public sealed class ComparisonFiguresTests
{
    [Fact]
    public void A_spread_tells_deciles_in_straight_lines_between_values()
    {
        var spread = Spread.Of([5, 1, 2, 3, 4]);
        Assert.Equal(new Spread(5, 1.4, 3, 4.6), spread);
        Assert.Equal(new Spread(1, 7, 7, 7), Spread.Of([7]));
        Assert.Throws<ArgumentException>(() => Spread.Of([]));
    }

    [Theory]
    [InlineData(0.00123456, 0.001235)]
    [InlineData(12.34567, 12.35)]
    [InlineData(98765.4, 98765)]
    [InlineData(0, 0)]
    public void A_spread_is_rounded_to_four_digits(double value, double rounded) => Assert.Equal(rounded, Spread.Of([value]).Rounded().P50);

    [Theory]
    [InlineData(0.9, "below")]
    [InlineData(1, "inside")]
    [InlineData(3, "inside")]
    [InlineData(3.1, "above")]
    public void A_row_is_inside_if_the_simulated_median_lies_between_the_real_deciles(double median, string verdict)
    {
        var row = new ComparedRow("kurtosis", "", ComparedRow.All, new(10, 1, 2, 3), new(10, 0, median, 9));
        Assert.Equal(verdict, row.Verdict);
    }

    [Fact]
    public void Mains_is_cut_out_and_the_rest_of_the_spectrum_stays()
    {
        const int Rate = 1000;
        var sets = Tones(Rate, (300, 50), (7, 85), (90, 240));
        Assert.Equal(Math.Sqrt(((300 * 300) + (7 * 7) + (90 * 90)) / 2.0), new RingStatistics(sets, 1, Rate).RmsMicrovolts[0], 0.1);
        Assert.Equal(7 / Math.Sqrt(2), new RingStatistics(sets, 1, Rate, cutsMains: true).RmsMicrovolts[0], 0.01);
    }

    [Fact]
    public void Quantiles_and_the_mean_of_a_spectrum_are_those_of_its_tones()
    {
        const int Rate = 1000;
        var ring = new RingStatistics(Tones(Rate, (1, 40), (1, 110), (1, 170), (1, 330)), 1, Rate);
        Assert.Equal(40, ring.FrequencyHz(0, 0.2), 1.0);
        Assert.Equal(110, ring.MedianFrequencyHz[0], 1.0);
        Assert.Equal(330, ring.FrequencyHz(0, 0.9), 1.0);
        Assert.Equal((40 + 110 + 170 + 330) / 4.0, ring.MeanFrequencyHz[0], 1.0);
    }

    [Fact]
    public void A_rise_is_as_long_as_it_was_made()
    {
        const double Rate = 1000, RiseS = 0.4;
        var chance = new Random(3);
        var sets = new float[5000];
        for (var i = 0; i < sets.Length; i++)
        {
            var level = 1 + (19 * Math.Clamp(((i / Rate) - 1.3) / RiseS, 0, 1));
            sets[i] = (float)(level * Math.Sqrt(12) * (chance.NextDouble() - 0.5));
        }

        var prompt = new LabelledPrompt(1000, 5000, 0, 0, 0, true);
        // A straight ramp goes from a tenth to nine tenths in eight tenths of its time; the window of 100 ms widens it a little.
        var rise = Rise.Of(new LabelledSignal("S01", sets, 1, Rate, [prompt]), prompt);
        Assert.NotNull(rise);
        Assert.InRange(rise.Value, 0.26, 0.42);
        Assert.Null(Rise.Of(new LabelledSignal("S01", sets, 1, Rate, [prompt]), prompt with { Start = 2000 }));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(3, false)]
    [InlineData(5, true)]
    public void A_turned_or_mirrored_pattern_is_recognised(int first, bool mirrored)
    {
        var (mine, theirs) = (new RingPattern(2, 8), new RingPattern(2, 8));
        double[][] levels = [[1, 9, 4, 2, 1, 1, 1, 2], [1, 1, 1, 7, 8, 2, 1, 1]];
        for (var movement = 0; movement < 2; movement++)
        {
            var turned = new double[8];
            for (var c = 0; c < 8; c++)
                turned[(first + (mirrored ? 8 - c : c)) % 8] = levels[movement][c];
            mine.Add(Stretch(movement, levels[movement]));
            theirs.Add(Stretch(movement, turned));
        }

        var match = mine.Match(theirs, [0, 1]);
        Assert.Equal((first, mirrored), (match.First, match.IsMirrored));
        Assert.All(match.Correlations, correlation => Assert.Equal(1, correlation, 0.001));
    }

    private static SteadyStretch Stretch(int movement, double[] levels)
    {
        var sets = new float[1000 * levels.Length];
        for (var i = 0; i < 1000; i++)
        {
            for (var c = 0; c < levels.Length; c++)
                sets[(i * levels.Length) + c] = (float)(levels[c] * Math.Sin(2 * Math.PI * 80 * i / 1000.0));
        }

        return new SteadyStretch(movement, 0, 1, new RingStatistics(sets, levels.Length, 1000), 0, null);
    }

    private static float[] Tones(int rate, params (double Amplitude, double Hertz)[] tones)
        => [.. Enumerable.Range(0, 2 * rate).Select(i => (float)tones.Sum(tone => tone.Amplitude * Math.Sin(2 * Math.PI * tone.Hertz * i / rate)))];
}
