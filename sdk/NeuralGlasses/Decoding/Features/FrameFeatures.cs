namespace NeuralGlasses.Decoding.Features;

/// <summary>
/// The features of single windows at any rate and channel count: <c>tdpsd</c> (time-domain power spectral descriptors, six a channel;
/// after Al-Timemy, Khushaba, Bugmann and Escudero 2016, IEEE TNSRE 24:650), <c>spectrum</c> (logarithm of the power in eight bands a
/// channel), <c>logcov</c> (matrix logarithm of the channel covariance; Barachant, Bonnet, Congedo and Jutten 2012, IEEE TBME 59:920) and
/// <c>bandcov</c> (the same of the channels' cross-spectra in each of a few bands, after the multivariate power frequency features of
/// the generic neuromotor interface, Nature 645:702, 2025).
/// </summary>
public sealed class FrameFeatures
{
    /// <summary>The feature set that is the samples themselves, [time, channel].</summary>
    public const string Samples = "samples";

    private const double BandLoading = 0.05;
    private static readonly double[] SpectrumEdgesHz = [20, 45, 70, 95, 120, 160, 200, 280, 450];
    private static readonly (double, double)[] SlowBandsHz = [(15, 40), (40, 65), (65, 99)];
    private static readonly (double, double)[] FastBandsHz = [(20, 60), (60, 110), (110, 200), (200, 450)];
    private readonly int _channelCount;
    private readonly int _windowSamples;
    private readonly double _noiseFloor;
    private readonly bool _isRaw;
    private readonly bool _descriptors;
    private readonly bool _covariance;
    private readonly WindowSums _sums;
    private readonly WindowFeatures _window;
    private readonly float[] _windowFeatures;
    private readonly MatrixLogarithm _logarithm;
    private readonly double[] _triangle;
    private readonly SpectralBands? _spectrum;
    private readonly SpectralBands? _bands;
    private readonly float[] _silence;

