namespace NeuralGlasses.Pointing.Tasks;

/// <summary>
/// The tapping task of ISO 9241-411: targets are clicked one after the other. The click on the first one starts; from then on every click ends a trial, whether it hits or
/// misses, and the next begins where it was. What follows from equal samples is equal.
/// </summary>
public sealed class TapTask : IPointingTask
{
    private readonly IReadOnlyList<PointingTarget> _targets;
    private readonly double _timeoutMs;
    private readonly List<PointingTrial> _trials = [];
    private TrialRecorder? _trial;
    private int _at;

    /// <summary>Makes a task that has not started.</summary>
    /// <param name="targets">Targets, the first of which starts; such as <see cref="TargetLayouts.Ring"/>.</param>
    /// <param name="timeoutMs">Longest trial, in milliseconds, above 0.</param>
    /// <exception cref="ArgumentException">There are fewer than two targets, or the time is none.</exception>
    public TapTask(IReadOnlyList<PointingTarget> targets, double timeoutMs = 10_000)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(timeoutMs);
        if (targets.Count < 2)
            throw new ArgumentException($"A tapping task has {targets.Count} targets; expected 2 or more, of which the first starts.");
        (_targets, _timeoutMs) = (targets, timeoutMs);
    }

    /// <inheritdoc/>
    public PointingTarget? Target => _at < _targets.Count ? _targets[_at] : null;

    /// <inheritdoc/>
    public bool IsClicked => true;

    /// <inheritdoc/>
    public IReadOnlyList<PointingTrial> Trials => _trials;

    /// <summary>Clicks before the start that missed the first target.</summary>
    public int MissedStarts { get; private set; }

    /// <inheritdoc/>
    public void Take(in CursorSample sample)
    {
        if (Target is not { } target)
            return;
        if (_trial is null)
        {
            Start(target, sample);
            return;
        }

        _trial.Take(sample);
        if (sample.IsClick)
            Next(_trial.IsInside ? TrialOutcome.Hit : TrialOutcome.Missed, sample);
        else if (_trial.LastsMs >= _timeoutMs)
            Next(TrialOutcome.TimedOut, sample);
    }

    private void Start(PointingTarget first, in CursorSample sample)
    {
        if (!sample.IsClick)
            return;
        if (!first.Contains(sample.X, sample.Y))
        {
            MissedStarts++;
            return;
        }

        _at++;
        _trial = new TrialRecorder(first, _targets[_at], sample);
    }

    private void Next(TrialOutcome outcome, in CursorSample sample)
    {
        _trials.Add(_trial!.End(outcome, 0));
        _at++;
        if (_at < _targets.Count)
            _trial = new TrialRecorder(_targets[_at - 1], _targets[_at], sample);
    }
}
