using NeuralGlasses.Recordings;
using NeuralGlasses.Recordings.Arms;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Measurement;

/// <summary>Measures the statistics of a person's arm that a simulated arm needs; what it returns holds no recorded sample.</summary>
public static class ArmMeasurement
{
    private static readonly string[] Labels = ["rest", "flexion", "extension", "radial", "ulnar", "pronation", "supination", "fist"];
    private const int Order = 6;
    private const double HoldMarginSeconds = 1.0;
    private const double FastWindowSeconds = 0.05;
    private const double SlowWindowSeconds = 0.25;

    /// <summary>One sentence a number: how they were measured and how a signal is made from them.</summary>
    public const string Method =
        "Recordings scaled to µV by one factor a person (95th percentile over 200 ms windows of the loudest channel's standard deviation = 100 µV), " +
        "high-passed at 20 Hz, at 200 Hz. Hold = from 1.0 s after a prompt to the next. Covariance: mean removed in each hold, pooled over repetitions. " +
        "AR(6): Levinson-Durbin on the autocorrelation summed over channels and holds. Amplitude: RMS over all channels, 50 ms for times, 250 ms for the fluctuation; " +
        "times are medians over repetitions and include the person's reaction. To synthesise: per channel white noise of innovationDeviation through x[t] = sum a[k] x[t-k] + e[t] " +
        "gives unit variance, the Cholesky factor of the covariance mixes the channels.";

    /// <summary>Measures one person.</summary>
    /// <param name="recording">A recording of prompted gestures.</param>
    /// <param name="path">Filters and rates.</param>
    /// <exception cref="RecordingException">A label has no hold in the recording.</exception>
    public static MeasuredArm Of(EmgRecording recording, LivePath path)
    {
        var scale = PhysiologicalScale.Of(recording);
        var stretches = new float[recording.Stretches.Count][,];
        for (var i = 0; i < stretches.Length; i++)
            stretches[i] = LiveSignal.Filtered(recording, path, i);
        var gestures = new List<MeasuredGesture>();
        foreach (var label in Labels)
            gestures.Add(Measure(recording, stretches, label, recording.RateHz));
        FillEdges(gestures);
        return new()
        {
            Subject = recording.Subject,
            Hand = recording.Segments[0].Auxiliary == 0 ? "left" : "right",
            MicrovoltsPerLsb = Rounded(scale.MicrovoltsPerLsb),
            Gestures = gestures,
        };
    }

    private static MeasuredGesture Measure(EmgRecording recording, float[][,] stretches, string label, double rateHz)
    {
        var channels = recording.ChannelCount;
        var covariance = new double[channels, channels];
        var correlation = new double[Order + 1];
        var count = 0;
        List<double> onsets = [], rises = [], offsets = [], falls = [], deviations = [], times = [];
        var isRest = label == GestureLabels.Rest;
        for (var s = 0; s < recording.Segments.Count; s++)
        {
            var segment = recording.Segments[s];
            if (GestureLabels.Normalise(recording.LabelNames[segment.Label]) != label)
                continue;
            var (stretch, start, end) = Locate(recording, segment);
            var samples = stretches[stretch];
            var (from, to) = ((int)((start + HoldMarginSeconds) * rateHz), Math.Min((int)(end * rateHz), samples.GetLength(0)));
            if (to - from < rateHz)
                continue;
            count += Accumulate(samples, from, to, covariance, correlation);
            var (deviation, seconds) = Envelope.Of(samples, rateHz, SlowWindowSeconds).Fluctuation(start + HoldMarginSeconds, end);
            deviations.Add(deviation);
            times.Add(seconds);
            if (!isRest)
                Edges(Envelope.Of(samples, rateHz, FastWindowSeconds), start, end, samples.GetLength(0) / rateHz, onsets, rises, offsets, falls);
        }

        if (count == 0)
            throw new RecordingException($"{recording.Path}: there is no hold of '{label}' longer than a second; choose a recording with every gesture.");
        var (coefficients, innovationShare) = AutoRegression.Solve(correlation);
        return new()
        {
            Label = label,
            CovarianceMicrovolts2 = [.. Enumerable.Range(0, channels).Select(a => Enumerable.Range(0, channels).Select(b => Rounded(covariance[a, b] / count)).ToArray())],
            Ar = Array.ConvertAll(coefficients, Rounded),
            InnovationDeviation = Rounded(Math.Sqrt(innovationShare)),
            FluctuationDeviation = Rounded(Median(deviations)),
            FluctuationMs = Rounded(1000 * Median(times)),
            OnsetLagMs = isRest ? null : Milliseconds(onsets),
            RiseMs = isRest ? null : Milliseconds(rises),
            OffsetLagMs = isRest ? null : Milliseconds(offsets),
            FallMs = isRest ? null : Milliseconds(falls),
        };
    }

