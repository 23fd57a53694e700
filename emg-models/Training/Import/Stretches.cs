using NeuralGlasses.Recordings;

namespace NeuralGlasses.Training.Import;

/// <summary>Finds gap-free stretches in time stamps.</summary>
internal static class Stretches
{
    // Half a sample of jitter is a clock's; a whole one is a lost sample.
    private const double LargestStep = 1.5;

    public static RecordingStretch[] Of(string path, double[] seconds, double rateHz)
    {
        var (stretches, start) = (new List<RecordingStretch>(), 0);
        for (var i = 1; i < seconds.Length; i++)
        {
            if (!(seconds[i] > seconds[i - 1]))
                throw new RecordingException($"{path}: time of row {i} is {seconds[i]:R} s after {seconds[i - 1]:R} s, expected time to go on; the rows are out of order.");
            if ((seconds[i] - seconds[i - 1]) * rateHz <= LargestStep)
                continue;
            stretches.Add(new(start, i));
            start = i;
        }

        stretches.Add(new(start, seconds.Length));
        return [.. stretches];
    }

    /// <summary>The first row at or after a time; as many as there are rows where none is.</summary>
    public static int RowAt(double[] seconds, double time)
    {
        var found = Array.BinarySearch(seconds, time);
        return found >= 0 ? found : ~found;
    }
}
