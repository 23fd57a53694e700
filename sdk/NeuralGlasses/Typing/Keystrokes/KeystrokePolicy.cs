using NeuralGlasses.Decoding;
using NeuralGlasses.Decoding.Events;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Typing.Keystrokes;

/// <summary>
/// Turns a decoder's probabilities into keystrokes: evidence is gathered from the begin of a gesture on until one is certain enough, which is the
/// sequential test of Wald (1945, Ann. Math. Statist. 16:117), until the hand lets go, or until time is up. Who is typing is believed quickly, with whatever doubt there is when the hand lets go; a hand that did not type for a
/// while has to be surer, and types when it lets go again, so that what it only holds types nothing. Its first keystrokes wait for another gesture,
/// because what a day asks of a hand looks like one gesture again and again, and like two that follow each other hardly ever; one that is held counts if the same is held again. Nothing is allocated after construction.
/// </summary>
public sealed class KeystrokePolicy
{
    // Less is said by no network that was taught from a few hundred gestures.
    private const double LeastProbability = 1e-3;

    // Two events of one gesture that are closer are taken for one that came twice.
    private const double ApartMs = 150;

    private readonly KeystrokeOptions _options;
    private readonly int _rest;
    private readonly double[] _evidence;
    private readonly float[] _gestures;
    private readonly WaitingKeystrokes _waiting;
    private readonly PressActivity _activity;
    private readonly HandEffort _effort;
    private Phase _phase;
    private bool _begun;
    private HostTime _last;
    private HostTime _quietUntil;
    private HostTime _beganAt;
    private HostTime? _typedAt;
    private double _restMs;
    private double _gatheredMs;
    private double _unclearMs;
    private int _inARow;
    private bool _isHeldTold;
    private bool _isFlowing;
    private bool _areDue;

