using NeuralGlasses.Training.Events;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Typing.Keystrokes;

/// <summary>
/// Frames that teach short gestures: of a gesture every frame from soon after the onset of its muscles on, where others leave out the first half second after the
/// prompt. Who types holds no gesture so long, and its begin looks unlike the rest of it.
/// </summary>
internal static class OnsetFrames
{
    // The least of a window that has to lie behind the onset, of 200 ms.
    private const double LeastSeconds = 0.1;

    /// <summary>The person with other frames to learn from.</summary>
    public static PersonRecordings Of(PersonRecordings person)
    {
        var onsets = new Dictionary<int, double>();
        var first = 0;
        foreach (var recording in person.Sessions)
        {
            var blocks = PromptedEvents.Of(recording, person.Labels, new OnsetOptions());
            for (var i = 0; i < blocks.Count; i++)
            {
                if (blocks[i].Onset is { } onset)
                    onsets[first + i] = onset;
            }

            first += recording.Segments.Count;
        }

        return person with
        {
            Frames = [.. person.Frames.Select(frame => onsets.TryGetValue(frame.Segment, out var onset)
                ? frame with { IsSteady = ((frame.Start + person.WindowLength) / person.RateHz) - onset >= LeastSeconds }
                : frame)],
        };
    }
}
