using NeuralGlasses.StreamingNetwork.Taps;

namespace NeuralGlasses.Training.Taps;

/// <summary>A piece of a session that is read by itself, from an empty field.</summary>
/// <param name="FromStep">Its first step.</param>
/// <param name="ToStep">The step behind its last.</param>
/// <param name="Keys">Classes of its keys.</param>
/// <param name="Seconds">When each was struck.</param>
public sealed record TapPhrase(int FromStep, int ToStep, int[] Keys, float[] Seconds)
{
    // Who pauses so long has finished something.
    private const double PauseS = 1.2;

    /// <summary>Cuts a session where somebody paused for 1.2 s.</summary>
    public static IReadOnlyList<TapPhrase> Cut(TapSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var phrases = new List<TapPhrase>();
        var first = 0;
        var from = 0;
        for (var key = 1; key <= session.Keys.Length; key++)
        {
            var isLast = key == session.Keys.Length;
            if (!isLast && session.Seconds[key] - session.Seconds[key - 1] < PauseS)
                continue;
            // Most of the pause belongs to what came before it, which is read a little late.
            var to = isLast ? session.Steps : (int)((session.Seconds[key - 1] + (0.6 * (session.Seconds[key] - session.Seconds[key - 1]))) / TapNetworkOptions.StepSeconds);
            phrases.Add(new TapPhrase(from, Math.Min(to, session.Steps), session.Keys[first..key], session.Seconds[first..key]));
            (first, from) = (key, to);
        }

        return phrases;
    }
}
