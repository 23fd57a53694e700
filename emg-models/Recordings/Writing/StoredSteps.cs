namespace NeuralGlasses.Recordings.Writing;

/// <summary>Brings samples to 16-bit steps of one size.</summary>
internal static class StoredSteps
{
    public static (short[,] Samples, double UnitPerLsb, long Clipped) Of(string path, RecordingContent content)
    {
        var (count, channels) = (content.Samples.GetLength(0), content.Samples.GetLength(1));
        if (count == 0 || channels == 0)
            throw new RecordingException($"{path}: there are {count} sample sets of {channels} channels, expected at least one of one.");
        var largest = 0.0;
        for (var i = 0; i < count; i++)
        {
            for (var c = 0; c < channels; c++)
            {
                if (!float.IsFinite(content.Samples[i, c]))
                    throw new RecordingException($"{path}: sample set {i}, channel {c} is {content.Samples[i, c]}, expected a number; cut it out or mask it first.");
                largest = Math.Max(largest, Math.Abs((double)content.Samples[i, c]));
            }
        }

        var unit = content.UnitPerLsb ?? (largest > 0 ? largest / short.MaxValue : 1);
        var samples = new short[count, channels];
        long clipped = 0;
        for (var i = 0; i < count; i++)
        {
            for (var c = 0; c < channels; c++)
            {
                var steps = Math.Round(content.Samples[i, c] / unit);
                if (steps is < short.MinValue or > short.MaxValue)
                    clipped++;
                samples[i, c] = (short)Math.Clamp(steps, short.MinValue, short.MaxValue);
            }
        }

        return (samples, unit, clipped);
    }
}
