using NeuralGlasses.Calibration.Session;
using NeuralGlasses.Recordings;

namespace NeuralGlasses.Training.Protocols;

/// <summary>Cuts the sessions of one person into frames of 200 ms, one every 50 ms from the start of each gap-free stretch.</summary>
public static class FrameCutter
{
    /// <summary>Length of a frame, in milliseconds.</summary>
    public const double WindowMs = 200;

    /// <summary>Distance between the starts of two frames, in milliseconds.</summary>
    public const double HopMs = 50;

    /// <summary>Sample sets of a frame at a rate in hertz.</summary>
    public static int WindowLength(double rateHz) => Math.Max(1, (int)Math.Round(WindowMs / 1000 * rateHz));

    /// <summary>Sample sets between the starts of two frames at a rate in hertz.</summary>
    public static int HopLength(double rateHz) => Math.Max(1, (int)Math.Round(HopMs / 1000 * rateHz));

    /// <summary>
    /// Cuts the sessions. A repetition of a gesture is a distinct (session, auxiliary number, stated repetition); they are counted
    /// from 0 in the order in which they begin, so that the first efforts or the first day come first.
    /// </summary>
    /// <param name="sessions">Sessions of one person, in order.</param>
    /// <param name="labels">Normalised labels of the whole set.</param>
    public static IReadOnlyList<Frame> Cut(IReadOnlyList<EmgRecording> sessions, IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        var frames = new List<Frame>();
        var repetitions = new Dictionary<(int Label, int Session, int Auxiliary, int Repetition), int>();
        var counts = new int[labels.Count];
        var (firstStretch, firstSegment) = (0, 0);
        for (var s = 0; s < sessions.Count; s++)
        {
            var recording = sessions[s];
            var labelOf = Array.ConvertAll([.. recording.LabelNames], name => IndexOf(labels, GestureLabels.Normalise(name)));
            // A label that is none of these people's, as when two sets are joined, labels nothing.
            var segments = Enumerable.Range(0, recording.Segments.Count).Where(i => labelOf[recording.Segments[i].Label] >= 0).OrderBy(i => recording.Segments[i].Start).ToArray();
            foreach (var i in segments)
            {
                var segment = recording.Segments[i];
                var label = labelOf[segment.Label];
                if (repetitions.TryAdd((label, s, segment.Auxiliary, segment.Repetition), counts[label]))
                    counts[label]++;
            }

            for (var r = 0; r < recording.Stretches.Count; r++)
            {
                foreach (var (start, i) in Windows(recording, recording.Stretches[r], segments))
                {
                    if (i < 0)
                    {
                        frames.Add(new(s, firstStretch + r, start, -1, -1, -1, false));
                        continue;
                    }

                    var segment = recording.Segments[i];
                    var label = labelOf[segment.Label];
                    var repetition = repetitions[(label, s, segment.Auxiliary, segment.Repetition)];
                    frames.Add(new(s, firstStretch + r, start, label, firstSegment + i, repetition, IsSteady(start, segment, recording.RateHz)));
                }
            }

            firstStretch += recording.Stretches.Count;
            firstSegment += recording.Segments.Count;
        }

        return frames;
    }

    /// <summary>Starts of the windows of a stretch, each with the segment that holds it whole, or -1.</summary>
    private static IEnumerable<(int Start, int Segment)> Windows(EmgRecording recording, RecordingStretch stretch, int[] segments)
    {
        var (window, hop) = (WindowLength(recording.RateHz), HopLength(recording.RateHz));
        for (var start = stretch.Start; start + window <= stretch.End; start += hop)
        {
            var holder = -1;
            foreach (var i in segments)
            {
                if (recording.Segments[i].Start > start)
                    break;
                if (recording.Segments[i].End >= start + window)
                    holder = i;
            }

            yield return (start, holder);
        }
    }

    private static bool IsSteady(int start, RecordingSegment segment, double rateHz)
        => start - segment.Start >= SteadyPart.Reaction(segment.End - segment.Start, rateHz);

    private static int IndexOf(IReadOnlyList<string> labels, string name)
    {
        for (var i = 0; i < labels.Count; i++)
        {
            if (labels[i] == name)
                return i;
        }

        // A name that no segment of the set uses is no label of the set.
        return -1;
    }
}
