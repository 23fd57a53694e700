using BenchmarkDotNet.Attributes;
using NeuralGlasses.Training.Features;
using NeuralGlasses.Training.Learning;

namespace NeuralGlasses.Benchmarks;

/// <summary>
/// One window of 200 ms from samples to the probabilities of ten gestures: a classical feature set and a linear discriminant.
/// Budget: a twentieth of what LibEMG's Python takes for the same window on the same machine, and no allocation.
/// </summary>
[InProcess]
[MemoryDiagnoser]
[MedianColumn]
public class ClassicalPipelineBenchmarks
{
    private const int Classes = 10;
    private const int WindowsOfClass = 20;
    private const int WindowMs = 200;

    private readonly double[] _probabilities = new double[Classes];
    private float[][] _windows = [];
    private float[] _values = [];
    private ClassicalFeatures _features = null!;
    private LinearClassifier _classifier = null!;
    private int _channels;
    private int _rateHz;
    private int _next;

    [Params("HTD", "TDPSD", "LS4")]
    public string Set { get; set; } = "HTD";

    [Params("8 x 200", "16 x 2000")]
    public string Stream { get; set; } = "8 x 200";

    [GlobalSetup]
    public void Setup()
    {
        (_channels, _rateHz) = Stream == "16 x 2000" ? (16, 2000) : (8, 200);
        _features = ClassicalFeatures.Named(Set);
        _values = new float[_features.ValuesPerChannel * _channels];
        var chance = new GaussianSource(1);
        _windows = [.. Enumerable.Range(0, Classes * WindowsOfClass).Select(i => Window(i % Classes, chance))];
        var samples = _windows.Select(window =>
        {
            _features.Compute(window, _channels, _rateHz, _values);
            return _values.ToArray();
        }).ToArray();
        var labels = Enumerable.Range(0, samples.Length).Select(i => i % Classes).ToArray();
        _classifier = LinearDiscriminant.Fit(samples, labels, new int[samples.Length], Classes, shrinkage: 0.1, softness: 1);
    }

    [Benchmark]
    public double[] Window()
    {
        _next = (_next + 1) % _windows.Length;
        _features.Compute(_windows[_next], _channels, _rateHz, _values);
        _classifier.Score(_values, _probabilities);
        var highest = double.NegativeInfinity;
        foreach (var score in _probabilities)
            highest = Math.Max(highest, score);
        var total = 0.0;
        for (var k = 0; k < Classes; k++)
            total += _probabilities[k] = Math.Exp(_probabilities[k] - highest);
        for (var k = 0; k < Classes; k++)
            _probabilities[k] /= total;
        return _probabilities;
    }

    // Coloured noise, each gesture with its own level on each channel.
    private float[] Window(int gesture, GaussianSource chance)
    {
        var window = new float[_rateHz * WindowMs / 1000 * _channels];
        for (var i = 0; i < window.Length; i++)
        {
            var before = i < _channels ? 0 : window[i - _channels];
            window[i] = 0.6f * before + (float)((5 + (gesture * 7 + i % _channels * 3) % 11) * chance.Next());
        }

        return window;
    }
}
