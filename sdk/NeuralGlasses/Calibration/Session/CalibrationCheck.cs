using NeuralGlasses.Decoding;

namespace NeuralGlasses.Calibration.Session;

/// <summary>Finds what makes a calibration recording unusable before a wearer is stuck with a decoder that learnt from it.</summary>
public static class CalibrationCheck
{
    /// <summary>Largest share of clipped samples in a gesture; a few at the start of a movement do no harm.</summary>
    public const double MostClipped = 0.01;

    /// <summary>Largest share of the session with an electrode off.</summary>
    public const double MostLeadOff = 0.1;

    /// <summary>Fewest frames of a gesture.</summary>
    public const int FewestFrames = 8;

    /// <summary>
    /// Least share of a gesture's frames that the session's other half has to tell right. Of the 28 people of myo-alternating, 77 % of the
    /// later steps of gestures below it were recognised and 93 % of those above (the verb <c>calibrate</c> prints both for a recording).
    /// </summary>
    public const double LeastSeparable = 0.6;

    /// <summary>Least share of a session that has to arrive for short events to be found in it.</summary>
    public const double LeastArrived = 0.9;

    // An electrode whose strongest moment stays below the converter's noise floor hears no muscle.
    private const double SilentShare = 0.5;

    /// <summary>Checks a recording against the population that it is to adapt.</summary>
    /// <param name="population">The population.</param>
    /// <param name="manifest">Manifest of the model.</param>
    /// <param name="recording">The recording.</param>
    /// <exception cref="CalibrationException">The session asks for a gesture that the model does not know.</exception>
    public static CalibrationReport Of(Population population, ModelManifest manifest, CalibrationRecording recording)
    {
        ArgumentNullException.ThrowIfNull(population);
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(recording);
        return Of(population, manifest, recording, new CalibrationFrames(recording, manifest));
    }

