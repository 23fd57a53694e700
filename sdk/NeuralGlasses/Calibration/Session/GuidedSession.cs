using NeuralGlasses.Calibration.Events;
using NeuralGlasses.Decoding;

namespace NeuralGlasses.Calibration.Session;

/// <summary>
/// A guided recording as data: one to three repetitions of every gesture with rest between them, at most a minute. The glasses show or
/// speak the prompts; when each one counts is decided by stream time, so that a slow display shifts nothing.
/// </summary>
public sealed class GuidedSession
{
    /// <summary>Longest session, in seconds.</summary>
    public const double LongestSeconds = 60;

    private const double RestSeconds = 1.2;
    private const double LongestHoldSeconds = 3;

    // Half a second of reaction, a window, and ten frames are the least that a gesture can be learnt from.
    private const double ShortestHoldSeconds = 1.2;

    /// <summary>Takes prompts as they are, for a schedule of one's own or a recording that was prompted elsewhere.</summary>
    /// <param name="prompts">Prompts in order of time, apart from each other.</param>
    /// <param name="restLabel">Label of rest.</param>
    /// <exception cref="ArgumentException">There is no prompt, or prompts overlap.</exception>
    public GuidedSession(IReadOnlyList<CalibrationPrompt> prompts, string restLabel)
    {
        ArgumentNullException.ThrowIfNull(prompts);
        ArgumentException.ThrowIfNullOrEmpty(restLabel);
        if (prompts.Count == 0)
            throw new ArgumentException("The session has no prompt; expected at least one gesture and rest.", nameof(prompts));
        for (var i = 0; i < prompts.Count; i++)
        {
            if (prompts[i].EndSeconds <= prompts[i].StartSeconds || (i > 0 && prompts[i].StartSeconds < prompts[i - 1].EndSeconds))
                throw new ArgumentException($"Prompt {i} ('{prompts[i].Label}') lasts from {prompts[i].StartSeconds} s to {prompts[i].EndSeconds} s; expected prompts in order of time that do not overlap.", nameof(prompts));
        }

        Prompts = prompts;
        RestLabel = restLabel;
    }

    /// <summary>The prompts in order of time.</summary>
    public IReadOnlyList<CalibrationPrompt> Prompts { get; }

    /// <summary>Label of rest.</summary>
    public string RestLabel { get; }

    /// <summary>Length of the session, in seconds.</summary>
    public double DurationSeconds => Prompts[^1].EndSeconds;

    /// <summary>Most repetitions of a gesture that are asked for.</summary>
    public int Repetitions => 1 + Prompts.Where(prompt => prompt.Label != RestLabel).Select(prompt => prompt.Repetition).DefaultIfEmpty(0).Max();

    /// <summary>The session of a model: of gestures that last, each held once, or of short events, each made six times.</summary>
    /// <param name="manifest">Manifest of the model.</param>
    /// <param name="repetitions">Repetitions of each gesture, 1 to 3 of what lasts and 1 to 8 of short events; null for the usual number.</param>
    /// <exception cref="ArgumentException">The model has no gesture, or a minute is too short for so many.</exception>
    public static GuidedSession For(ModelManifest manifest, int? repetitions = null)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return manifest.Events is null
            ? Of(manifest.Labels, manifest.RestLabel, repetitions ?? 1)
            : EventCalibration.Session(manifest.Labels, manifest.RestLabel, repetitions ?? EventCalibration.UsualRepetitions);
    }

    /// <summary>A session over all gestures of a vocabulary, each held as long as the minute allows, at most 3 s.</summary>
    /// <param name="labels">Labels of the model, rest among them.</param>
    /// <param name="restLabel">Label of rest.</param>
    /// <param name="repetitions">Repetitions of each gesture, 1 to 3.</param>
    /// <exception cref="ArgumentException">Rest or every gesture is missing, or a minute is too short for so many gestures.</exception>
    public static GuidedSession Of(IReadOnlyList<string> labels, string restLabel, int repetitions)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(repetitions, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(repetitions, 3);
        var gestures = labels.Where(label => label != restLabel).ToArray();
        if (gestures.Length == 0 || gestures.Length == labels.Count)
            throw new ArgumentException($"The labels are {string.Join(", ", labels)}; expected '{restLabel}' and at least one gesture.", nameof(labels));
        var count = gestures.Length * repetitions;
        var hold = Math.Min(LongestHoldSeconds, (LongestSeconds - RestSeconds) / count - RestSeconds);
        if (hold < ShortestHoldSeconds)
            throw new ArgumentException($"{repetitions} repetition(s) of {gestures.Length} gestures leave {hold:F1} s each in {LongestSeconds} s, expected at least {ShortestHoldSeconds} s; ask for fewer repetitions.", nameof(repetitions));
        return Alternating(gestures, restLabel, repetitions, hold);
    }

    /// <summary>A session that asks again for some gestures, twice each.</summary>
    /// <param name="gestures">Gestures to repeat, such as those that a check named.</param>
    /// <param name="restLabel">Label of rest.</param>
    /// <exception cref="ArgumentException">There is no gesture.</exception>
    public static GuidedSession Again(IReadOnlyList<string> gestures, string restLabel)
    {
        ArgumentNullException.ThrowIfNull(gestures);
        return Alternating(gestures, restLabel, repetitions: 2, Math.Min(LongestHoldSeconds, LongestSeconds / (2 * Math.Max(1, gestures.Count)) - RestSeconds));
    }

    /// <summary>The prompt at a moment, or null between prompts and after the end.</summary>
    /// <param name="seconds">Stream time from the start of the session, in seconds.</param>
    public CalibrationPrompt? At(double seconds)
    {
        var index = IndexAt(seconds);
        return index < 0 ? null : Prompts[index];
    }

    internal int IndexAt(double seconds)
    {
        for (var p = 0; p < Prompts.Count; p++)
        {
            if (seconds >= Prompts[p].StartSeconds && seconds < Prompts[p].EndSeconds)
                return p;
        }

        return -1;
    }

    private static GuidedSession Alternating(IReadOnlyList<string> gestures, string restLabel, int repetitions, double longestHoldSeconds)
    {
        var holdSeconds = Math.Floor(100 * longestHoldSeconds) / 100;
        var prompts = new List<CalibrationPrompt>();
        var at = 0.0;
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            foreach (var gesture in gestures)
            {
                Append(restLabel, prompts.Count / 2, RestSeconds);
                Append(gesture, repetition, holdSeconds);
            }
        }

        Append(restLabel, prompts.Count / 2, RestSeconds);
        return new(prompts, restLabel);

        void Append(string label, int repetition, double seconds)
        {
            // Whole hundredths, so that a minute stays one.
            var end = Math.Round(at + seconds, 2);
            prompts.Add(new(label, repetition, at, end));
            at = end;
        }
    }
}
