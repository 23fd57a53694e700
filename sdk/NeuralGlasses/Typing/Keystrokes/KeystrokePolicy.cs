using NeuralGlasses.Decoding;
using NeuralGlasses.Decoding.Events;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Typing.Keystrokes;

/// <summary>
/// Turns a decoder's probabilities into keystrokes: evidence is gathered from the begin of a gesture on until one is certain enough, which is the
/// sequential test of Wald (1945, Ann. Math. Statist. 16:117), or until time is up. A gesture types once, and the hand has to rest before the next one.
/// Nothing is allocated after construction.
/// </summary>
public sealed class KeystrokePolicy
{
    // Less is said by no network that was taught from a few hundred gestures.
    private const double LeastProbability = 1e-3;

    private readonly KeystrokeOptions _options;
    private readonly int _rest;
    private readonly double[] _evidence;
    private readonly float[] _gestures;
    private readonly PressActivity _activity;
    private Phase _phase;
    private bool _begun;
    private HostTime _last;
    private HostTime _quietUntil;
    private HostTime _beganAt;
    private double _restMs;
    private bool _isHeldTold;
    private bool _isGathered;

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
        _activity = new PressActivity(options.ActivityMs);
    }

    private enum Phase
    {
        /// <summary>Waits for the hand to rest.</summary>
        Latched,

        /// <summary>The hand rests; a gesture may begin.</summary>
        Armed,

        /// <summary>A gesture has begun; which one is being found out.</summary>
        Deciding,
    }

    /// <summary>
    /// Probability of each label of the model, without rest, of a gesture that is still being found out, so that whoever makes it can see it before it is decided;
    /// empty while there is none, or nothing is known of it yet. Valid until the next step.
    /// </summary>
    public ReadOnlySpan<float> Provisional => _phase == Phase.Deciding && _isGathered ? _gestures : [];

    /// <summary>Keystrokes told.</summary>
    public long Typed { get; private set; }

    /// <summary>Gestures that began and were none that is certain enough: nothing was typed.</summary>
    public long Doubtful { get; private set; }

    /// <summary>Steps left out because of losses.</summary>
    public long RejectedInvalid { get; private set; }

    /// <summary>Takes one step, in order of time; true, with the keystroke, if it decides one.</summary>
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
        return _phase switch
        {
            Phase.Latched => TryHold(step, atRest, elapsedMs, out keystroke),
            Phase.Armed => TryBegin(step, atRest),
            _ => TryEnd(step, atRest, elapsedMs, out keystroke),
        };
    }

    /// <summary>Forgets everything but counters.</summary>
    public void Reset()
    {
        _begun = false;
        _quietUntil = default;
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

    private bool TryHold(in DecoderStep step, float atRest, double elapsedMs, out Keystroke keystroke)
    {
        keystroke = default;
        if (atRest >= _options.Rest)
        {
            _restMs += elapsedMs;
            if (_restMs >= _options.RearmMs)
                _phase = Phase.Armed;
            return false;
        }

        _restMs = 0;
        if (_isHeldTold || step.NewestSample.MillisecondsSince(_beganAt) < _options.HoldMs)
            return false;
        _isHeldTold = true;
        keystroke = new Keystroke(KeystrokeKind.Held, _gestures, _beganAt, step.NewestSample);
        return true;
    }

    private bool TryBegin(in DecoderStep step, float atRest)
    {
        // A model that sees gestures in a hand that does nothing is wrong, whatever it says.
        if (1 - atRest < _options.Begin || _activity.Ratio < _options.LeastActivity)
            return false;
        _phase = Phase.Deciding;
        _beganAt = step.NewestSample;
        Array.Clear(_evidence);
        _isGathered = false;
        return false;
    }

    private bool TryEnd(in DecoderStep step, float atRest, double elapsedMs, out Keystroke keystroke)
    {
        keystroke = default;
        var sinceMs = step.NewestSample.MillisecondsSince(_beganAt);
        if (1 - atRest < _options.Begin)
        {
            // It was over before it was certain.
            Doubtful++;
            _phase = Phase.Armed;
            return false;
        }

        _isGathered = sinceMs >= _options.SkipMs;
        if (_isGathered)
            Gather(step.Probabilities, Math.Min(1, elapsedMs / _options.WitnessMs));
        var best = Normalise();
        var isDecided = sinceMs >= _options.LeastMs && sinceMs >= _options.SkipMs && best >= _options.Certain;
        if (!isDecided && sinceMs < _options.MostMs)
            return false;
        Latch();
        if (best < _options.LeastCertain)
        {
            Doubtful++;
            return false;
        }

        _isHeldTold = false;
        Typed++;
        Doubt();
        keystroke = new Keystroke(KeystrokeKind.Pressed, _gestures, _beganAt, step.NewestSample);
        return true;
    }

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
