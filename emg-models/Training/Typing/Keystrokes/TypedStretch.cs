using NeuralGlasses.Physiology;
using NeuralGlasses.Recordings;

namespace NeuralGlasses.Training.Typing.Keystrokes;

/// <summary>
/// A stretch of keystrokes made of a person's long gestures: of each its begin, then its release, and a moment of the rest before the next one. What nobody can know from it is how
/// people who practised begin and let go; these here were prompted, and are slow.
/// </summary>
internal sealed class TypedStretch
{
    // A hand that rests before it types, so that activity at rest is known.
    private const double FirstRestSeconds = 2;

    // What of the rise is taken along before its middle, and of the fall; somebody who practised rises no slower. The rises of prompted people take up to half a second.
    internal const double LeadSeconds = 0.15;
    private const double FallSeconds = 0.05;
    private const double LastRestSeconds = 0.5;
    private const double Spread = 0.1;
    private readonly List<RecordingStretch> _pieces = [];
    private readonly List<TypedGesture> _gestures = [];

    private TypedStretch()
    {
    }

    /// <summary>The pieces of the recording, in order.</summary>
    public IReadOnlyList<RecordingStretch> Pieces => _pieces;

    /// <summary>The gestures, in seconds from the begin of the stretch.</summary>
    public IReadOnlyList<TypedGesture> Gestures => _gestures;

    /// <summary>Strings gestures together, in an order drawn anew.</summary>
    /// <param name="moves">The gestures.</param>
    /// <param name="rateHz">Sample rate.</param>
    /// <param name="pace">How quick.</param>
    /// <param name="dice">Draws.</param>
    public static TypedStretch Of(IReadOnlyList<RecordedMove> moves, double rateHz, KeystrokePace pace, Dice dice)
    {
        var stretch = new TypedStretch();
        var left = moves.ToList();
        var seconds = 0.0;
        while (left.Count > 0)
        {
            var at = dice.Below(left.Count);
            var move = left[at];
            left.RemoveAt(at);
            var lead = stretch._gestures.Count == 0 ? FirstRestSeconds : LeadSeconds;
            var hold = pace.HoldMs / 1000 * Varied(dice);
            var gap = pace.GapMs / 1000 * Varied(dice);
            // The last one is followed by rest for as long as a decision takes.
            var tail = left.Count == 0 ? Math.Max(gap, LastRestSeconds) : Math.Max(0, gap - LeadSeconds);
            seconds += stretch.Take(move.Rise - lead, move.Rise, rateHz);
            var rise = seconds;
            seconds += stretch.Take(move.Rise, move.Rise + Math.Max(0, hold - FallSeconds), rateHz);
            seconds += stretch.Take(move.Fall - FallSeconds, move.Fall, rateHz);
            stretch._gestures.Add(new TypedGesture(move.Label, rise, seconds));
            seconds += stretch.Take(move.Fall, move.Fall + tail, rateHz);
        }

        return stretch;
    }

    private static double Varied(Dice dice) => 1 + (Spread * Math.Clamp(dice.Normal(), -2, 2));

    private double Take(double from, double to, double rateHz)
    {
        var piece = new RecordingStretch((int)Math.Round(from * rateHz), (int)Math.Round(to * rateHz));
        _pieces.Add(piece);
        return (piece.End - piece.Start) / rateHz;
    }
}
