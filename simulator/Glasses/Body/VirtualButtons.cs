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
    private readonly Queue<ButtonEvent> _coming;

    /// <summary>Makes the buttons of a profile with the fingers of a scenario.</summary>
    public VirtualButtons(ButtonProfile profile, IReadOnlyList<ButtonTouch> touches, GlassesConditions conditions)
    {
        ArgumentNullException.ThrowIfNull(profile);
        _profile = profile;
        _conditions = conditions;
        _coming = new Queue<ButtonEvent>(touches.Select(Told).OrderBy(e => e.At));
    }

    /// <inheritdoc/>
    public IReadOnlyList<ButtonAction> Actions => _profile.Actions;

    /// <inheritdoc/>
    public bool TryTake(HostTime now, out ButtonEvent taken)
    {
        while (_coming.TryPeek(out taken) && taken.At <= now)
        {
            _coming.Dequeue();
            if (!_conditions.IsDead(GlassesPart.Buttons, taken.At))
                return true;
        }

        taken = default;
        return false;
    }

    private ButtonEvent Told(ButtonTouch touch)
    {
        var longS = _profile.LongPressMs / 1000;
        var isPress = touch.Action is ButtonAction.Press or ButtonAction.LongPress;
        var holdS = touch.HoldS ?? (touch.Action == ButtonAction.LongPress ? longS + ShortTouchS : ShortTouchS);
        if (!isPress || holdS < longS)
            return new ButtonEvent(isPress ? ButtonAction.Press : touch.Action, Moment(touch.AtS + holdS));

        // A long press is clear before the finger lets go.
        return new ButtonEvent(ButtonAction.LongPress, Moment(touch.AtS + longS));
    }

    private static HostTime Moment(double seconds) => new((long)Math.Round(seconds * 1e6));
}