    /// <summary>Checks what arrived and from which electrodes, and not the gestures: all that can be said before short events are found in a recording.</summary>
    /// <param name="manifest">Manifest of the model.</param>
    /// <param name="recording">The recording.</param>
    public static CalibrationReport OfSignals(ModelManifest manifest, CalibrationRecording recording)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(recording);
        List<CalibrationFinding> findings = [.. Electrodes(manifest, recording), .. Clipping(recording)];
        var arrived = (recording.SampleCount - recording.LostCount) / (recording.Session.DurationSeconds * recording.RateHz);
        if (arrived < LeastArrived)
            findings.Add(new(CalibrationFault.Missing, [], null, $"Only {100 * arrived:F0} % of the session arrived, expected at least {100 * LeastArrived:F0} %; repeat it to the end, with the band close to the glasses."));
        return new(findings, new Dictionary<string, double>());
    }

    /// <summary>
    /// Labels of which a smaller share of the frames than <see cref="LeastSeparable"/> is told right by the calibration's other half: what a wearer
    /// is asked to repeat, or to make differently.
    /// </summary>
    /// <param name="population">The population.</param>
    /// <param name="samples">Features of calibration frames as the band is worn, not standardised.</param>
    /// <param name="labels">Label of each.</param>
    /// <param name="prompts">Number of the prompt, or of the hold, that each belongs to.</param>
    /// <param name="restLabel">Label of rest, which nobody repeats.</param>
    public static IReadOnlyList<int> Inseparable(
        Population population, IReadOnlyList<float[]> samples, IReadOnlyList<int> labels, IReadOnlyList<int> prompts, int restLabel)
    {
        ArgumentNullException.ThrowIfNull(population);
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(prompts);
        return Inseparable(SplitHalves.Confusion(population, samples, labels, prompts), restLabel);
    }

    internal static CalibrationReport Of(Population population, ModelManifest manifest, CalibrationRecording recording, CalibrationFrames frames)
    {
        var findings = new List<CalibrationFinding>();
        findings.AddRange(Electrodes(manifest, recording));
        findings.AddRange(Clipping(recording));
        var missing = Missing(manifest, recording, frames).ToArray();
        findings.AddRange(missing);
        if (missing.Length > 0 || frames.Samples.Count == 0)
            return new(findings, new Dictionary<string, double>());
        var confusion = SplitHalves.Confusion(population, frames.Samples, frames.Labels, frames.Prompts);
        findings.AddRange(Alike(manifest, recording, confusion));
        var separability = new Dictionary<string, double>();
        for (var k = 0; k < manifest.Labels.Count; k++)
        {
            if (Row(confusion, k) > 0)
                separability[manifest.Labels[k]] = confusion[k, k] / Row(confusion, k);
        }

        return new(findings, separability);
    }

    private static IEnumerable<CalibrationFinding> Electrodes(ModelManifest manifest, CalibrationRecording recording)
    {
        for (var c = 0; c < recording.ChannelCount; c++)
        {
            var off = recording.LeadOffShare(c);
            if (off > MostLeadOff)
                yield return new(CalibrationFault.LooseElectrode, [], c, $"Electrode {c + 1} was off the skin for {100 * off:F0} % of the session; press it on, moisten the skin if it is dry, and repeat the session.");
            else if (IsSilent(recording, c, SilentShare * manifest.NoiseFloorMicrovolts))
                yield return new(CalibrationFault.LooseElectrode, [], c, $"Electrode {c + 1} gave nothing during the whole session; check that it touches the skin and repeat the session.");
        }
    }

    private static bool IsSilent(CalibrationRecording recording, int channel, double floorMicrovolts)
    {
        var window = Math.Max(1, (int)(0.2 * recording.RateHz));
        for (var start = 0; start + window <= recording.SampleCount; start += window)
        {
            var samples = recording.Window(start, window);
            var square = 0.0;
            for (var i = channel; i < samples.Length; i += recording.ChannelCount)
                square += (double)samples[i] * samples[i];
            if (square > window * floorMicrovolts * floorMicrovolts)
                return false;
        }

        return recording.SampleCount >= window;
    }

    private static IEnumerable<CalibrationFinding> Clipping(CalibrationRecording recording)
    {
        var prompts = recording.Session.Prompts;
        foreach (var gesture in prompts.Select((prompt, p) => (prompt.Label, Clipped: recording.Clipped(p))).GroupBy(each => each.Label))
        {
            var worst = gesture.MaxBy(each => each.Clipped.Share).Clipped;
            if (worst.Share > MostClipped)
                yield return new(CalibrationFault.Clipping, [gesture.Key], worst.Channel, $"Electrode {worst.Channel + 1} was at the end of its range for {100 * worst.Share:F0} % of '{gesture.Key}'; check that it sits firmly, lower the gain if it does, and repeat '{gesture.Key}' with less force.");
        }
    }

    private static IEnumerable<CalibrationFinding> Missing(ModelManifest manifest, CalibrationRecording recording, CalibrationFrames frames)
    {
        foreach (var label in recording.Session.Prompts.Select(prompt => prompt.Label).Distinct())
        {
            var index = manifest.Labels.ToList().IndexOf(label);
            var count = frames.Labels.Count(each => each == index);
            if (count < FewestFrames)
                yield return new(CalibrationFault.Missing, [label], null, $"Only {count} windows of '{label}' arrived whole, expected at least {FewestFrames}; repeat '{label}' to the end, with the band close to the glasses.");
        }
    }

    private static IEnumerable<CalibrationFinding> Alike(ModelManifest manifest, CalibrationRecording recording, double[,] confusion)
    {
        foreach (var k in Inseparable(confusion, manifest.Labels.ToList().IndexOf(recording.Session.RestLabel)))
        {
            var other = Enumerable.Range(0, manifest.Labels.Count).Where(j => j != k).MaxBy(j => confusion[k, j]);
            var (gesture, taken) = (manifest.Labels[k], manifest.Labels[other]);
            var share = 100 * confusion[k, k] / Row(confusion, k);
            yield return taken == recording.Session.RestLabel
                ? new(CalibrationFault.LikeRest, [gesture], null, $"'{gesture}' looks like rest, only {share:F0} % of it was told from it; repeat '{gesture}' a little more firmly, from the prompt to its end.")
                : new(CalibrationFault.Confused, [gesture, taken], null, $"'{gesture}' and '{taken}' look alike, only {share:F0} % of '{gesture}' was told right; repeat both, each as you mean to make it.");
        }
    }

    private static int[] Inseparable(double[,] confusion, int restLabel)
        => [.. Enumerable.Range(0, confusion.GetLength(0)).Where(k => k != restLabel && Row(confusion, k) > 0 && confusion[k, k] / Row(confusion, k) < LeastSeparable)];

    private static double Row(double[,] confusion, int row)
    {
        var sum = 0.0;
        for (var k = 0; k < confusion.GetLength(1); k++)
            sum += confusion[row, k];
        return sum;
    }
}
