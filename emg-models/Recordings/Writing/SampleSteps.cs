namespace NeuralGlasses.Recordings.Writing;

/// <summary>Samples as 16-bit steps of one size.</summary>
/// <param name="Values">The steps, [sample set, channel].</param>
/// <param name="UnitPerLsb">Units of one step.</param>
/// <param name="ClippedSamples">Samples that lay outside the range of the steps and were brought to its end.</param>
public sealed record SampleSteps(short[,] Values, double UnitPerLsb, long ClippedSamples)
{
    /// <summary>
    /// How far above the 99th percentile of the magnitudes a sample may lie before it counts as a disturbance that would
    /// cost all others their resolution, as a factor; 64 leaves 512 steps to the percentile itself.
    /// </summary>
    public const double DisturbanceFactor = 64;

    private const double Percentile = 0.99;
    private const int HighestStep = short.MaxValue;
    private const int SurveyedRows = 100_000;

    /// <summary>
    /// Chooses one step for all samples. Whole numbers that fit 16 bits stay as they are; otherwise the largest magnitude,
    /// or 64 times the 99th percentile of the magnitudes where that is less, becomes the step 32,767.
    /// </summary>
    /// <param name="stored">Samples as a file stores them, [sample set, channel].</param>
    /// <param name="unitsPerStored">Units of the stored number 1.</param>
    /// <param name="path">The file the samples come from, for the error.</param>
    /// <exception cref="RecordingException">A sample is not finite.</exception>
    public static SampleSteps Of(float[,] stored, double unitsPerStored, string path)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(unitsPerStored);
        var (rows, channels) = (stored.GetLength(0), stored.GetLength(1));
        var (fits, largest) = Survey(stored, path);
        var storedPerStep = fits ? 1 : Range(stored, largest) / HighestStep;
        var values = new short[rows, channels];
        long clipped = 0;
        for (var i = 0; i < rows; i++)
        {
            for (var c = 0; c < channels; c++)
            {
                var step = Math.Round(stored[i, c] / storedPerStep);
                var kept = fits ? step : Math.Clamp(step, -HighestStep, HighestStep);
                if (kept != step)
                    clipped++;
                values[i, c] = (short)kept;
            }
        }

        return new(values, storedPerStep * unitsPerStored, clipped);
    }

    private static (bool Fits, double Largest) Survey(float[,] stored, string path)
    {
        var fits = true;
        var largest = 0.0;
        for (var i = 0; i < stored.GetLength(0); i++)
        {
            for (var c = 0; c < stored.GetLength(1); c++)
            {
                var value = stored[i, c];
                if (!float.IsFinite(value))
                {
                    throw new RecordingException(FormattableString.Invariant(
                        $"{path}: sample {i} of channel {c} (both from 0) is {value}, expected a finite number; mend or cut that part of the recording."));
                }

                fits &= value is >= short.MinValue and <= short.MaxValue && value == MathF.Floor(value);
                largest = Math.Max(largest, Math.Abs(value));
            }
        }

        return (fits, largest);
    }

    private static double Range(float[,] stored, double largest)
    {
        // A few million rows need no full sort: every n-th row has the same percentile as near as matters here.
        var (rows, channels) = (stored.GetLength(0), stored.GetLength(1));
        var stride = Math.Max(1, rows / SurveyedRows);
        var magnitudes = new List<float>();
        for (var i = 0; i < rows; i += stride)
        {
            for (var c = 0; c < channels; c++)
                magnitudes.Add(Math.Abs(stored[i, c]));
        }

        magnitudes.Sort();
        var usual = magnitudes[(int)Math.Ceiling(Percentile * magnitudes.Count) - 1] * DisturbanceFactor;
        return usual > 0 ? Math.Min(largest, usual) : largest;
    }
}
