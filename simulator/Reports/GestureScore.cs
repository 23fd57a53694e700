using NeuralGlasses.Decoding;
using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Reports;

/// <summary>
/// Compares gesture events with what the wearer did, as they come. An event belongs to the gesture during which it comes,
/// or that ended less than <see cref="GraceS"/> before; the first one decides whether the gesture is matched or wrong, and
/// every further one, like every one at rest, is an extra. What comes of a press without being a gesture of its own, its release, a
/// hold, or that it was the second, follows it and is not judged.
/// </summary>
public sealed class GestureScore
{
    /// <summary>
    /// Seconds after the end of a gesture in which its event may still come. Offsets lag the prompt as onsets do, by up to
    /// 0.7 s in the recordings at hand, and the decoder's context comes on top.
    /// </summary>
    public const double GraceS = 1.0;

    private readonly List<ScriptedGesture> _truth;
    private readonly List<string?> _first;
    private readonly IReadOnlyList<string>? _judged;
    private int _at;

    /// <summary>Scores against gestures in order of time.</summary>
    /// <param name="truth">The gestures, in the model's words.</param>
    /// <param name="judged">Events that are gestures of their own; null for all.</param>
    public GestureScore(IReadOnlyList<ScriptedGesture> truth, IReadOnlyList<string>? judged = null)
    {
        _judged = judged;
        _truth = [.. truth];
        _first = [.. truth.Select(_ => (string?)null)];
    }

    /// <summary>Events at rest, and events after a gesture's first.</summary>
    public int Extra { get; private set; }

    /// <summary>Adds a gesture behind all others.</summary>
    public void Expect(ScriptedGesture gesture)
    {
        _truth.Add(gesture);
        _first.Add(null);
    }

    /// <summary>Judges one event; events come in order of time.</summary>
    public GestureVerdict Judge(in GestureEvent gesture, HostTime at)
    {
        if (_judged?.Contains(gesture.Gesture) == false)
            return new GestureVerdict("follows", null, null);
        var seconds = at.Microseconds / 1e6;
        while (_at < _truth.Count && NextBegun(seconds))
            _at++;
        if (_at >= _truth.Count || seconds < _truth[_at].BeginS || seconds > _truth[_at].EndS + GraceS || _first[_at] is not null)
        {
            Extra++;
            return new GestureVerdict("extra", null, null);
        }

        var truth = _truth[_at];
        _first[_at] = gesture.Gesture;
        return new GestureVerdict(gesture.Gesture == truth.Gesture ? "matched" : "wrong", truth.Gesture, (seconds - truth.BeginS) * 1000);
    }

    /// <summary>Sums up the gestures that ended before <paramref name="durationS"/>.</summary>
    public GestureReport Report(double durationS, int unknownToModel)
    {
        var tallies = new SortedDictionary<string, GestureTally>(StringComparer.Ordinal);
        for (var i = 0; i < _truth.Count && _truth[i].EndS <= durationS; i++)
        {
            var gesture = _truth[i].Gesture;
            var tally = tallies.GetValueOrDefault(gesture) ?? new GestureTally(0, 0, 0, 0);
            tallies[gesture] = new GestureTally(
                tally.Expected + 1,
                tally.Matched + (_first[i] == gesture ? 1 : 0),
                tally.Missed + (_first[i] is null ? 1 : 0),
                tally.Wrong + (_first[i] is { } first && first != gesture ? 1 : 0));
        }

        return new GestureReport(
            tallies.Values.Sum(t => t.Expected),
            tallies.Values.Sum(t => t.Matched),
            tallies.Values.Sum(t => t.Missed),
            tallies.Values.Sum(t => t.Wrong),
            Extra,
            unknownToModel,
            tallies);
    }

    // A gesture stays current into its grace time unless the next one has begun.
    private bool NextBegun(double seconds) =>
        seconds > _truth[_at].EndS + GraceS || (_at + 1 < _truth.Count && seconds >= _truth[_at + 1].BeginS);
}

/// <summary>What an event was.</summary>
/// <param name="Verdict">matched, wrong, extra or follows.</param>
/// <param name="Expected">The gesture that was made, or null.</param>
/// <param name="LatencyMs">Milliseconds since that gesture's begin, or null.</param>
public readonly record struct GestureVerdict(string Verdict, string? Expected, double? LatencyMs);
