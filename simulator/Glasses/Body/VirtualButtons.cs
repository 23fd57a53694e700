using NeuralGlasses.Devices;
using NeuralGlasses.Simulator.Glasses.Profiles;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Glasses.Body;

/// <summary>Buttons and touch surface under scripted fingers.</summary>
public sealed class VirtualButtons : IGlassesButtons
{
    private const double ShortTouchS = 0.1;
    private readonly ButtonProfile _profile;
    private readonly GlassesConditions _conditions;
    private readonly List<ButtonTouch> _touches = [];

    // In order of time; those before the next one were taken or not felt.
    private readonly List<ButtonEvent> _told = [];
    private int _next;

    /// <summary>Makes the buttons of a profile with the fingers of a scenario.</summary>
    public VirtualButtons(ButtonProfile profile, IReadOnlyList<ButtonTouch> touches, GlassesConditions conditions)
    {
        ArgumentNullException.ThrowIfNull(profile);
        _profile = profile;
        _conditions = conditions;
        foreach (var touch in touches)
            Add(touch);
    }

    /// <inheritdoc/>
    public IReadOnlyList<ButtonAction> Actions => _profile.Actions;

    /// <inheritdoc/>
    public bool TryTake(HostTime now, out ButtonEvent taken)
    {
        while (_next < _told.Count && _told[_next].At <= now)
        {
            taken = _told[_next++];
            if (!_conditions.IsDead(GlassesPart.Buttons, taken.At))
                return true;
        }

        taken = default;
        return false;
    }

    /// <summary>Puts one more finger on the temple, now or later; false, and nothing happens, if another finger is there meanwhile.</summary>
    public bool TryTouch(ButtonTouch touch)
    {
        ArgumentNullException.ThrowIfNull(touch);
        if (_touches.Any(other => touch.AtS < other.AtS + HoldS(other) && other.AtS < touch.AtS + HoldS(touch)))
            return false;
        Add(touch);
        return true;
    }

    /// <summary>The newest action that was felt by a moment, whether somebody took it or not; null for none.</summary>
    public ButtonEvent? NewestAt(HostTime now)
    {
        var index = _told.FindLastIndex(told => told.At <= now && !_conditions.IsDead(GlassesPart.Buttons, told.At));
        return index < 0 ? null : _told[index];
    }

    private void Add(ButtonTouch touch)
    {
        _touches.Add(touch);
        var told = Told(touch);
        _told.Insert(_told.FindLastIndex(other => other.At <= told.At) + 1, told);
    }

    private double HoldS(ButtonTouch touch) =>
        touch.HoldS ?? (touch.Action == ButtonAction.LongPress ? (_profile.LongPressMs / 1000) + ShortTouchS : ShortTouchS);

    private ButtonEvent Told(ButtonTouch touch)
    {
        var longS = _profile.LongPressMs / 1000;
        var isPress = touch.Action is ButtonAction.Press or ButtonAction.LongPress;
        var holdS = HoldS(touch);
        if (!isPress || holdS < longS)
            return new ButtonEvent(isPress ? ButtonAction.Press : touch.Action, Moment(touch.AtS + holdS));

        // A long press is clear before the finger lets go.
        return new ButtonEvent(ButtonAction.LongPress, Moment(touch.AtS + longS));
    }

    private static HostTime Moment(double seconds) => new((long)Math.Round(seconds * 1e6));
}
