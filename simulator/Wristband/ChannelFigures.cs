using NeuralGlasses.Wristband.Acquisition;

namespace NeuralGlasses.Simulator.Wristband;

/// <summary>
/// The engine's figures of every channel, gathered set by set in 64-bit sums whether or not anybody reads frames. With y at
/// most 2^24 and at most 2^14 sets no sum passes 2^62, and the squares of both quarter-rate components together no 2^51.
/// </summary>
internal sealed class ChannelFigures(int channels)
{
    private readonly long[] _squares = new long[channels];
    private readonly long[] _steps = new long[channels];
    private readonly long[] _inPhase = new long[channels];
    private readonly long[] _quadrature = new long[channels];
    private readonly int[] _clipped = new int[channels];
    private readonly int[] _last = new int[channels];
    private bool _hasLast;
    private int _sets;

    internal void Start()
    {
        _hasLast = false;
        Clear();
    }

    /// <summary>Takes y of one channel; <paramref name="phase"/> is the number of the set since start, modulo 4.</summary>
    internal void Add(int channel, int removed, int phase, bool limited)
    {
        _squares[channel] += (long)removed * removed;
        if (_hasLast)
            _steps[channel] += Math.Abs(removed - _last[channel]);
        _last[channel] = removed;
        var component = (phase & 1) == 0 ? _inPhase : _quadrature;
        component[channel] += phase < 2 ? removed : -removed;
        if (limited)
            _clipped[channel]++;
    }

    /// <summary>Makes room for a set: figures that nobody read in time begin anew.</summary>
    internal void BeginSet()
    {
        if (_sets == EngineStatistics.MaxSampleSets)
            Clear();
    }

    internal void EndSet()
    {
        _hasLast = true;
        _sets++;
    }

    /// <summary>Writes the figures of the first channels, begins new ones, and returns the sample sets that they cover.</summary>
    internal int Read(int channelCount, DcBlocker blocker, int[] statistics)
    {
        var sets = _sets;
        if (sets == 0)
            return 0;
        for (var channel = 0; channel < channelCount; channel++)
        {
            var at = channel * EngineStatistics.FiguresPerChannel;
            var i = 2 * Math.Abs(_inPhase[channel]) / sets;
            var q = 2 * Math.Abs(_quadrature[channel]) / sets;
            statistics[at + EngineStatistics.Rms] = SquareRoot(_squares[channel] / sets);
            statistics[at + EngineStatistics.WaveformLength] = (int)(_steps[channel] / sets);
            statistics[at + EngineStatistics.QuarterRate] = SquareRoot((i * i) + (q * q));
            statistics[at + EngineStatistics.Offset] = blocker.Offset(channel);
            statistics[at + EngineStatistics.Clipped] = _clipped[channel];
        }

        Clear();
        return sets;
    }

    // The largest integer whose square is not above the value, found bit by bit so that every twin finds the same.
    private static int SquareRoot(long value)
    {
        var root = 0L;
        for (var bit = 1L << 25; bit > 0; bit >>= 1)
        {
            if ((root + bit) * (root + bit) <= value)
                root += bit;
        }

        return (int)root;
    }

    private void Clear()
    {
        _sets = 0;
        Array.Clear(_squares);
        Array.Clear(_steps);
        Array.Clear(_inPhase);
        Array.Clear(_quadrature);
        Array.Clear(_clipped);
    }
}
