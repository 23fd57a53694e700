using NeuralGlasses.Recordings;

namespace NeuralGlasses.Training.Import.Timed;

/// <summary>Finds the samples of prompts.</summary>
internal static class PromptSpans
{
    /// <summary>Length of the segment of a prompt without an end, in seconds; it ends earlier where its stretch does.</summary>
    public const double OpenEndSeconds = 1;

    /// <summary>The samples of each prompt; those that begin outside the recording or cross a gap are left out and counted in a note.</summary>
    /// <param name="path">Where the prompts come from, for the error.</param>
    /// <param name="prompts">The prompts.</param>
    /// <param name="clock">The times of the samples.</param>
    /// <param name="note">Takes the sentence on prompts that were left out.</param>
    /// <exception cref="RecordingException">All prompts lie outside the recording.</exception>
    public static List<LabelledSpan> Find(string path, IReadOnlyList<TimedPrompt> prompts, SampleClock clock, Action<string> note)
    {
        var spans = new List<LabelledSpan>();
        var (outside, cut) = (0, 0);
        foreach (var prompt in prompts)
        {
            if (prompt.StartSeconds < clock.FirstSeconds || prompt.StartSeconds > clock.LastSeconds)
            {
                outside++;
                continue;
            }

            var start = clock.IndexAt(prompt.StartSeconds);
            var stretchEnd = clock.StretchOf(start).End;
            // A key can be down for less than a sample.
            var end = Math.Max(start + 1, clock.IndexAt(prompt.EndSeconds ?? prompt.StartSeconds + OpenEndSeconds));
            if (end > stretchEnd && prompt.EndSeconds is not null)
                cut++;
            else
                spans.Add(new(prompt.Name, start, Math.Min(end, stretchEnd)));
        }

        var range = FormattableString.Invariant($"{clock.FirstSeconds} to {clock.LastSeconds} s");
        if (prompts.Count > 0 && outside == prompts.Count)
            throw new RecordingException($"{path}: none of its {outside} labels begins within the recording, {range}; expected times of the same clock.");
        if (outside > 0)
            note($"{outside} of {prompts.Count} labels begin outside the recording, {range}, and were left out.");
        if (cut > 0)
            note($"{cut} of {prompts.Count} labels cross a gap of the recording and were left out.");
        return spans;
    }
}