    private static void FillEdges(List<MeasuredGesture> gestures)
    {
        double? Typical(Func<MeasuredGesture, double?> of)
        {
            var known = gestures.Select(of).OfType<double>().ToList();
            return known.Count == 0 ? null : Rounded(Median(known));
        }

        var (onset, rise) = (Typical(gesture => gesture.OnsetLagMs), Typical(gesture => gesture.RiseMs));
        var (offset, fall) = (Typical(gesture => gesture.OffsetLagMs), Typical(gesture => gesture.FallMs));
        for (var i = 0; i < gestures.Count; i++)
        {
            if (gestures[i].Label == GestureLabels.Rest)
                continue;
            gestures[i] = gestures[i] with
            {
                OnsetLagMs = gestures[i].OnsetLagMs ?? onset,
                RiseMs = gestures[i].RiseMs ?? rise,
                OffsetLagMs = gestures[i].OffsetLagMs ?? offset,
                FallMs = gestures[i].FallMs ?? fall,
            };
        }
    }

    private static (int Stretch, double Start, double End) Locate(EmgRecording recording, RecordingSegment segment)
    {
        var stretch = 0;
        while (stretch < recording.Stretches.Count - 1 && recording.Stretches[stretch].End <= segment.Start)
            stretch++;
        var origin = recording.Stretches[stretch].Start;
        return (stretch, (segment.Start - origin) / recording.RateHz, (segment.End - origin) / recording.RateHz);
    }

    private static int Accumulate(float[,] samples, int from, int to, double[,] covariance, double[] correlation)
    {
        var channels = samples.GetLength(1);
        var mean = new double[channels];
        for (var i = from; i < to; i++)
        {
            for (var c = 0; c < channels; c++)
                mean[c] += (double)samples[i, c] / (to - from);
        }

        for (var i = from; i < to; i++)
        {
            for (var a = 0; a < channels; a++)
            {
                var value = samples[i, a] - mean[a];
                for (var b = 0; b < channels; b++)
                    covariance[a, b] += value * (samples[i, b] - mean[b]);
                for (var lag = 0; lag <= Order && i - lag >= from; lag++)
                    correlation[lag] += value * (samples[i - lag, a] - mean[a]);
            }
        }

        return to - from;
    }

    private static void Edges(
        Envelope envelope, double start, double end, double lengthSeconds, List<double> onsets, List<double> rises, List<double> offsets, List<double> falls)
    {
        var quiet = envelope.Median(start - 1, start);
        var hold = envelope.Median(start + 1.5, end);
        // A hold that is not clearly louder than rest has no edge to measure.
        if (!(hold > 2 * quiet))
            return;
        var (onset, risen) = envelope.Crossings(start, end, quiet, hold);
        if (double.IsFinite(onset))
        {
            onsets.Add(onset);
            rises.Add(risen - onset);
        }

        if (end + 2 > lengthSeconds)
            return;
        var (offset, fallen) = envelope.Crossings(end, end + 3, hold, envelope.Median(end + 2, end + 4));
        if (!double.IsFinite(offset))
            return;
        offsets.Add(offset);
        falls.Add(fallen - offset);
    }

    private static double? Milliseconds(List<double> seconds) => seconds.Count == 0 ? null : Rounded(1000 * Median(seconds));

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }

    private static double Rounded(double value)
        => double.Parse(value.ToString("G6", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
}
