using NeuralGlasses.Decoding.Features;
using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Axes;

/// <summary>The windows of one recording as features, with what is to be estimated at each.</summary>
/// <param name="Subject">Who it is.</param>
/// <param name="Session">Which session.</param>
/// <param name="Features">[window][feature].</param>
/// <param name="Targets">[window][axis].</param>
/// <param name="IsLater">Whether a window belongs to a later repetition, or to the later half of a recording without any.</param>
/// <param name="IsPaired">Whether a window's motion has more than one axis.</param>
public sealed record AxesFrames(string Subject, string Session, IReadOnlyList<float[]> Features, IReadOnlyList<double[]> Targets, IReadOnlyList<bool> IsLater, IReadOnlyList<bool> IsPaired)
{
    private const double NoiseFloorMicrovolts = 1;

    // The greatest force is a person's own: what is estimated is the share of it.
    private const double GreatestQuantile = 0.99;

    /// <summary>Windows of held motions, of which each is a sign on the first axes: flexion and radial deviation.</summary>
    public static AxesFrames OfMotions(EmgRecording recording, int axes)
    {
        ArgumentNullException.ThrowIfNull(recording);
        var signs = RecordingTargets.LabelAxes(recording);
        var first = recording.Segments.Min(segment => segment.Repetition);
        var windows =
            from segment in recording.Segments
            from start in Starts(recording, segment.Start, segment.End)
            let sign = Enumerable.Range(0, signs.GetLength(1)).Select(axis => (double)signs[segment.Label, axis]).ToArray()
            select (Start: start, Target: sign[..axes], IsLater: segment.Repetition > first, IsPaired: sign.Count(value => value != 0) > 1);
        return Of(recording, [.. windows]);
    }

    /// <summary>Windows of a continuous target, as shares of its greatest.</summary>
    public static AxesFrames OfTarget(EmgRecording recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        var target = RecordingTargets.Continuous(recording);
        var window = FrameCutter.WindowLength(recording.RateHz);
        var sorted = Enumerable.Range(0, recording.SampleCount).Select(i => target[i, 0]).Order().ToArray();
        var greatest = Math.Max(1e-6f, sorted[(int)(GreatestQuantile * (sorted.Length - 1))]);
        var windows =
            from stretch in recording.Stretches
            from start in Starts(recording, stretch.Start, stretch.End)
            let end = start + window - 1
            select (Start: start, Target: new[] { (double)target[end, 0] / greatest }, IsLater: end > recording.SampleCount / 2, IsPaired: false);
        return Of(recording, [.. windows]);
    }

    private static IEnumerable<int> Starts(EmgRecording recording, int from, int to)
    {
        for (var start = from; start + FrameCutter.WindowLength(recording.RateHz) <= to; start += FrameCutter.HopLength(recording.RateHz))
            yield return start;
    }

    private static AxesFrames Of(EmgRecording recording, (int Start, double[] Target, bool IsLater, bool IsPaired)[] windows)
    {
        var person = new PersonRecordings(recording.Subject, [recording], [], []) { MaskedChannels = [[.. ChannelMask.Of(recording).Select(fault => fault.Channel)]] };
        var signal = PersonSignal.Filtered(person, 0);
        var scale = (float)PhysiologicalScale.Of(recording).MicrovoltsPerLsb;
        var length = FrameCutter.WindowLength(recording.RateHz);
        var features = new FrameFeatures(FrameFeatures.NameFor(recording.ChannelCount, recording.RateHz), recording.ChannelCount, recording.RateHz, length, NoiseFloorMicrovolts);
        var samples = new float[length * recording.ChannelCount];
        var rows = new List<float[]>(windows.Length);
        foreach (var window in windows)
        {
            for (var i = 0; i < samples.Length; i++)
                samples[i] = scale * signal[window.Start + (i / recording.ChannelCount), i % recording.ChannelCount];
            var row = new float[features.Length];
            features.Compute(samples, row);
            rows.Add(row);
        }

        return new AxesFrames(recording.Subject, recording.Session, rows, [.. windows.Select(each => each.Target)], [.. windows.Select(each => each.IsLater)], [.. windows.Select(each => each.IsPaired)]);
    }
}
