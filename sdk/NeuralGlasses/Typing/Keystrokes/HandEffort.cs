namespace NeuralGlasses.Typing.Keystrokes;

/// <summary>What the muscles alone say of gestures: whether the hand is busy, and whether it has let go. They are seen at once, where a model sees a window of the past.</summary>
/// <param name="options">Settings of the policy.</param>
internal sealed class HandEffort(KeystrokeOptions options)
{
    private double _ratio = double.NaN;
    private double _peak;
    private double _trough = double.NaN;
    private double _quietMs;

    /// <summary>Whether the hand does something; false where the decoder does not see activity.</summary>
    public bool IsBusy => _ratio >= options.LeastActivity;

    /// <summary>Whether enough is done for a gesture to begin: more than at rest, and more than since the last one was let go.</summary>
    /// <param name="isFlowing">Whether the hand is typing.</param>
    public bool MayBegin(bool isFlowing) => !(_ratio < (isFlowing ? options.FlowActivity : options.LeastActivity)) && !(_ratio < options.RiseAgain * _trough);

    /// <summary>Whether most of the effort of the gesture is gone; false where the decoder does not see activity.</summary>
    public bool HasLetGo => _quietMs >= options.LetGoMs;

    /// <summary>Takes the activity of a step as a multiple of that at rest; NaN where it is not known.</summary>
    public void Take(double ratio, double elapsedMs)
    {
        _ratio = ratio;
        _peak = Math.Max(_peak, double.IsFinite(ratio) ? ratio : 0);
        _quietMs = ratio - 1 < options.LetGo * (_peak - 1) ? _quietMs + elapsedMs : 0;
        if (HasLetGo)
            _trough = double.IsFinite(_trough) ? Math.Min(_trough, ratio) : ratio;
    }

    /// <summary>A gesture begins.</summary>
    public void Begin()
    {
        _peak = double.IsFinite(_ratio) ? _ratio : 0;
        _quietMs = 0;
        _trough = double.NaN;
    }
}
