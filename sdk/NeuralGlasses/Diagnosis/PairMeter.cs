namespace NeuralGlasses.Diagnosis;

/// <summary>
/// Measures one channel second by second: root mean square, and the hum of both mains with their harmonics. A second with a gap, or
/// with an electrode off, does not count; of the others the medians do, so that a gesture in between changes little.
/// </summary>
internal sealed class PairMeter
{
    private const int Harmonics = 3;

    // Tones beside a hum, in hertz from it, by which what noise and muscles have at that place is known and taken off.
    private static readonly int[] Beside = [-4, -3, 3, 4];

    private readonly int _rateHz;
    private readonly double _limitMicrovolts;
    private readonly double[] _second;
    private readonly List<double> _squares = [];
    private readonly List<double> _hum50 = [];
    private readonly List<double> _hum60 = [];
    private int _filled;
    private long _samples;
    private long _offSamples;
    private long _limitSamples;
    private float _first;

    /// <summary>Makes a meter of a channel at a rate of at least 500 Hz that holds samples at <paramref name="limitMicrovolts"/>.</summary>
    public PairMeter(int rateHz, double limitMicrovolts)
    {
        _rateHz = rateHz;
        _limitMicrovolts = limitMicrovolts;
        _second = new double[rateHz];
    }

    /// <summary>Whether every sample was the same.</summary>
    public bool IsConstant { get; private set; } = true;

    /// <summary>Share of the samples with an electrode off, 0 to 1; null without a sample.</summary>
    public double? OffShare => _samples > 0 ? (double)_offSamples / _samples : null;

    /// <summary>Share of the samples at the limit, 0 to 1; null without a sample.</summary>
    public double? LimitShare => _samples > 0 ? (double)_limitSamples / _samples : null;

    /// <summary>Root mean square in microvolts; null without a whole second.</summary>
    public double? Signal => Root(Median(_squares));

    /// <summary>The same without the stronger hum.</summary>
    public double? Rest => Median(_squares) is { } all ? Root(Math.Max(0, all - Math.Max(Median(_hum50) ?? 0, Median(_hum60) ?? 0))) : null;

    /// <summary>Hum at 50 Hz and harmonics, in microvolts RMS; null without a whole second.</summary>
    public double? Mains50 => Root(Median(_hum50));

    /// <summary>Hum at 60 Hz and harmonics, in microvolts RMS; null without a whole second.</summary>
    public double? Mains60 => Root(Median(_hum60));

    /// <summary>Takes a sample.</summary>
    public void Add(float microvolts, bool isOff)
    {
        if (_samples++ == 0)
            _first = microvolts;
        IsConstant &= microvolts == _first;
        if (Math.Abs(microvolts) >= _limitMicrovolts)
            _limitSamples++;
        if (isOff)
        {
            _offSamples++;
            Break();
            return;
        }

        _second[_filled++] = microvolts;
        if (_filled == _rateHz)
            EndSecond();
    }

    /// <summary>Samples are missing before the next one.</summary>
    public void Break() => _filled = 0;

    private void EndSecond()
    {
        _filled = 0;
        double mean = _second.Average();
        var squares = 0.0;
        for (var i = 0; i < _second.Length; i++)
        {
            _second[i] -= mean;
            squares += _second[i] * _second[i];
        }

        _squares.Add(squares / _second.Length);
        _hum50.Add(Hum(50));
        _hum60.Add(Hum(60));
    }

    private double Hum(int mainsHz)
    {
        var sum = 0.0;
        for (var harmonic = 1; harmonic <= Harmonics; harmonic++)
        {
            int hertz = mainsHz * harmonic;
            var floor = 0.0;
            foreach (int beside in Beside)
                floor += Power(hertz + beside) / Beside.Length;
            sum += Math.Max(0, Power(hertz) - floor);
        }

        return sum;
    }

    // Mean square of a tone of whole hertz over the second (G. Goertzel, "An algorithm for the evaluation of finite trigonometric series", 1958).
    private double Power(int hertz)
    {
        double angle = 2 * Math.PI * hertz / _rateHz;
        double twice = 2 * Math.Cos(angle);
        double before = 0, last = 0;
        foreach (double sample in _second)
            (before, last) = (last, sample + (twice * last) - before);
        double power = (last * last) + (before * before) - (twice * last * before);
        return 2 * power / ((double)_rateHz * _rateHz);
    }

    private static double? Root(double? square) => square is { } s ? Math.Sqrt(s) : null;

    private static double? Median(List<double> values)
    {
        if (values.Count == 0)
            return null;
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
