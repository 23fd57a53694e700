using Lanes = System.Numerics.Vector<float>;

namespace NeuralGlasses.Training.Features;

/// <summary>
/// Computes classical features under LibEMG's names (Eddy et al. 2023, IEEE Access 11:87380). Where LibEMG and the publication of a
/// feature differ, the published definition is followed; the feature's own comment says so. One thread at a time; a window allocates
/// nothing unless it is longer than every one before.
/// </summary>
public sealed class ClassicalFeatures
{
    private readonly ClassicalFeature[] _features;
    private readonly ChannelBlock _block;
    private readonly Lanes[] _values;

    private ClassicalFeatures(ClassicalFeature[] features, ClassicalFeatureOptions options)
    {
        _features = features;
        _block = new(options);
        _values = new Lanes[features.Max(feature => feature.ValuesPerChannel)];
        ValuesPerChannel = features.Sum(feature => feature.ValuesPerChannel);
        LeastSamples = features.Max(feature => feature.LeastSamples);
    }

    /// <summary>Names of the single features.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ClassicalFeature.Names];

    /// <summary>Names of the feature sets.</summary>
    public static IReadOnlyList<string> SetNames { get; } = [.. ClassicalFeature.SetNames];

    /// <summary>Names of the features that are computed, in the order of their values.</summary>
    public IReadOnlyList<string> FeatureNames => [.. _features.Select(feature => feature.Name)];

    /// <summary>Values that one channel has.</summary>
    public int ValuesPerChannel { get; }

    /// <summary>Samples of the shortest window that can be computed.</summary>
    public int LeastSamples { get; }

    /// <summary>Features by name, in the order given.</summary>
    /// <param name="names">Sets such as <c>TDPSD</c> and single features such as <c>MAV</c>, separated by commas.</param>
    /// <param name="options">Thresholds; LibEMG's defaults when left out.</param>
    /// <exception cref="ArgumentException">A name is unknown.</exception>
    public static ClassicalFeatures Named(string names, ClassicalFeatureOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(names);
        return new([.. names.Split(',', StringSplitOptions.TrimEntries).SelectMany(ClassicalFeature.Named)], options ?? new());
    }

    /// <summary>Computes the features of one window.</summary>
    /// <param name="window">Samples, [time x channel], oldest first.</param>
    /// <param name="channelCount">Number of channels.</param>
    /// <param name="rateHz">Sample rate, in hertz; only the spectral features depend on it.</param>
    /// <param name="features">
    /// Receives <see cref="ValuesPerChannel"/> values a channel: feature by feature, within a feature channel by channel, within a channel
    /// the feature's values.
    /// </param>
    /// <exception cref="ArgumentException">The window is too short or not whole, or there is no room for the features.</exception>
    public void Compute(ReadOnlySpan<float> window, int channelCount, double rateHz, Span<float> features)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channelCount);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rateHz);
        if (window.Length % channelCount != 0 || window.Length / channelCount < LeastSamples)
            throw new ArgumentException($"The window has {window.Length} values, expected a multiple of {channelCount} channels and at least {LeastSamples} samples of each.", nameof(window));
        if (features.Length != ValuesPerChannel * channelCount)
            throw new ArgumentException($"There is room for {features.Length} features, expected {ValuesPerChannel} of each of {channelCount} channels.", nameof(features));
        for (var first = 0; first < channelCount; first += Lanes.Count)
        {
            _block.Load(window, channelCount, first, rateHz);
            var channels = Math.Min(Lanes.Count, channelCount - first);
            var rest = features;
            foreach (var feature in _features)
            {
                feature.Formula(_block, _values.AsSpan(0, feature.ValuesPerChannel));
                for (var v = 0; v < feature.ValuesPerChannel; v++)
                {
                    var place = first * feature.ValuesPerChannel + v;
                    for (var c = 0; c < channels; c++, place += feature.ValuesPerChannel)
                        rest[place] = _values[v][c];
                }

                rest = rest[(channelCount * feature.ValuesPerChannel)..];
            }
        }
    }
}
