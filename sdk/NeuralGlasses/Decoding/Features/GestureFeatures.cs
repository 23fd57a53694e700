using NeuralGlasses.Streaming;

namespace NeuralGlasses.Decoding.Features;

/// <summary>
/// The features of sliding windows: time-domain power spectral descriptors, six per channel (after Al-Timemy, Khushaba,
/// Bugmann and Escudero 2016, IEEE TNSRE 24:650), and the matrix logarithm of the channel covariance (Barachant,
/// Bonnet, Congedo and Jutten 2012, IEEE TBME 59:920). Lost samples only lower <c>validFraction</c>: nothing is filled in.
/// </summary>
public sealed class GestureFeatures
{
    /// <summary>Name of this feature set in a manifest.</summary>
    public const string Name = "tdpsd+logcov";

    private const int QueueLength = 16;
    private readonly StrideSums[] _strides;
    private readonly StrideSums _window;
    private readonly WindowFeatures _features;
    private readonly float[][] _queue;
    private readonly HostTime[] _queueTimes = new HostTime[QueueLength];
    private readonly float[] _queueFractions = new float[QueueLength];
    private readonly int _strideSamples;
    private readonly double _rateHz;
    private float[] _previous;
    private float[] _beforePrevious;
    private int _stride;
    private int _slot;
    private long _run;
    private HostTime _newest;
    private int _queued;
    private int _oldest;

    /// <summary>Prepares windows of <paramref name="strideCount"/> strides of <paramref name="strideSamples"/> sample sets.</summary>
    /// <param name="channelCount">Channels, 1 to 16.</param>
    /// <param name="rateHz">Sample rate of the blocks, in hertz.</param>
    /// <param name="strideSamples">Sample sets from one step to the next, at least 1.</param>
    /// <param name="strideCount">Strides of a window, at least 1.</param>
    /// <param name="noiseFloorMicrovolts">Amplitude added before every logarithm, so that silence stays finite; about half a step of the converter.</param>
    public GestureFeatures(int channelCount, double rateHz, int strideSamples, int strideCount, double noiseFloorMicrovolts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(channelCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channelCount, 16);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rateHz);
        ArgumentOutOfRangeException.ThrowIfLessThan(strideSamples, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(strideCount, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(noiseFloorMicrovolts);
        ChannelCount = channelCount;
        _rateHz = rateHz;
        _strideSamples = strideSamples;
        _strides = new StrideSums[strideCount];
        for (var i = 0; i < strideCount; i++)
            _strides[i] = new(channelCount);
        _window = new(channelCount);
        _features = new(channelCount, noiseFloorMicrovolts);
        _queue = new float[QueueLength][];
        for (var i = 0; i < QueueLength; i++)
            _queue[i] = new float[_features.Length];
        _previous = new float[channelCount];
        _beforePrevious = new float[channelCount];
    }

    /// <summary>Number of channels.</summary>
    public int ChannelCount { get; }

    /// <summary>Features of a step: 6 C + C (C + 1) / 2 for C channels.</summary>
    public int Length => _features.Length;

    /// <summary>Steps thrown away, oldest first, because nobody took them before sixteen more were ready.</summary>
    public long DroppedSteps { get; private set; }

    /// <summary>Features of <paramref name="channelCount"/> channels: 6 C + C (C + 1) / 2.</summary>
    public static int LengthFor(int channelCount) => WindowFeatures.LengthFor(channelCount);

    /// <summary>Takes a block; a restart forgets everything, lost samples leave a hole in the windows that cover them.</summary>
    /// <exception cref="ArgumentException">The block has another channel count or rate than this extractor was made for.</exception>
    public void Push(EmgBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        if (block.ChannelCount != ChannelCount)
            throw new ArgumentException($"The features were made for {ChannelCount} channels, the block has {block.ChannelCount}.", nameof(block));
        if (Math.Abs(block.RateHz - _rateHz) > 0.01 * _rateHz)
            throw new ArgumentException($"The features were made for {_rateHz} Hz, the block runs at {block.RateHz} Hz.", nameof(block));
        if (block.Restarted)
            Reset();
        else if (block.LostBefore > 0)
            SkipLost(block.LostBefore);

        var samples = block.Samples;
        for (var i = 0; i < block.SampleCount; i++)
        {
            var current = samples.Slice(i * ChannelCount, ChannelCount);
            _strides[_stride].Add(current, _previous, _beforePrevious, _run);
            _run++;
            (_previous, _beforePrevious) = (_beforePrevious, _previous);
            current.CopyTo(_previous);
            _newest = block.FirstSample.Plus(i * 1e6 / _rateHz);
            if (++_slot == _strideSamples)
                CompleteStride();
        }
    }

    /// <summary>Takes the oldest step that is ready.</summary>
    /// <param name="features">Receives <see cref="Length"/> features: six per channel, feature after feature, then the covariance triangle.</param>
    /// <param name="newestSample">Host time of the newest sample in the window.</param>
    /// <param name="validFraction">Share of the window that was received, 0 to 1.</param>
    public bool TryTake(Span<float> features, out HostTime newestSample, out float validFraction)
    {
        if (_queued == 0)
        {
            newestSample = default;
            validFraction = 0;
            return false;
        }

        _queue[_oldest].CopyTo(features);
        newestSample = _queueTimes[_oldest];
        validFraction = _queueFractions[_oldest];
        _oldest = (_oldest + 1) % QueueLength;
        _queued--;
        return true;
    }

    /// <summary>Forgets all samples and all steps that were not taken.</summary>
    public void Reset()
    {
        foreach (var stride in _strides)
            stride.Clear();
        _stride = _slot = _queued = _oldest = 0;
        _run = 0;
    }

    private void SkipLost(int lost)
    {
        _run = 0;
        // A hole longer than a window empties every stride once; only the phase of the stride matters beyond that.
        var window = _strides.Length * _strideSamples;
        if (lost > 2 * window)
            lost = 2 * window + (lost - 2 * window) % _strideSamples;
        while (lost > 0)
        {
            var step = Math.Min(lost, _strideSamples - _slot);
            _slot += step;
            lost -= step;
            if (_slot == _strideSamples)
                CompleteStride();
        }
    }

    private void CompleteStride()
    {
        _slot = 0;
        if (_strides[_stride].Count > 0)
            Enqueue();
        _stride = (_stride + 1) % _strides.Length;
        _strides[_stride].Clear();
    }

    private void Enqueue()
    {
        _window.Clear();
        foreach (var stride in _strides)
            _window.Add(stride);
        // Two neighbours in a row are the least from which every feature exists.
        if (_window.SecondCount == 0)
            return;
        if (_queued == QueueLength)
        {
            _oldest = (_oldest + 1) % QueueLength;
            _queued--;
            DroppedSteps++;
        }

        var at = (_oldest + _queued) % QueueLength;
        _features.Compute(_window, _queue[at]);
        _queueTimes[at] = _newest;
        _queueFractions[at] = (float)_window.Count / (_strides.Length * _strideSamples);
        _queued++;
    }
}
