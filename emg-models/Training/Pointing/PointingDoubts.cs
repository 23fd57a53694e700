using NeuralGlasses.Pointing;

namespace NeuralGlasses.Training.Pointing;

/// <summary>What was lost or in doubt while people pointed.</summary>
/// <param name="Steps">Steps of the decoder that counted.</param>
/// <param name="Lost">Steps that were lost, or of which too little came.</param>
/// <param name="FalseOnsets">Times that a press seemed to come and did not.</param>
/// <param name="Held">Presses held too long for a click.</param>
/// <param name="Drags">Drags, which nobody meant.</param>
/// <param name="Doubtful">Presses that were none because the wrist was too fast, or because they came too soon.</param>
/// <param name="Refused">Sessions in which the model could not be adapted.</param>
public sealed record PointingDoubts(long Steps, long Lost, long FalseOnsets, long Held, long Drags, long Doubtful, int Refused)
{
    /// <summary>Those of some people together.</summary>
    public static PointingDoubts Sum(IEnumerable<PointingDoubts> people) => people.Aggregate((a, b) => new PointingDoubts(
        a.Steps + b.Steps, a.Lost + b.Lost, a.FalseOnsets + b.FalseOnsets, a.Held + b.Held, a.Drags + b.Drags, a.Doubtful + b.Doubtful, a.Refused + b.Refused));

    /// <summary>These and those of another session.</summary>
    public PointingDoubts With(WristCursor cursor)
    {
        ArgumentNullException.ThrowIfNull(cursor);
        var counters = cursor.Counters;
        return this with
        {
            Steps = Steps + counters.Steps,
            Lost = Lost + counters.Gaps + counters.Invalid,
            FalseOnsets = FalseOnsets + counters.FalseOnsets,
            Held = Held + counters.Held,
            Drags = Drags + counters.Drags,
            Doubtful = Doubtful + cursor.Doubtful,
        };
    }
}
