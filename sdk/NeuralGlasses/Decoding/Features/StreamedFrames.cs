using System.Numerics.Tensors;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Decoding.Features;

/// <summary>
/// The features of a sliding window over a stream, one frame a stride, from the first complete window on. Lost samples count as zeros
/// and the rest of their window is raised to the power that it would have had, so that loudness stays what it was; the share that was
/// received comes with every frame.
/// </summary>
public sealed class StreamedFrames
{
    private const int QueueLength = 16;
    private readonly FrameFeatures _features;
    private readonly double _rateHz;
    private readonly int _strideSamples;
    private readonly int _windowSamples;
    private readonly float[] _ring;
    private readonly bool[] _received;
    private readonly float[] _window;
    private readonly float[] _computed;
    private readonly float[][] _queue = new float[QueueLength][];
    private readonly HostTime[] _queueTimes = new HostTime[QueueLength];
    private readonly float[] _queueFractions = new float[QueueLength];
    private readonly float[] _queueActivities = new float[QueueLength];
    private int _slot;
    private int _inStride;
    private int _receivedInStride;
    private int _filled;
    private HostTime _newest;
    private int _queued;
    private int _oldest;

    /// <summary>Prepares a sliding window.</summary>
    /// <param name="features">Features of a window; used by this object alone.</param>
    /// <param name="rateHz">Sample rate of the blocks, in hertz.</param>
    /// <param name="strideSamples">Sample sets from one frame to the next, 1 to those of a window.</param>
    public StreamedFrames(FrameFeatures features, double rateHz, int strideSamples)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rateHz);
        ArgumentOutOfRangeException.ThrowIfLessThan(strideSamples, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(strideSamples, features.WindowSamples);
        _features = features;
        _rateHz = rateHz;
        _strideSamples = strideSamples;
        _windowSamples = features.WindowSamples;
        _ring = new float[_windowSamples * features.ChannelCount];
        _received = new bool[_windowSamples];
        _window = new float[_ring.Length];
        _computed = new float[features.Length];
        for (var i = 0; i < QueueLength; i++)
            _queue[i] = new float[features.Length];
    }

    /// <summary>Makes the frames that a model expects.</summary>
    /// <param name="manifest">The model's manifest.</param>
    /// <exception cref="ArgumentException">The manifest names features that nobody here computes.</exception>
    public static StreamedFrames For(ModelManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return new(FrameFeatures.For(manifest), manifest.SampleRateHz, manifest.StrideSamples);
    }

    /// <summary>Number of channels.</summary>
    public int ChannelCount => _features.ChannelCount;

    /// <summary>Features of a frame.</summary>
    public int Length => _features.Length;

    /// <summary>Frames thrown away, oldest first, because nobody took them before sixteen more were ready.</summary>
    public long DroppedFrames { get; private set; }

    /// <summary>Frames left out because a feature was no finite number: a state that once held one would hold it for ever.</summary>
    public long RejectedFrames { get; private set; }

    /// <summary>Takes a block; a restart forgets everything, lost samples leave a hole in the windows that cover them.</summary>
    /// <exception cref="ArgumentException">The block has another channel count or rate than these frames were made for.</exception>
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
            Skip(block.LostBefore);

        var samples = block.Samples;
        for (var i = 0; i < block.SampleCount; i++)
        {
            samples.Slice(i * ChannelCount, ChannelCount).CopyTo(_ring.AsSpan(_slot * ChannelCount));
            _newest = block.FirstSample.Plus(i * 1e6 / _rateHz);
            _receivedInStride++;
            Advance(received: true);
        }
    }

    /// <summary>Takes the oldest frame that is ready; allocates nothing.</summary>
    /// <param name="features">Receives <see cref="Length"/> values.</param>
    /// <param name="newestSample">Host time of the newest sample in the window.</param>
    /// <param name="validFraction">Share of the window that was received, above 0 to 1.</param>
    /// <param name="activity">Root mean square of the samples of the newest stride over all channels, in the unit of the blocks, 0 or more.</param>
    public bool TryTake(Span<float> features, out HostTime newestSample, out float validFraction, out float activity)
    {
        if (_queued == 0)
        {
            newestSample = default;
            validFraction = activity = 0;
            return false;
        }

        _queue[_oldest].CopyTo(features);
        newestSample = _queueTimes[_oldest];
        validFraction = _queueFractions[_oldest];
        activity = _queueActivities[_oldest];
        _oldest = (_oldest + 1) % QueueLength;
        _queued--;
        return true;
    }

    /// <summary>Forgets all samples and all frames that were not taken.</summary>
    public void Reset()
    {
        _slot = _inStride = _receivedInStride = _filled = _queued = _oldest = 0;
    }

    private void Skip(int lost)
    {
        // After a hole as long as a window nothing is left of what was before: only the phase of the stride is kept.
        if (lost >= _windowSamples)
        {
            _filled = 0;
            _inStride = (_inStride + lost) % _strideSamples;
            _receivedInStride = 0;
            return;
        }

        for (var i = 0; i < lost; i++)
        {
            _ring.AsSpan(_slot * ChannelCount, ChannelCount).Clear();
            Advance(received: false);
        }
    }

    private void Advance(bool received)
    {
        _received[_slot] = received;
        _slot = (_slot + 1) % _windowSamples;
        _filled = Math.Min(_filled + 1, _windowSamples);
        if (++_inStride < _strideSamples)
            return;
        _inStride = 0;
        if (_filled == _windowSamples && _receivedInStride > 0)
            Enqueue();
        _receivedInStride = 0;
    }

    private void Enqueue()
    {
        var first = _slot * ChannelCount;
        _ring.AsSpan(first).CopyTo(_window);
        _ring.AsSpan(0, first).CopyTo(_window.AsSpan(_ring.Length - first));
        var valid = _received.AsSpan().Count(true) / (float)_windowSamples;
        if (valid < 1)
            TensorPrimitives.Multiply(_window, 1 / MathF.Sqrt(valid), _window);
        _features.Compute(_window, _computed);
        if (!Array.TrueForAll(_computed, float.IsFinite))
        {
            RejectedFrames++;
            return;
        }

        if (_queued == QueueLength)
        {
            _oldest = (_oldest + 1) % QueueLength;
            _queued--;
            DroppedFrames++;
        }

        var at = (_oldest + _queued) % QueueLength;
        _computed.CopyTo(_queue[at], 0);
        _queueTimes[at] = _newest;
        _queueFractions[at] = valid;
        var stride = _window.AsSpan(^(_strideSamples * ChannelCount)..);
        _queueActivities[at] = MathF.Sqrt(TensorPrimitives.SumOfSquares<float>(stride) / stride.Length);
        _queued++;
    }
}
