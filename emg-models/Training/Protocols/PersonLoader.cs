using NeuralGlasses.Recordings;

namespace NeuralGlasses.Training.Protocols;

/// <summary>Puts the recordings of a set together by person and cuts them into frames.</summary>
public static class PersonLoader
{
    /// <summary>Lowest rate that can be decoded, in hertz: twice the 20 Hz corner of the high-pass, and as much again of signal.</summary>
    public const double LowestRateHz = 80;

    /// <summary>Groups recordings into people, ordered by subject; labels are those that any segment carries, in the order in which the first person's recording names them.</summary>
    /// <param name="recordings">Recordings of one set.</param>
    /// <param name="live">The stations of a live stream that the recordings are sent through, or null for a high-pass alone.</param>
    /// <exception cref="RecordingException">
    /// The recordings differ in channels or rate, the rate is too low, they carry fewer than two labels, every channel of one is unusable, or there are none.
    /// </exception>
    public static IReadOnlyList<PersonRecordings> Group(IReadOnlyList<EmgRecording> recordings, LivePath? live = null) => Group(recordings, live, null);

    /// <summary>Groups recordings of two sets into people who have the labels of both sets, in the order of the first; prompts with other labels count as unlabelled.</summary>
    /// <param name="first">Recordings of one set.</param>
    /// <param name="second">Recordings of another; nobody has the name of someone in the first.</param>
    /// <param name="live">The stations of a live stream that the recordings are sent through, or null for a high-pass alone.</param>
    /// <exception cref="RecordingException">As for one set, or the sets share fewer than two labels.</exception>
    public static IReadOnlyList<PersonRecordings> Group(IReadOnlyList<EmgRecording> first, IReadOnlyList<EmgRecording> second, LivePath? live)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count == 0 || second.Count == 0)
            throw new RecordingException("There are no recordings to put together; choose at least one person of each set.");
        string[] shared = [.. Labels([.. first]).Intersect(Labels([.. second]))];
        if (shared.Length < 2)
            throw new RecordingException($"{second[0].Path}: shares {shared.Length} label(s) with {first[0].Path}, expected at least two; choose sets with the same gestures.");
        return Group([.. first, .. second], live, shared);
    }

    /// <summary>Groups recordings of one set into people of whom some labels alone count; prompts with others count as unlabelled.</summary>
    /// <param name="recordings">Recordings of one set.</param>
    /// <param name="live">The stations of a live stream that the recordings are sent through, or null for a high-pass alone.</param>
    /// <param name="only">The labels that count, or null for all.</param>
    /// <exception cref="RecordingException">As for all labels.</exception>
    public static IReadOnlyList<PersonRecordings> Group(IReadOnlyList<EmgRecording> recordings, LivePath? live, IReadOnlyList<string>? only)
    {
        ArgumentNullException.ThrowIfNull(recordings);
        if (recordings.Count == 0)
            throw new RecordingException("There are no recordings to put together; choose at least one person.");
        // In an order of their own, so that labels do not depend on the order in which files were listed.
        var ordered = recordings.OrderBy(each => each.Subject, StringComparer.Ordinal).ThenBy(each => each.Session, StringComparer.Ordinal).ToArray();
        RequireAlike(ordered);
        var labels = only is null ? Labels(ordered) : [.. only];
        return [.. ordered.GroupBy(each => each.Subject).Select(person => Person(person.Key, [.. person], labels) with { Live = live })];
    }

    /// <summary>One sentence for every channel that is masked in a person's recordings.</summary>
    public static IEnumerable<string> MaskNotes(PersonRecordings person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return
            from session in person.Sessions
            from fault in ChannelMask.Of(session)
            select $"{Path.GetFileName(session.Path)}: channel {fault.Channel} {fault.Reason}; its neighbours replace it.";
    }

    private static PersonRecordings Person(string subject, EmgRecording[] sessions, string[] labels) => new(subject, sessions, labels, FrameCutter.Cut(sessions, labels))
    {
        MaskedChannels = [.. sessions.Select(session => ChannelMask.Of(session).Select(fault => fault.Channel).ToArray())],
    };

    private static string[] Labels(EmgRecording[] recordings)
    {
        var used = recordings
            .SelectMany(each => each.Segments.Select(segment => GestureLabels.Normalise(each.LabelNames[segment.Label])))
            .ToHashSet();
        var labels = recordings.SelectMany(each => each.LabelNames).Select(GestureLabels.Normalise).Distinct().Where(used.Contains).ToArray();
        if (labels.Length < 2)
            throw new RecordingException($"{recordings[0].Path}: the recordings carry {labels.Length} label(s), expected at least two to tell apart; choose a set with gestures.");
        return labels;
    }

    private static void RequireAlike(EmgRecording[] recordings)
    {
        var first = recordings[0];
        if (first.RateHz < LowestRateHz)
            throw new RecordingException($"{first.Path}: attribute 'fs_hz' is {first.RateHz}, expected at least {LowestRateHz} Hz; record EMG faster.");
        foreach (var recording in recordings)
        {
            if (recording.ChannelCount != first.ChannelCount)
                throw new RecordingException($"{recording.Path}: has {recording.ChannelCount} channels, {first.Path} has {first.ChannelCount}; choose people recorded with one device.");
            if (recording.RateHz != first.RateHz)
                throw new RecordingException($"{recording.Path}: attribute 'fs_hz' is {recording.RateHz}, that of {first.Path} is {first.RateHz}; choose people recorded at one rate.");
        }
    }
}
