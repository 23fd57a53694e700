namespace NeuralGlasses.Training.Comparison;

/// <summary>A figure that every steady stretch of a recording has, real or simulated.</summary>
/// <param name="Name">What it is, as tables say it.</param>
/// <param name="Unit">Its unit, or empty for a ratio.</param>
/// <param name="Of">The figure of a stretch, or null where the stretch has none.</param>
public sealed record ArmFigure(string Name, string Unit, Func<SteadyStretch, double?> Of)
{
    // The envelope varies from window to window of 200 ms, of which there should be some.
    private const double ShortestForVariationS = 0.95;

    /// <summary>The figures of a hand at rest.</summary>
    public static IReadOnlyList<ArmFigure> OfRest(SetTwin twin)
    {
        ArgumentNullException.ThrowIfNull(twin);
        return twin.IsMicrovolts ? [new("rest, median pair", "µV", stretch => stretch.Ring.MedianRmsMicrovolts)] : [];
    }

    /// <summary>The figures of a hand that does something.</summary>
    /// <param name="twin">The twin of the set.</param>
    /// <param name="isSimulated">Whether distances round the ring are the simulated band's.</param>
    public static IReadOnlyList<ArmFigure> OfMovement(SetTwin twin, bool isSimulated)
    {
        ArgumentNullException.ThrowIfNull(twin);
        var figures = new List<ArmFigure>();
        if (twin.IsMicrovolts)
        {
            figures.Add(new("RMS, median pair", "µV", stretch => stretch.Ring.MedianRmsMicrovolts));
            figures.Add(new("RMS, best pair", "µV", stretch => Best(stretch)));
        }

        figures.Add(new("best pair over median pair", "", stretch => Best(stretch) / stretch.Ring.MedianRmsMicrovolts));
        figures.Add(new("best pair over rest", "", stretch => stretch.RestRms > 0 ? Best(stretch) / stretch.RestRms : null));
        figures.Add(new("quarter of the power below", "Hz", stretch => stretch.Ring.FrequencyHz(stretch.Ring.Best, 0.25)));
        figures.Add(new("median frequency", "Hz", stretch => stretch.Ring.MedianFrequencyHz[stretch.Ring.Best]));
        figures.Add(new("mean frequency", "Hz", stretch => stretch.Ring.MeanFrequencyHz[stretch.Ring.Best]));
        figures.Add(new("three quarters of the power below", "Hz", stretch => stretch.Ring.FrequencyHz(stretch.Ring.Best, 0.75)));
        figures.Add(new("kurtosis", "", stretch => stretch.Ring.Kurtosis[stretch.Ring.Best]));
        figures.Add(new("variation of the RMS of 200 ms", "", stretch => stretch.Seconds > ShortestForVariationS ? stretch.Ring.EnvelopeVariation(stretch.Ring.Best) : null));
        foreach (var (real, simulated) in twin.Distances)
        {
            var distance = isSimulated ? simulated : real;
            figures.Add(new(twin.Channels == twin.Pairs ? $"correlation, {real} apart" : "correlation, opposite", "", stretch => stretch.Ring.Correlation(distance)));
        }

        if (twin.ShowsRises)
            figures.Add(new("rise of the envelope", "s", stretch => stretch.RiseS));
        return figures;
    }

    private static double Best(SteadyStretch stretch) => stretch.Ring.RmsMicrovolts[stretch.Ring.Best];
}