    /// <summary>Makes a policy.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="labels">Number of labels of the model, at least 2.</param>
    /// <param name="rest">Index of rest among them.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public KeystrokePolicy(KeystrokeOptions options, int labels, int rest)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(labels, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(rest);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rest, labels);
        options.Check();
        _options = options;
        _rest = rest;
        _evidence = new double[labels];
        _gestures = new float[labels];
        _waiting = new WaitingKeystrokes(labels);
        _activity = new PressActivity(options.ActivityMs);
        _effort = new HandEffort(options);
        Latch();
    }

    private enum Phase
    {
        /// <summary>Waits for the hand to rest.</summary>
        Latched,

        /// <summary>The hand rests, or has let go; a gesture may begin.</summary>
        Armed,

        /// <summary>A gesture has begun; which one is being found out.</summary>
        Deciding,

        /// <summary>It is known which, by a hand that did not type before; it types when it is let go.</summary>
        Waiting,

        /// <summary>A gesture that was held from the begin on was let go: that it was held is to be told.</summary>
        Owing,
    }

    /// <summary>
    /// Probability of each label of the model, without rest, of a gesture that is still being found out or waits for another one, so that whoever makes it can see it before it is typed;
    /// empty while there is none, or nothing is known of it yet. Valid until the next step.
    /// </summary>
    public ReadOnlySpan<float> Provisional => _phase is Phase.Deciding or Phase.Waiting && _gatheredMs > 0 ? _gestures : _waiting.Any && !_areDue ? _waiting.Newest : [];

    /// <summary>Keystrokes told.</summary>
    public long Typed { get; private set; }

    /// <summary>Gestures that began and were none that is certain enough, were held for longer than any keystroke, or waited for another one that did not come: nothing was typed.</summary>
    public long Doubtful { get; private set; }

    /// <summary>Gestures that wait or waited for another one, which lets them count.</summary>
    public long Waited { get; private set; }

    /// <summary>Steps left out because of losses.</summary>
    public long RejectedInvalid { get; private set; }

    /// <summary>Takes one step, in order of time; true, with the keystroke, if one is to be told. Those that waited for it, and it itself behind them, are told by <see cref="TryNext"/> before the next step.</summary>
    /// <exception cref="ArgumentException">The step has another number of probabilities than there are labels.</exception>
    public bool TryDecide(in DecoderStep step, out Keystroke keystroke)
    {
        if (step.Probabilities.Length != _evidence.Length)
            throw new ArgumentException($"A step has {step.Probabilities.Length} probabilities, expected {_evidence.Length}, one for every label.", nameof(step));
        keystroke = default;
        var elapsedMs = _begun ? step.NewestSample.MillisecondsSince(_last) : 0;
        if (!Accept(step, elapsedMs))
            return false;
        var atRest = step.Probabilities[_rest];
        _activity.Take(step.Activity, elapsedMs, _phase == Phase.Armed || atRest >= _options.Rest);
        _effort.Take(_activity.Ratio, elapsedMs);
        if (_areDue || !IsInARow(step))
            DropWaiting();
        return _phase switch
        {
            Phase.Latched => TryHold(step, atRest, elapsedMs, out keystroke),
            Phase.Armed => TryBegin(step, atRest, elapsedMs),
            Phase.Owing => step.NewestSample.MillisecondsSince(_typedAt!.Value) >= ApartMs && TellHeld(step, out keystroke),
            _ => TryEnd(step, atRest, elapsedMs, out keystroke),
        };
    }

    /// <summary>Tells the next of several keystrokes that count together, in order of time; false if there is none. Whatever is not taken before the next step is dropped.</summary>
    public bool TryNext(out Keystroke keystroke)
    {
        keystroke = default;
        if (!_areDue)
            return false;
        _areDue = _waiting.TryTake(out var gestures, out var beganAt);
        if (!_areDue)
            return false;
        Typed++;
        keystroke = new Keystroke(KeystrokeKind.Pressed, gestures, beganAt, _last);
        return true;
    }

    /// <summary>
    /// The wearer has just asked for the keyboard with this hand: it is taken to be typing from here on, until <see cref="KeystrokeOptions.IdleMs"/> pass without a keystroke.
    /// It has to rest first, as ever.
    /// </summary>
    /// <param name="at">When.</param>
    public void Expect(HostTime at)
    {
        DropWaiting();
        (_typedAt, _inARow) = (at, _options.FlowsFrom);
    }

    /// <summary>Forgets everything but counters.</summary>
    public void Reset()
    {
        _begun = false;
        _quietUntil = default;
        _typedAt = null;
        _inARow = 0;
        _waiting.Drop();
        _areDue = false;
        _activity.Reset();
        Latch();
    }

    private bool Accept(in DecoderStep step, double elapsedMs)
    {
        var isLoss = _begun && (elapsedMs < 0 || elapsedMs > _options.QuietMs);
        var isValid = step.ValidFraction >= _options.MinValidFraction;
        foreach (var probability in step.Probabilities)
            isValid &= probability >= -0.001f && probability <= 1.001f;
        _begun = true;
        _last = step.NewestSample;
        if (!isLoss && isValid)
            return step.NewestSample >= _quietUntil;
        _quietUntil = step.NewestSample.Plus(_options.QuietMs * 1000);
        Latch();
        RejectedInvalid++;
        return false;
    }

    private void Latch()
    {
        _phase = Phase.Latched;
        _restMs = 0;
        // What is held behind a loss was told as nothing.
        _isHeldTold = true;
    }

    private void Arm()
    {
        _phase = Phase.Armed;
        _unclearMs = 0;
    }

    private bool TryHold(in DecoderStep step, float atRest, double elapsedMs, out Keystroke keystroke)
    {
        keystroke = default;
        if (atRest >= _options.Rest)
        {
            _restMs = IsGripped(step) ? 0 : _restMs + elapsedMs;
            if (_restMs >= (IsFlowing(step) ? _options.RearmMs : _options.IdleRearmMs))
                Arm();
            return false;
        }

        _restMs = 0;
        // The model sees a window, and a gesture that was let go for its length; the muscles are seen at once.
        var sinceMs = step.NewestSample.MillisecondsSince(_beganAt);
        var holdMs = _isFlowing ? _options.FlowHoldMs : _options.HoldMs;
        if (!_isHeldTold && sinceMs < holdMs && _effort.HasLetGo)
        {
            Arm();
            return false;
        }

        if (_isHeldTold || _waiting.Any || sinceMs < holdMs)
            return false;
        return TellHeld(step, out keystroke);
    }

    private bool TellHeld(in DecoderStep step, out Keystroke keystroke)
    {
        Latch();
        _typedAt = step.NewestSample;
        keystroke = new Keystroke(KeystrokeKind.Held, _gestures, _beganAt, step.NewestSample);
        return true;
    }

    private bool TryBegin(in DecoderStep step, float atRest, double elapsedMs)
    {
        // What is held that is no gesture may be taken for one later: whatever began before is none.
        _unclearMs = IsGripped(step) ? _unclearMs + elapsedMs : 0;
        if (_unclearMs > _options.UnclearMs)
        {
            Latch();
            return false;
        }

        // A model that sees gestures in a hand that does nothing is wrong, whatever it says.
        _isFlowing = IsFlowing(step);
        if (1 - atRest < _options.Begin || !_effort.MayBegin(_isFlowing))
            return false;
        _phase = Phase.Deciding;
        _beganAt = step.NewestSample;
        _effort.Begin();
        Array.Clear(_evidence);
        _gatheredMs = 0;
        return false;
    }

    private bool TryEnd(in DecoderStep step, float atRest, double elapsedMs, out Keystroke keystroke)
    {
        keystroke = default;
        var sinceMs = step.NewestSample.MillisecondsSince(_beganAt);
        // Of a hand that types the model may waver.
        var isOver = _isFlowing ? atRest >= _options.Rest : 1 - atRest < _options.Begin;
        if (_phase == Phase.Deciding && !isOver && sinceMs >= (_isFlowing ? _options.SkipMs : _options.IdleSkipMs))
        {
            Gather(step.Probabilities, Math.Min(1, elapsedMs / _options.WitnessMs));
            _gatheredMs += elapsedMs;
        }

        var best = Normalise();
        var isCertain = _gatheredMs > 0 && sinceMs >= (_isFlowing ? _options.LeastMs : _options.IdleLeastMs) && best >= (_isFlowing ? _options.Certain : _options.IdleCertain);
        if (_isFlowing ? isCertain || (isOver && _gatheredMs > 0) || (!isOver && sinceMs >= _options.MostMs) : isCertain && isOver)
            return TryType(step, best, sinceMs, isOver, out keystroke);
        if (isOver)
        {
            // It was over before it was certain.
            Doubtful++;
            Latch();
            _restMs = IsGripped(step) ? 0 : elapsedMs;
        }
        else if (!_isFlowing && sinceMs > _options.GripMs)
        {
            Doubtful++;
            Latch();
        }
        else if (!_isFlowing && sinceMs >= _options.MostMs)
        {
            _phase = Phase.Waiting;
        }

        return false;
    }

    private bool TryType(in DecoderStep step, float best, double sinceMs, bool isOver, out Keystroke keystroke)
    {
        keystroke = default;
        Latch();
        if (best < _options.LeastCertain || (isOver && IsGripped(step)))
        {
            Doubtful++;
            return false;
        }

        _isHeldTold = false;
        Doubt();
        var isHeld = !_isFlowing && sinceMs >= _options.HoldMs;
        _inARow = IsInARow(step) ? _inARow + 1 : 1;
        _typedAt = step.NewestSample;
        if (_options.FirstWaits && !_isFlowing && (_inARow == 1 || _waiting.Any) && !Counts(isHeld))
        {
            _inARow = 1;
            return false;
        }

        if (isHeld)
            _phase = Phase.Owing;
        if (_areDue)
            return TryNext(out keystroke);
        Typed++;
        keystroke = new Keystroke(KeystrokeKind.Pressed, _gestures, _beganAt, step.NewestSample);
        return true;
    }

    // Whether a keystroke counts, with those that waited for it; if not, it waits itself.
    private bool Counts(bool isHeld)
    {
        var isLike = _waiting.IsLike(_gestures);
        if (isLike && isHeld && _waiting.IsHeld)
        {
            DropWaiting();
            return true;
        }

        _areDue = _waiting.Any && !isLike && !_waiting.IsHeld;
        if (!_areDue && (isHeld || _waiting.IsHeld))
            DropWaiting();
        _waiting.Keep(_gestures, _beganAt, isHeld);
        Doubtful += _areDue ? 0 : _waiting.Trim();
        Waited += _areDue ? 0 : 1;
        return _areDue;
    }

    private void DropWaiting()
    {
        // Of what did not count nobody is told that it is held.
        _isHeldTold |= _waiting.Any;
        Doubtful += _waiting.Drop();
        _areDue = false;
    }

    // A hand that types is believed; another that is busy while the model sees no gesture holds something.
    private bool IsGripped(in DecoderStep step) => _effort.IsBusy && !IsFlowing(step);

    private bool IsFlowing(in DecoderStep step) =>
        double.IsPositiveInfinity(_options.IdleMs) || (_inARow >= _options.FlowsFrom && IsInARow(step));

    private bool IsInARow(in DecoderStep step) => _typedAt is { } typed && step.NewestSample.MillisecondsSince(typed) < _options.IdleMs;

    private void Gather(ReadOnlySpan<float> probabilities, double weight)
    {
        for (var k = 0; k < _evidence.Length; k++)
            _evidence[k] += weight * Math.Log(Math.Max(LeastProbability, probabilities[k]));
    }

    private float Normalise()
    {
        var top = double.NegativeInfinity;
        for (var k = 0; k < _evidence.Length; k++)
            top = k == _rest ? top : Math.Max(top, _evidence[k]);
        var sum = 0.0;
        for (var k = 0; k < _evidence.Length; k++)
            sum += k == _rest ? 0 : Math.Exp(_evidence[k] - top);
        for (var k = 0; k < _evidence.Length; k++)
            _gestures[k] = k == _rest ? 0 : (float)(Math.Exp(_evidence[k] - top) / sum);
        return (float)(1 / sum);
    }

    private void Doubt()
    {
        var sum = 0f;
        for (var k = 0; k < _gestures.Length; k++)
            sum += _gestures[k] = k == _rest ? 0 : MathF.Pow(_gestures[k], (float)_options.Sharpness);
        var kept = (float)_options.Doubt;
        for (var k = 0; k < _gestures.Length; k++)
            _gestures[k] = k == _rest ? 0 : kept + ((1 - (kept * (_gestures.Length - 1))) * _gestures[k] / sum);
    }
}