    /// <summary>Prepares a feature set.</summary>
    /// <param name="name"><c>samples</c> alone for the samples themselves, [time, channel], or parts joined by <c>+</c>, in the order <c>tdpsd</c>, <c>spectrum</c>, <c>logcov</c>, <c>bandcov</c>.</param>
    /// <param name="channelCount">Channels, 1 to 64.</param>
    /// <param name="rateHz">Sample rate, in hertz; bands above half of it are left out.</param>
    /// <param name="windowSamples">Sample sets of a window, at least 8.</param>
    /// <param name="noiseFloor">Amplitude added before every logarithm, in the unit of the samples; above 0.</param>
    /// <exception cref="ArgumentException">A part is unknown or out of order.</exception>
    public FrameFeatures(string name, int channelCount, double rateHz, int windowSamples, double noiseFloor)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(channelCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channelCount, 64);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rateHz);
        ArgumentOutOfRangeException.ThrowIfLessThan(windowSamples, 8);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(noiseFloor);
        _isRaw = name == Samples;
        string[] known = ["tdpsd", "spectrum", "logcov", "bandcov"];
        var parts = name.Split('+');
        if (!_isRaw && !known.Where(parts.Contains).SequenceEqual(parts))
            throw new ArgumentException($"The feature set '{name}' is unknown; expected parts of {string.Join('+', known)}, each at most once and in this order.", nameof(name));
        Name = name;
        _channelCount = channelCount;
        _windowSamples = windowSamples;
        _noiseFloor = noiseFloor;
        _descriptors = parts.Contains("tdpsd");
        _covariance = parts.Contains("logcov");
        _sums = new(channelCount);
        _window = new(channelCount, noiseFloor);
        _windowFeatures = new float[_window.Length];
        _logarithm = new(channelCount);
        _triangle = new double[_logarithm.Length];
        _silence = new float[channelCount];
        _spectrum = parts.Contains("spectrum") ? new(SpectrumBands(rateHz), channelCount, rateHz, windowSamples) : null;
        _bands = parts.Contains("bandcov") ? new(rateHz < 500 ? SlowBandsHz : Below(FastBandsHz, rateHz), channelCount, rateHz, windowSamples) : null;
        ChannelBlocks = _isRaw ? windowSamples : (_descriptors ? WindowFeatures.DescriptorsPerChannel : 0) + (_spectrum?.Bands.Count ?? 0);
        PairBlocks = (_covariance ? 1 : 0) + (_bands?.Bands.Count ?? 0);
        Length = ChannelBlocks * channelCount + PairBlocks * _logarithm.Length;
    }

    /// <summary>Prepares the features that a model expects.</summary>
    /// <param name="manifest">The model's manifest.</param>
    /// <exception cref="ArgumentException">The manifest names features that nobody here computes.</exception>
    public static FrameFeatures For(ModelManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return new(manifest.Features, manifest.ChannelCount, manifest.SampleRateHz, manifest.WindowSamples, manifest.NoiseFloorMicrovolts);
    }

    /// <summary>Name of the feature set.</summary>
    public string Name { get; }

    /// <summary>Channels of a window.</summary>
    public int ChannelCount => _channelCount;

    /// <summary>Sample sets of a window.</summary>
    public int WindowSamples => _windowSamples;

    /// <summary>Number of features.</summary>
    public int Length { get; }

    /// <summary>Blocks of one feature a channel; they come first.</summary>
    public int ChannelBlocks { get; }

    /// <summary>Blocks of one feature for every channel pair with its own diagonal, upper triangle row after row; they come last.</summary>
    public int PairBlocks { get; }

    /// <summary>
    /// The set that generalised best in measurements on recordings of this rate and channel count: band covariances below 500 Hz, where
    /// spectra are too short, and on bands of few channels; spectra with the covariance otherwise.
    /// </summary>
    public static string NameFor(int channelCount, double rateHz)
        => rateHz < 500 ? "tdpsd+logcov+bandcov" : channelCount <= 6 ? "tdpsd+spectrum+bandcov" : "tdpsd+spectrum+logcov";

    /// <summary>Computes the features of a window without allocating.</summary>
    /// <param name="window">Samples [time, channel], row after row.</param>
    /// <param name="features">Receives <see cref="Length"/> values.</param>
    /// <exception cref="ArgumentException">The window or the destination has another length.</exception>
    public void Compute(ReadOnlySpan<float> window, Span<float> features)
    {
        if (window.Length != _windowSamples * _channelCount)
            throw new ArgumentException($"The window holds {window.Length} values, expected {_windowSamples} x {_channelCount}.", nameof(window));
        if (features.Length < Length)
            throw new ArgumentException($"The destination holds {features.Length} values, expected {Length}.", nameof(features));
        if (_isRaw)
        {
            window.CopyTo(features);
            return;
        }

        if (_descriptors || _covariance)
            ComputeInTime(window);
        var at = 0;
        var descriptors = WindowFeatures.DescriptorsPerChannel * _channelCount;
        if (_descriptors)
            at = Append(_windowFeatures.AsSpan(0, descriptors), features, at);
        if (_spectrum is not null)
            at = Spectrum(window, features, at);
        if (_covariance)
            at = Append(_windowFeatures.AsSpan(descriptors), features, at);
        if (_bands is not null)
            BandCovariances(window, features, at);
    }

    private static int Append(ReadOnlySpan<float> values, Span<float> features, int at)
    {
        values.CopyTo(features[at..]);
        return at + values.Length;
    }

    private static (double, double)[] SpectrumBands(double rateHz)
        => Below([.. SpectrumEdgesHz.Zip(SpectrumEdgesHz.Skip(1))], rateHz);

    private static (double, double)[] Below((double Low, double High)[] bands, double rateHz)
        => [.. bands.Where(band => band.High <= rateHz / 2)];

    private void ComputeInTime(ReadOnlySpan<float> window)
    {
        _sums.Clear();
        for (var t = 0; t < _windowSamples; t++)
        {
            var current = window.Slice(t * _channelCount, _channelCount);
            var previous = t > 0 ? window.Slice((t - 1) * _channelCount, _channelCount) : _silence;
            var beforePrevious = t > 1 ? window.Slice((t - 2) * _channelCount, _channelCount) : _silence;
            _sums.Add(current, previous, beforePrevious, t);
        }

        _window.Compute(_sums, _windowFeatures);
    }

    private int Spectrum(ReadOnlySpan<float> window, Span<float> features, int at)
    {
        _spectrum!.Transform(window);
        for (var band = 0; band < _spectrum.Bands.Count; band++)
        {
            for (var c = 0; c < _channelCount; c++)
                features[at++] = (float)Math.Log(_spectrum.Power(band, c) + _noiseFloor * _noiseFloor);
        }

        return at;
    }

    private void BandCovariances(ReadOnlySpan<float> window, Span<float> features, int at)
    {
        _bands!.Transform(window);
        for (var band = 0; band < _bands.Bands.Count; band++)
        {
            _bands.CrossSpectra(band, _triangle);
            var loading = BandLoading * _logarithm.MeanDiagonal(_triangle) + _noiseFloor * _noiseFloor;
            _logarithm.Compute(_triangle, loading, features.Slice(at, _logarithm.Length));
            at += _logarithm.Length;
        }
    }
}
