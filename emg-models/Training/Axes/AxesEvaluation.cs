using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Axes;

/// <summary>Measures how well directions and forces are estimated on people of a set, by features and ridge regression.</summary>
public static class AxesEvaluation
{
    /// <summary>Nothing labelled is known of a test person; each window stands beside the person's own statistics.</summary>
    public const string ZeroShot = "zero-shot";

    /// <summary>The first repetitions, or the first half of a recording, are known.</summary>
    public const string Within = "within";

    /// <summary>The first session is known, the others are tested.</summary>
    public const string Days = "days";

    private static readonly string[] Wrist = ["flexion", "radial"];
    private static readonly string[] Force = ["force"];

    /// <summary>Names of the sets that can be measured.</summary>
    public static IReadOnlyList<string> Sets { get; } = ["armband-30day", "gripforce-myo"];

    /// <summary>Names of the protocols.</summary>
    public static IReadOnlyList<string> Protocols { get; } = [ZeroShot, Within, Days];

    /// <summary>Measures.</summary>
    /// <exception cref="RecordingException">The set or protocol is unknown, the recordings are missing or damaged, or nobody has what the protocol asks for.</exception>
    public static AxesReport Of(string data, string set, string protocol, Action<double> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (!Sets.Contains(set))
            throw new RecordingException($"The set '{set}' has no axes; expected one of {string.Join(", ", Sets)}.");
        if (!Protocols.Contains(protocol))
            throw new RecordingException($"The protocol '{protocol}' is unknown; expected one of {string.Join(", ", Protocols)}.");
        var isForce = set == Sets[1];
        var recordings = SetFolder.Open(data, set).OrderBy(each => each.Subject, StringComparer.Ordinal).ThenBy(each => each.Session, StringComparer.Ordinal).ToArray();
        var frames = new AxesFrames[recordings.Length];
        var done = 0;
        Parallel.For(0, frames.Length, new ParallelOptions { MaxDegreeOfParallelism = Math.Min(2, Environment.ProcessorCount) }, i =>
        {
            frames[i] = isForce ? AxesFrames.OfTarget(recordings[i]) : AxesFrames.OfMotions(recordings[i], Wrist.Length);
            progress((double)Interlocked.Increment(ref done) / frames.Length);
        });
        var people = frames.GroupBy(each => each.Subject).ToArray();
        var scores = protocol switch
        {
            ZeroShot => people.Select(person => Across([.. person], [.. frames.Where(each => each.Subject != person.Key)])),
            Within => people.Select(person => AxesScore.Of(person.Key, [.. person.SelectMany(session => Tested(Known(session, false), Known(session, true)))])),
            _ => people.Where(person => person.Count() > 1).Select(person => AxesScore.Of(person.Key, [.. Tested(person.First(), [.. person.Skip(1)])])),
        };
        var all = scores.ToArray();
        if (all.Length == 0)
            throw new RecordingException($"Nobody in '{set}' has what the protocol '{protocol}' asks for; choose another protocol.");
        return new AxesReport(set, protocol, isForce ? Force : Wrist, $"windows of {FrameCutter.WindowMs} ms every {FrameCutter.HopMs} ms, features of the house, ridge regression; people each alike", all);
    }

    private static AxesScore Across(AxesFrames[] person, AxesFrames[] others)
    {
        var model = AxesRidge.Fit([.. others.SelectMany(each => AxesRidge.Standardised(each.Features))], [.. others.SelectMany(each => each.Targets)]);
        return AxesScore.Of(person[0].Subject, [.. person.SelectMany(session => Estimated(model, session with { Features = AxesRidge.Standardised(session.Features) }))]);
    }

    private static AxesFrames Known(AxesFrames session, bool isLater)
    {
        var chosen = Enumerable.Range(0, session.Features.Count).Where(i => session.IsLater[i] == isLater).ToArray();
        return session with
        {
            Features = [.. chosen.Select(i => session.Features[i])], Targets = [.. chosen.Select(i => session.Targets[i])],
            IsLater = [.. chosen.Select(i => session.IsLater[i])], IsPaired = [.. chosen.Select(i => session.IsPaired[i])],
        };
    }

    private static IEnumerable<(double[] Found, double[] Real, bool IsPaired)> Tested(AxesFrames known, params AxesFrames[] tested)
    {
        if (known.Features.Count == 0)
            throw new RecordingException($"{known.Subject} {known.Session}: holds no window to learn from; choose another protocol.");
        var model = AxesRidge.Fit(known.Features, known.Targets);
        return tested.SelectMany(session => Estimated(model, session));
    }

    private static IEnumerable<(double[] Found, double[] Real, bool IsPaired)> Estimated(AxesRidge model, AxesFrames session) =>
        session.Features.Select((row, i) => (model.Estimate(row), session.Targets[i], session.IsPaired[i]));
}
