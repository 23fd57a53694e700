using NeuralGlasses.Streaming;

namespace NeuralGlasses.Decoding;

/// <summary>
/// Turns a decoder's probabilities into at most one event a gesture. A gesture counts when the same label has led the
/// smoothed probabilities above the threshold for a number of steps in a row, or, where it was learnt how certain that is, has been
/// certain for so long; then nothing fires until rest has. In doubt nothing fires: a missed gesture is annoying, a false one takes a photo of a stranger.
/// </summary>
/// <remarks>
/// Rest has to be seen first after a start and after <see cref="Reset"/> too, so that a gesture held through a lost link does not
/// fire twice. A step with too little signal says nothing for and nothing against a gesture: it does not advance a confirmation
/// and does not break it, since a lost packet must not cost a gesture that was clearly there. Only a silence longer than
/// <see cref="DecisionPolicyOptions.MaxGapMs"/>, in which the hand may have done anything, makes confirmation, release and
/// smoothing begin anew.
/// </remarks>
public sealed class DecisionPolicy : IGesturePolicy
{
    private const int None = -1;
    private const double HeldMs = 10_000;
    private const double LongestRestMs = 5_000;
    private readonly DecisionPolicyOptions _options;
    private readonly string[] _labels;
    private readonly double[] _smooth;
    private readonly int _rest;
    private readonly GestureHistory? _history;
    private HostTime _lastStep;
    private HostTime _lastCounted;
    private HostTime _lastFired;
    private bool _begun;
    private bool _hasFired;
    private bool _holding;
    private int _candidate;
    private int _confirmed;
    private int _released;

    /// <summary>Makes a policy for a decoder's labels, in the decoder's order.</summary>
    /// <exception cref="ArgumentException">An option is out of range, a label comes twice, or the rest label is not among them; the message names it.</exception>
    public DecisionPolicy(DecisionPolicyOptions options, IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(labels);
        options.Check(labels);
        _options = options;
        _labels = [.. labels];
        _smooth = new double[_labels.Length];
        _rest = Array.IndexOf(_labels, options.RestLabel);
        _history = options.Certainty is null ? null : new(_labels.Length, _rest);
        Reset();
    }

    /// <summary>Gesture events made.</summary>
    public long Fired { get; private set; }

    /// <summary>Steps in which a gesture reached the threshold and its lead was too small or the entropy too large.</summary>
    public long RejectedUncertain { get; private set; }

    /// <summary>Steps of which too little was received, or whose probabilities are no probabilities.</summary>
    public long RejectedInvalid { get; private set; }

    /// <summary>Gestures that were confirmed too soon after the one before; they do not fire later either.</summary>
    public long SuppressedRefractory { get; private set; }

    /// <summary>Gestures that were confirmed although no rest had been seen since the one before, or since the start.</summary>
    public long SuppressedHold { get; private set; }

    /// <summary>Takes one step, in order of time; true, with the event, if it completes a gesture.</summary>
    /// <exception cref="ArgumentException">The step has another number of probabilities than there are labels.</exception>
    public bool TryDecide(in DecoderStep decoded, out GestureEvent gesture)
    {
        gesture = default;
        if (decoded.Probabilities.Length != _labels.Length)
            throw new ArgumentException($"The step has {decoded.Probabilities.Length} probabilities; expected {_labels.Length}, one a label.", nameof(decoded));
        if (!Accept(decoded))
            return false;
        int best = _history?.Leader ?? Leader();
        double certainty = _history is null ? _smooth[best] : _options.Certainty!.Of(_history);
        Release();
        if (!Confirm(best, certainty))
            return false;
        if (_holding)
        {
            SuppressedHold++;
            return false;
        }

        _holding = true;
        _released = 0;
        if (_hasFired && decoded.NewestSample.MillisecondsSince(_lastFired) < _options.RefractoryMs)
        {
            SuppressedRefractory++;
            return false;
        }

        _hasFired = true;
        _lastFired = decoded.NewestSample;
        Fired++;
        gesture = new GestureEvent(_labels[best], (float)certainty, decoded.NewestSample);
        return true;
    }

    /// <summary>Forgets everything but the counters; nothing fires until rest has been seen.</summary>
    public void Reset()
    {
        BeginAnew();
        _holding = true;
        _hasFired = false;
    }

    /// <summary>
    /// Milliseconds from the first step that is certain of a gesture to its event, with one step every <paramref name="strideMs"/> and none
    /// lost, after whichever rest takes longest: the exponential mean has to rise to the threshold, or the certainty, which still knows of
    /// another gesture a moment ago; then the confirmation runs. Infinite if that takes more than ten seconds.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The stride is not positive.</exception>
    public double WorstCaseDelayMs(double strideMs)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(strideMs);
        if (_options.Certainty is { } certainty)
        {
            int most = 0;
            // A rest shorter than the release lets nothing through; after several times the longest memory nothing changes any more.
            for (double restMs = ShortestRestMs(strideMs); restMs <= LongestRestMs; restMs += strideMs)
            {
                if (RisingSteps(certainty, restMs, strideMs) is not { } steps)
                    return double.PositiveInfinity;
                most = Math.Max(most, steps);
            }

            return (most + _options.ConfirmSteps - 1) * strideMs;
        }

