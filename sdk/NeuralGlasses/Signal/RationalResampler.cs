namespace NeuralGlasses.Signal;

/// <summary>
/// Changes the sample rate by a ratio of two small integers with a linear-phase polyphase FIR, so that every frequency is
/// delayed alike. With the normal length it is flat within 0.6 dB up to 0.8 of the lower Nyquist frequency and 50 dB down from
/// 1.2 of it: what folds lands above 0.8 of it only. Equal rates pass unchanged and undelayed.
/// </summary>
public sealed class RationalResampler
{
    /// <summary>Normal delay, in sample periods of the lower of the two rates: 22 ms at 200 Hz, 4.4 ms at 1000 Hz.</summary>
    public const double NormalDelayPeriods = 4.4;

    /// <summary>Largest integer on either side of the ratio.</summary>
    public const int MaxFactor = 64;

    private const double PassEdge = 0.4, StopEdge = 0.6;
    private readonly int _up, _down, _halfLength, _taps, _channelCount;
    private readonly float[] _coefficients;
    private readonly float[] _history;
    private readonly float[] _silence;
    private int _phase;
    private int _write;

    /// <summary>
    /// Makes a resampler for sample sets of <paramref name="channelCount"/> channels. <paramref name="delayPeriods"/> (2 to 16
    /// sample periods of the lower rate) trades delay for steepness: 3 gives 15 ms to 200 Hz at 1.9 dB and 40 dB.
    /// </summary>
    /// <exception cref="ArgumentException">A rate is not positive, or no ratio of integers up to <see cref="MaxFactor"/> lies within 100 ppm of theirs.</exception>
    public RationalResampler(double inputRateHz, double outputRateHz, int channelCount, double delayPeriods = NormalDelayPeriods)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channelCount);
        if (!(delayPeriods >= 2 && delayPeriods <= 16))
        {
            throw new ArgumentOutOfRangeException(nameof(delayPeriods), delayPeriods,
                $"The resampler's delay was given as {delayPeriods} sample periods of the lower rate: choose 2 to 16.");
        }
        (_up, _down) = Ratio(inputRateHz, outputRateHz);
        InputRateHz = inputRateHz;
        OutputRateHz = inputRateHz * _up / _down;
        _channelCount = channelCount;

        int factor = Math.Max(_up, _down);
        _halfLength = factor == 1 ? 0 : (int)Math.Ceiling(delayPeriods * factor);
        double[] prototype = factor == 1 ? [1] : LinearPhaseLowPass.Design(_halfLength, PassEdge / factor, StopEdge / factor);
        _taps = (prototype.Length + _up - 1) / _up;
        _coefficients = new float[_up * _taps];
        for (int i = 0; i < prototype.Length; i++)
        {
            // Oldest input first, as the history holds them.
            _coefficients[(i % _up * _taps) + _taps - 1 - (i / _up)] = (float)(_up * prototype[i]);
        }
        _history = new float[2 * _taps * channelCount];
        _silence = new float[channelCount];
        _phase = _halfLength;
    }

    /// <summary>Rate of the sample sets that go in, in hertz.</summary>
    public double InputRateHz { get; }

    /// <summary>Rate of the sample sets that come out, in hertz: the input rate times the ratio of integers.</summary>
    public double OutputRateHz { get; }

    /// <summary>Delay of every frequency, in seconds.</summary>
    public double GroupDelaySeconds => _halfLength / (InputRateHz * _up);

    /// <summary>
    /// Position of the next output at the electrode, in input samples after the next input; the first output of a new stream
    /// is at 0, that is at its first input.
    /// </summary>
    internal double NextOutputOffset => (double)(_phase - _halfLength) / _up;

    /// <summary>Number of outputs still to come whose position lies before the next input.</summary>
    internal int OutputsBeforeNextInput => _phase >= _halfLength ? 0 : (_halfLength - _phase + _down - 1) / _down;

    /// <summary>Most sample sets that <paramref name="inputSampleSets"/> more can bring out.</summary>
    public int MaxOutput(int inputSampleSets) => (int)((((long)inputSampleSets * _up) + _down - 1) / _down);

    /// <summary>
    /// Takes sample sets [sample set, channel] and returns how many it wrote to <paramref name="output"/>, also
    /// [sample set, channel]; the result does not depend on how a stream is cut into calls.
    /// </summary>
    /// <exception cref="ArgumentException">The input is not whole sample sets, or the output has no room for <see cref="MaxOutput"/>.</exception>
    public int Process(ReadOnlySpan<float> input, Span<float> output)
    {
        int sets = input.Length / _channelCount;
        if (input.Length % _channelCount != 0)
            throw new ArgumentException($"The input has {input.Length} values, which is not a whole number of sample sets of {_channelCount} channels.", nameof(input));
        if (output.Length < MaxOutput(sets) * _channelCount)
            throw new ArgumentException($"The output has room for {output.Length} values; {sets} sample sets in need {MaxOutput(sets) * _channelCount}.", nameof(output));
        if (_halfLength == 0)
        {
            input.CopyTo(output);
            return sets;
        }

        int written = 0;
        for (int i = 0; i < sets; i++)
        {
            Push(input.Slice(i * _channelCount, _channelCount));
            for (; _phase < _up; _phase += _down)
                Convolve(output.Slice(written++ * _channelCount, _channelCount));
            _phase -= _up;
        }
        return written;
    }

    /// <summary>
    /// Brings out the outputs that still wait for input although they lie before it, with zeros in place of that input, and
    /// returns how many; no input may be added before <see cref="Skip"/>.
    /// </summary>
    internal int Flush(Span<float> output)
    {
        int waiting = OutputsBeforeNextInput;
        int zeros = 0;
        for (int written = 0; written < waiting; zeros++)
        {
            Push(_silence);
            for (; _phase < _up && written < waiting; _phase += _down)
                Convolve(output.Slice(written++ * _channelCount, _channelCount));
            _phase -= _up;
        }
        _phase += zeros * _up;
        return waiting;
    }

    /// <summary>
    /// Passes over missing input and returns how many outputs lie in that time; they are not computed. What comes after it
    /// is computed as if there had been silence before.
    /// </summary>
    internal long Skip(long inputSampleSets)
    {
        Array.Clear(_history);
        long end = _halfLength + (inputSampleSets * _up);
        long outputs = _phase >= end ? 0 : (end - _phase + _down - 1) / _down;
        _phase = (int)(_phase + (outputs * _down) - (inputSampleSets * _up));
        return outputs;
    }

    /// <summary>Forgets all input; the next one begins a new stream.</summary>
    public void Reset()
    {
        Array.Clear(_history);
        _phase = _halfLength;
        _write = 0;
    }

    private void Push(ReadOnlySpan<float> sampleSet)
    {
        // Written twice, one length apart, so that the newest inputs always lie in one piece.
        sampleSet.CopyTo(_history.AsSpan(_write * _channelCount));
        sampleSet.CopyTo(_history.AsSpan((_write + _taps) * _channelCount));
        _write = _write + 1 == _taps ? 0 : _write + 1;
    }

    private void Convolve(Span<float> output)
    {
        ReadOnlySpan<float> coefficients = _coefficients.AsSpan(_phase * _taps, _taps);
        ReadOnlySpan<float> window = _history.AsSpan(_write * _channelCount, _taps * _channelCount);
        for (int channel = 0; channel < output.Length; channel++)
        {
            double sum = 0;
            for (int tap = 0, at = channel; tap < coefficients.Length; tap++, at += output.Length)
                sum += (double)coefficients[tap] * window[at];
            output[channel] = (float)sum;
        }
    }

    private static (int Up, int Down) Ratio(double inputRateHz, double outputRateHz)
    {
        if (!(inputRateHz > 0 && double.IsFinite(inputRateHz) && outputRateHz > 0 && double.IsFinite(outputRateHz)))
            throw new ArgumentException($"Resampling from {inputRateHz} Hz to {outputRateHz} Hz is impossible: both rates must be above 0.");
        for (int down = 1; down <= MaxFactor; down++)
        {
            double up = Math.Round(outputRateHz / inputRateHz * down);
            if (up >= 1 && up <= MaxFactor && Math.Abs((up * inputRateHz / (down * outputRateHz)) - 1) <= 1e-4)
                return ((int)up, down);
        }
        throw new ArgumentException(
            $"Resampling from {inputRateHz} Hz to {outputRateHz} Hz needs a ratio of integers up to {MaxFactor}, and none is near enough: choose another rate.");
    }
}
