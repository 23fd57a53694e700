using NeuralGlasses.Simulator.Reports;

namespace NeuralGlasses.Simulator.Web.Live;

/// <summary>
/// Times the way from a wish for a movement to what the wearer sees: the first event after the movement's onset, and the display's first
/// frame at that event or behind it. All of it is simulated time.
/// </summary>
internal sealed class ReactionWatch
{
    // Decisions may come after the hand has let go.
    private const double GraceS = 1.5;

    private string? _movement;
    private double _askedS;
    private double _onsetS;
    private double _untilS;
    private EventReport? _event;

    /// <summary>A movement was wished for; one that still waited for its reaction is given up.</summary>
    public void Begin(string movement, double askedS, double onsetS, double endS) =>
        (_movement, _askedS, _onsetS, _untilS, _event) = (movement, askedS, onsetS, endS + GraceS, null);

    /// <summary>An event came. Returns the reaction if it is complete: an event that changes nothing is all there will be.</summary>
    public JournalEntry? OnEvent(EventReport gesture)
    {
        if (_movement is null || _event is not null || gesture.AtS < _onsetS || gesture.AtS > _untilS)
            return null;
        _event = gesture;
        return gesture.Intent is null || gesture.Intent.StartsWith('(') ? Complete(null) : null;
    }

    /// <summary>The display showed a frame, counted from 1. Returns the reaction if this completes it.</summary>
    public JournalEntry? OnFrame(int frame, double atS) => _event is { } gesture && atS >= gesture.AtS - 0.001 ? Complete(atS) with { Frame = frame } : null;

    private JournalEntry Complete(double? frameS)
    {
        var gesture = _event!;
        double Ms(double atS) => Math.Round((atS - _askedS) * 1000, 1);
        var seen = frameS is { } at ? $"the display after {Ms(at):F0} ms" : "the display had nothing to change";
        var entry = new JournalEntry
        {
            Kind = "reaction",
            AtS = frameS ?? gesture.AtS,
            Name = _movement,
            Text = $"From the wish for {_movement}: muscles after {Ms(_onsetS):F0} ms, event {gesture.Gesture} after {Ms(gesture.AtS):F0} ms, {seen}.",
            ToOnsetMs = Ms(_onsetS),
            ToEventMs = Ms(gesture.AtS),
            ToHudMs = frameS is { } shown ? Ms(shown) : null,
        };
        _movement = null;
        _event = null;
        return entry;
    }
}