        double rising = _options.SmoothingMs > 0
            ? Math.Max(0, Math.Ceiling(-Math.Log(1 - _options.Threshold) * _options.SmoothingMs / strideMs) - 1)
            : 0;
        return (rising + _options.ConfirmSteps - 1) * strideMs;
    }

    // The mean over the probabilities has to rise above the release's, for so many steps.
    private double ShortestRestMs(double strideMs)
        => (Math.Floor(-Math.Log(1 - _options.ReleaseRestProbability) * _options.SmoothingMs / strideMs) + _options.ReleaseSteps) * strideMs;

    private int? RisingSteps(GestureCertainty certainty, double restMs, double strideMs)
    {
        var history = new GestureHistory(_labels.Length, _rest);
        int gesture = _rest == 0 ? 1 : 0;
        int other = _labels.Length > 2 ? LastBut(gesture) : gesture;
        Hold(history, other, HeldMs, strideMs);
        Hold(history, _rest, restMs, strideMs);
        var probabilities = new float[_labels.Length];
        probabilities[gesture] = 1;
        for (int steps = 0; steps * strideMs < HeldMs; steps++)
        {
            history.Step(probabilities, strideMs);
            if (history.Leader == gesture && certainty.Of(history) >= _options.Threshold)
                return steps;
        }

        return null;
    }

    private int LastBut(int gesture)
    {
        int last = _labels.Length - 1;
        while (last == gesture || last == _rest)
            last--;
        return last;
    }

    private void Hold(GestureHistory history, int label, double forMs, double strideMs)
    {
        var probabilities = new float[_labels.Length];
        probabilities[label] = 1;
        for (double ms = 0; ms < forMs; ms += strideMs)
            history.Step(probabilities, strideMs);
    }

    private bool Accept(in DecoderStep step)
    {
        bool first = !_begun;
        double elapsedMs = first ? 0 : step.NewestSample.MillisecondsSince(_lastStep);
        if (first || elapsedMs < 0)
        {
            BeginAnew();
            _begun = true;
            elapsedMs = 0;
            _lastCounted = step.NewestSample;
        }

        _lastStep = step.NewestSample;
        if (!IsValid(step))
        {
            RejectedInvalid++;
            return false;
        }

        if (step.NewestSample.MillisecondsSince(_lastCounted) > _options.MaxGapMs)
        {
            BeginAnew();
            _begun = true;
            elapsedMs = 0;
        }

        _lastCounted = step.NewestSample;
        // Weighted by the time since the last step, counted or not: a step after a loss speaks for itself only, not for what was lost.
        double keep = _options.SmoothingMs > 0 ? Math.Exp(-elapsedMs / _options.SmoothingMs) : 0;
        for (int i = 0; i < _smooth.Length; i++)
            _smooth[i] = (keep * _smooth[i]) + ((1 - keep) * step.Probabilities[i]);
        _history?.Step(step.Probabilities, elapsedMs);
        return true;
    }

    private bool IsValid(in DecoderStep step)
    {
        if (!(step.ValidFraction >= _options.MinValidFraction))
            return false;
        foreach (float probability in step.Probabilities)
        {
            if (!(probability >= -0.001f && probability <= 1.001f))
                return false;
        }
        return true;
    }

    // Nothing known is zero for every label: a gesture has to rise to its threshold from there, and so has rest to release.
    private void BeginAnew()
    {
        Array.Clear(_smooth);
        _history?.Reset();
        _candidate = None;
        _confirmed = 0;
        _released = 0;
        _begun = false;
    }

    private int Leader()
    {
        int best = 0;
        for (int i = 1; i < _smooth.Length; i++)
        {
            if (_smooth[i] > _smooth[best])
                best = i;
        }
        return best;
    }

    private void Release()
    {
        _released = _smooth[_rest] > _options.ReleaseRestProbability ? _released + 1 : 0;
        if (_released >= _options.ReleaseSteps)
            _holding = false;
    }

    private bool Confirm(int best, double certainty)
    {
        bool above = best != _rest && certainty >= _options.Threshold;
        bool certain = above && Margin(best) >= _options.MinMargin && (_options.MaxEntropy >= 1 || Entropy() <= _options.MaxEntropy);
        if (above && !certain)
            RejectedUncertain++;
        if (!certain)
        {
            _candidate = None;
            _confirmed = 0;
            return false;
        }

        _confirmed = best == _candidate ? _confirmed + 1 : 1;
        _candidate = best;
        // Equal, not larger: one run of the same gesture is confirmed once, however long it lasts.
        return _confirmed == _options.ConfirmSteps;
    }

    private double Margin(int best)
    {
        double second = 0;
        for (int i = 0; i < _smooth.Length; i++)
        {
            if (i != best)
                second = Math.Max(second, _smooth[i]);
        }
        return _smooth[best] - second;
    }

    private double Entropy()
    {
        double sum = 0, weighted = 0;
        foreach (double value in _smooth)
        {
            if (value > 0)
            {
                sum += value;
                weighted += value * Math.Log(value);
            }
        }
        return (Math.Log(sum) - (weighted / sum)) / Math.Log(_smooth.Length);
    }
}
