using NeuralGlasses.Streaming;

namespace NeuralGlasses.Decoding.Events;

/// <summary>What is pressed, for how long, and how often one after the other.</summary>
internal sealed class PressGrammar(EventPolicyOptions options, EventLabels labels)
{
    private const int None = -1;
    // A finger that was pressed is let go no sooner than this.
    private const double ShortestPressMs = 40;
    private int _pressed = None;
    private HostTime _pressedAt;
    private bool _isHeld;
    private int _before = None;
    private HostTime _beforeAt;
    private GestureEvent _waiting;

    public bool IsPressed => _pressed != None;

    public void Reset()
    {
        _pressed = _before = None;
        _isHeld = false;
        _waiting = default;
    }

    /// <summary>Takes note of an event that is no release; another gesture means that whatever was pressed is not any more.</summary>
    public void Note(int label, in GestureEvent gesture)
    {
        _pressed = labels.IsPress(label) ? label : None;
        _isHeld = false;
        if (_pressed == None)
        {
            _before = None;
            return;
        }

        _pressedAt = gesture.NewestSample;
        var isSecond = _before == label && gesture.NewestSample.MillisecondsSince(_beforeAt) <= options.DoubleMs;
        if (isSecond)
            _waiting = gesture with { Gesture = labels.DoubleOf(label) };
        // Three presses are one double and one more.
        _before = isSecond ? None : label;
        _beforeAt = gesture.NewestSample;
    }

    /// <summary>Whether a press would be the second of a double one.</summary>
    public bool IsAwaited(int label, HostTime at) => _before == label && at.MillisecondsSince(_beforeAt) <= options.DoubleMs;

    /// <summary>The event that belongs to the one given last.</summary>
    public bool TryTakeWaiting(out GestureEvent gesture)
    {
        gesture = _waiting;
        _waiting = default;
        return gesture.Gesture is not null;
    }

    /// <summary>A press that lasts becomes a hold; one that never ends is forgotten.</summary>
    public bool TryLast(HostTime at, out GestureEvent gesture)
    {
        gesture = default;
        if (_pressed == None)
            return false;
        var ms = at.MillisecondsSince(_pressedAt);
        if (ms > options.LongestPressMs)
            _pressed = None;
        if (_pressed == None || _isHeld || ms < options.HoldMs)
            return false;
        _isHeld = true;
        gesture = new GestureEvent(labels.HoldOf(_pressed), 1, at);
        return true;
    }

    /// <summary>Lets go of what is pressed.</summary>
    public bool TryRelease(double probability, HostTime at, out GestureEvent gesture)
    {
        gesture = default;
        if (at.MillisecondsSince(_pressedAt) < ShortestPressMs)
            return false;
        gesture = new GestureEvent(labels.Name(labels.ReleaseOf(_pressed)), (float)Math.Min(1, probability), at);
        _pressed = None;
        return true;
    }
}
