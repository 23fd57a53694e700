namespace NeuralGlasses.Pointing.Tasks;

/// <summary>
/// The published task of the wrist (Kaifosh, Reardon et al. 2025, Nature 645:702): the cursor enters the target and stays in it for half a second; then the next
/// one is asked for. It starts with the first sample. What follows from equal samples is equal.
/// </summary>
public sealed class HoldTask : IPointingTask
{
    /// <summary>How long the cursor stays, in milliseconds.</summary>
    public const double PublishedHoldMs = 500;

    private readonly IReadOnlyList<PointingTarget> _targets;
    private readonly PointingTarget _start;
    private readonly double _holdMs;
    private readonly double _timeoutMs;
    private readonly List<PointingTrial> _trials = [];
    private TrialRecorder? _trial;
    private int _at;

    /// <summary>Makes a task that has not started.</summary>
    /// <param name="targets">Targets, such as <see cref="TargetLayouts.Columns"/> or <see cref="TargetLayouts.Discs"/>.</param>
    /// <param name="holdMs">How long the cursor stays in each, in milliseconds, above 0.</param>
    /// <param name="timeoutMs">Longest trial, in milliseconds, above 0.</param>
    /// <exception cref="ArgumentException">There is no target, or a time is none.</exception>
    public HoldTask(IReadOnlyList<PointingTarget> targets, double holdMs = PublishedHoldMs, double timeoutMs = 10_000)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(holdMs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(timeoutMs);
        if (targets.Count == 0)
            throw new ArgumentException("A task of holding has no target; expected 1 or more.");
        (_targets, _holdMs, _timeoutMs) = (targets, holdMs, timeoutMs);
        _start = targets[0];
    }

    /// <inheritdoc/>
    public PointingTarget? Target => _at < _targets.Count ? _targets[_at] : null;

    /// <inheritdoc/>
    public bool IsClicked => false;

    /// <inheritdoc/>
    public IReadOnlyList<PointingTrial> Trials => _trials;

    /// <inheritdoc/>
    public void Take(in CursorSample sample)
    {
        if (Target is not { } target)
            return;
        if (_trial is null)
        {
            // No target was before the first: its axis begins where the cursor is.
            _trial = new TrialRecorder(_start with { X = sample.X, Y = sample.Y }, target, sample);
            return;
        }

        _trial.Take(sample);
        if (_trial.InsideMs >= _holdMs)
            Next(TrialOutcome.Hit, _trial.InsideMs, sample);
        else if (_trial.LastsMs >= _timeoutMs)
            Next(TrialOutcome.TimedOut, 0, sample);
    }

    private void Next(TrialOutcome outcome, double heldMs, in CursorSample sample)
    {
        _trials.Add(_trial!.End(outcome, heldMs));
        _at++;
        if (_at < _targets.Count)
            _trial = new TrialRecorder(_targets[_at - 1], _targets[_at], sample);
    }
}
