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

    // Events are told to the millisecond, as frames are.
    private const double RoundingS = 0.001;

    private string? _movement;
    private double _askedS;
    private double _onsetS;
    private double _untilS;
    private EventReport? _event;

    /// <summary>A movement was wished for; one that still waited for its reaction is given up.</summary>
    public void Begin(string movement, double askedS, double onsetS, double endS) =>
        (_movement, _askedS, _onsetS, _untilS, _event) = (movement, askedS, onsetS, endS + GraceS, null);

    /// <summary>An event came. Returns the reaction if it is complete: an event that changes nothing is all there will be.</summary>
    public Reaction? OnEvent(EventReport gesture)
    {
        if (_movement is null || _event is not null || gesture.AtS < _onsetS || gesture.AtS > _untilS)
            return null;
        _event = gesture;
        return gesture.Intent is null || gesture.Intent.StartsWith('(') ? Complete(null) : null;
    }

    /// <summary>The display showed a frame. Returns the reaction if this completes it.</summary>
    public Reaction? OnFrame(double atS) => _event is { } gesture && atS >= gesture.AtS - RoundingS ? Complete(atS) : null;

    private Reaction Complete(double? frameS)
    {
        var reaction = new Reaction(_movement!, _askedS, _onsetS, _event!.Gesture, _event.AtS, frameS);
        _movement = null;
        _event = null;
        return reaction;
    }
}
