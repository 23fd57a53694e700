using NeuralGlasses.Streaming;

namespace NeuralGlasses.Decoding.Events;

/// <summary>
/// Turns the probabilities of short events into gesture events: when it is sure enough that there is one and clear which, it fires once, a
/// finger is let go when its muscles come to rest, a press that lasts becomes a hold and two presses a double one. After a start, a loss or
/// a step without enough signal nothing fires for a while. Nothing is allocated.
/// </summary>
public sealed class EventPolicy : IGesturePolicy
{
    private const int None = -1;
    private const double CertainRest = 0.9;
    private readonly EventPolicyOptions _options;
    private readonly EventLabels _labels;
    private readonly double[] _smooth;
    private readonly PressGrammar _grammar;
    private readonly PressActivity _activity;
    private HostTime _last;
    private HostTime _quietUntil;
    private HostTime _lastFired;
    private double _atRest;
    private bool _armed;
    private bool _begun;
    private bool _hasFired;

    /// <summary>Makes a policy for a decoder's labels, in the decoder's order.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or the labels do not fit together; the message names it.</exception>
    public EventPolicy(EventPolicyOptions options, EventLabels labels)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(labels);
        options.Check();
        _options = options;
        _labels = labels;
        _smooth = new double[labels.Count];
        _grammar = new PressGrammar(options, labels);
        _activity = new PressActivity(options.ActivityMs);
        Reset();
    }

    /// <summary>Events made.</summary>
    public long Fired { get; private set; }

    /// <summary>Steps of which too little was received, that came after a loss, or whose probabilities are no probabilities.</summary>
    public long RejectedInvalid { get; private set; }

    /// <inheritdoc/>
    public bool TryDecide(in DecoderStep decoded, out GestureEvent gesture)
    {
        gesture = default;
        if (decoded.Probabilities.Length != _labels.Count)
            throw new ArgumentException($"The step has {decoded.Probabilities.Length} probabilities; expected {_labels.Count}, one a label.", nameof(decoded));
        var isAccepted = Accept(decoded);
        if (_grammar.TryTakeWaiting(out gesture))
            return true;
        if (!isAccepted)
            return false;
        if (_grammar.TryLast(decoded.NewestSample, out gesture) || TryRelease(decoded.NewestSample, out gesture) || TryFire(decoded.NewestSample, out gesture))
        {
            Fired++;
            return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public void Reset()
    {
        Array.Clear(_smooth);
        _armed = false;
        _grammar.Reset();
        _activity.Reset();
        _atRest = 0;
        _begun = false;
        _hasFired = false;
    }

    private bool Accept(in DecoderStep step)
    {
        var elapsedMs = _begun ? step.NewestSample.MillisecondsSince(_last) : 0;
        // Longer than a step of any model: something between was lost.
        var isLoss = !_begun || elapsedMs < 0 || elapsedMs > _options.QuietMs / 2;
        _begun = true;
        _last = step.NewestSample;
        if (isLoss || !IsValid(step))
        {
            _quietUntil = step.NewestSample.Plus(_options.QuietMs * 1000);
            Array.Clear(_smooth);
            _armed = false;
            RejectedInvalid++;
            return false;
        }

        var keep = _options.SmoothingMs > 0 ? Math.Exp(-elapsedMs / _options.SmoothingMs) : 0;
        for (var k = 0; k < _smooth.Length; k++)
            _smooth[k] = (keep * _smooth[k]) + ((1 - keep) * step.Probabilities[k]);

        _activity.Take(step.Activity, elapsedMs, !_grammar.IsPressed && _smooth[_labels.Rest] >= CertainRest);
        var keepRest = Math.Exp(-elapsedMs / _options.RestMs);
        _atRest = (keepRest * _atRest) + ((1 - keepRest) * step.Probabilities[_labels.Rest]);
        return step.NewestSample.MillisecondsSince(_quietUntil) >= 0;
    }

    private bool IsValid(in DecoderStep step)
    {
        if (!(step.ValidFraction >= _options.MinValidFraction))
            return false;
        foreach (var probability in step.Probabilities)
        {
            if (!(probability >= -0.001f && probability <= 1.001f))
                return false;
        }

        return true;
    }

    private bool TryRelease(HostTime at, out GestureEvent gesture)
    {
        gesture = default;
        if (!_grammar.IsPressed)
            return false;
        var activity = _activity.Ratio;
        // Right after a press that stays, a model that was taught taps says release: muscles that are busy still press.
        if (_options.StillActivity > 0 && double.IsFinite(activity))
            return activity < _options.StillActivity && _grammar.TryRelease(1, at, out gesture);
        var sum = 0.0;
        for (var k = 0; k < _smooth.Length; k++)
            sum += _labels.IsRelease(k) ? _smooth[k] : 0;
        return sum >= _options.ReleaseThreshold && _grammar.TryRelease(sum, at, out gesture);
    }

    private bool TryFire(HostTime at, out GestureEvent gesture)
    {
        gesture = default;
        var best = None;
        var sum = 0.0;
        for (var k = 0; k < _smooth.Length; k++)
        {
            if (k == _labels.Rest || _labels.IsRelease(k))
                continue;
            sum += _smooth[k];
            if (best == None || _smooth[k] > _smooth[best])
                best = k;
        }

        _armed |= sum < _options.RearmShare * _options.Threshold;
        if (best == None || !_armed || sum < _options.Threshold || _smooth[best] < _options.LeastShare * sum)
            return false;
        if (_hasFired && at.MillisecondsSince(_lastFired) < _options.RefractoryMs)
            return false;
        if (_atRest < _options.RestBefore && !_grammar.IsAwaited(best, at))
            return false;
        _armed = false;
        _hasFired = true;
        _lastFired = at;
        gesture = new GestureEvent(_labels.Name(best), (float)_smooth[best], at);
        _grammar.Note(best, gesture);
        if (_labels.IsPress(best))
            _activity.Press();
        return true;
    }
}
