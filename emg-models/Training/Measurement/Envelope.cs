namespace NeuralGlasses.Training.Measurement;

/// <summary>The amplitude of all channels together over time, and the marks on it.</summary>
/// <param name="amplitude">Root mean square over channels and a short window, in microvolts, one value a sample.</param>
/// <param name="rateHz">Sample rate, in hertz.</param>
internal sealed class Envelope(double[] amplitude, double rateHz)
{
    public static Envelope Of(float[,] samples, double rateHz, double windowSeconds)
    {
        var (count, channels) = (samples.GetLength(0), samples.GetLength(1));
        var power = new double[count + 1];
        for (var i = 0; i < count; i++)
        {
            var sum = 0.0;
            for (var c = 0; c < channels; c++)
                sum += samples[i, c] * (double)samples[i, c] / channels;
            power[i + 1] = power[i] + sum;
        }

        var half = Math.Max(1, (int)Math.Round(windowSeconds * rateHz / 2));
        var amplitude = new double[count];
        for (var i = 0; i < count; i++)
        {
            var (from, to) = (Math.Max(0, i - half), Math.Min(count, i + half));
            amplitude[i] = Math.Sqrt(Math.Max(0, power[to] - power[from]) / (to - from));
        }

        return new(amplitude, rateHz);
    }

    public double Median(double fromSeconds, double toSeconds)
    {
        var (from, to) = Range(fromSeconds, toSeconds);
        var sorted = amplitude[from..to];
        Array.Sort(sorted);
        return sorted.Length == 0 ? double.NaN : sorted[sorted.Length / 2];
    }

    /// <summary>Seconds from the start of the range to the crossings of 10 and 90 % of the way from one level to another; NaN when one is never reached.</summary>
    public (double Tenth, double NineTenths) Crossings(double fromSeconds, double toSeconds, double fromLevel, double toLevel)
    {
        var (from, to) = Range(fromSeconds, toSeconds);
        double tenth = double.NaN, nineTenths = double.NaN;
        for (var i = from; i < to; i++)
        {
            var way = (amplitude[i] - fromLevel) / (toLevel - fromLevel);
            // The last crossing of 10 % before 90 % is reached: a twitch before the movement does not count.
            if (way < 0.1)
                tenth = double.NaN;
            else if (double.IsNaN(tenth))
                tenth = (i - from) / rateHz;
            if (way < 0.9)
                continue;
            nineTenths = (i - from) / rateHz;
            break;
        }

        return double.IsNaN(nineTenths) ? (double.NaN, double.NaN) : (tenth, nineTenths);
    }

    /// <summary>Standard deviation of the natural logarithm in a range, and the time in seconds until its autocorrelation is below 1/e.</summary>
    public (double Deviation, double Seconds) Fluctuation(double fromSeconds, double toSeconds)
    {
        var (from, to) = Range(fromSeconds, toSeconds);
        var logarithms = new double[to - from];
        for (var i = 0; i < logarithms.Length; i++)
            logarithms[i] = Math.Log(amplitude[from + i] + 1e-9);
        var mean = logarithms.Average();
        var variance = logarithms.Sum(value => (value - mean) * (value - mean)) / logarithms.Length;
        for (var lag = 1; lag < logarithms.Length / 2; lag++)
        {
            var sum = 0.0;
            for (var i = lag; i < logarithms.Length; i++)
                sum += (logarithms[i] - mean) * (logarithms[i - lag] - mean);
            if (sum / logarithms.Length < variance / Math.E)
                return (Math.Sqrt(variance), lag / rateHz);
        }

        return (Math.Sqrt(variance), logarithms.Length / 2 / rateHz);
    }

    private (int From, int To) Range(double fromSeconds, double toSeconds)
        => (Math.Clamp((int)(fromSeconds * rateHz), 0, amplitude.Length), Math.Clamp((int)(toSeconds * rateHz), 0, amplitude.Length));
}
