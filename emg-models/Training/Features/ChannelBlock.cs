using System.Numerics;
using System.Runtime.InteropServices;
using Lanes = System.Numerics.Vector<float>;

namespace NeuralGlasses.Training.Features;

/// <summary>A window of as many channels as a vector register has lanes, and what several features need of it.</summary>
internal sealed class ChannelBlock(ClassicalFeatureOptions options)
{
    private readonly Spectrum _spectrum = new();
    private Lanes[] _samples = [];
    private Lanes[] _first = [];
    private Lanes[] _second = [];
    private int _count;
    private DifferenceSums? _sums;
    private PowerDescriptors? _descriptors;
    private bool _hasPower;

    public ClassicalFeatureOptions Options => options;

    public double RateHz { get; private set; }

    /// <summary>Sample t of each channel, oldest first.</summary>
    public ReadOnlySpan<Lanes> Samples => _samples.AsSpan(0, _count);

    /// <summary>Room for one value a sample.</summary>
    public Span<Lanes> Scratch => _first.AsSpan(0, _count);

    /// <summary>More room for one value a sample.</summary>
    public Span<Lanes> SecondScratch => _second.AsSpan(0, _count);

    public DifferenceSums Sums => _sums ??= DifferenceSums.Of(Samples);

    public PowerDescriptors Descriptors => _descriptors ??= PowerDescriptors.Of(this);

    /// <summary>Length of the zero-padded Fourier transform.</summary>
    public int TransformLength => (int)BitOperations.RoundUpToPowerOf2((uint)_count);

    /// <summary>Periodogram of the window zero-padded to the next power of two, bins from 0 to below half the rate.</summary>
    public ReadOnlySpan<Lanes> Power
    {
        get
        {
            if (!_hasPower)
                _spectrum.Compute(Samples, TransformLength);
            _hasPower = true;
            return _spectrum.Power;
        }
    }

    public void Load(ReadOnlySpan<float> window, int channelCount, int firstChannel, double rateHz)
    {
        _count = window.Length / channelCount;
        if (_samples.Length < _count)
            (_samples, _first, _second) = (new Lanes[_count], new Lanes[_count], new Lanes[_count]);
        (RateHz, _sums, _descriptors, _hasPower) = (rateHz, null, null, false);
        var samples = _samples.AsSpan(0, _count);
        if (channelCount - firstChannel >= Lanes.Count)
        {
            ref var origin = ref MemoryMarshal.GetReference(window[firstChannel..]);
            for (var t = 0; t < samples.Length; t++)
                samples[t] = Vector.LoadUnsafe(ref origin, (nuint)(t * channelCount));
            return;
        }

        Span<float> padded = stackalloc float[Lanes.Count];
        padded.Clear();
        for (var t = 0; t < samples.Length; t++)
        {
            window[(t * channelCount + firstChannel)..((t + 1) * channelCount)].CopyTo(padded);
            samples[t] = new Lanes(padded);
        }
    }
}
