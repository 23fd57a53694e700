using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Wear;

/// <summary>
/// Sees on the band itself whether a muscle moves, from the engine's figures of every 20 ms and without a sample in managed code. A
/// channel's measure is its waveform length, the mean step from one sample to the next (Hudgins, Parker, Scott 1993),
/// which drift and movement of the band hardly raise; its rest level follows the least of it, at once down and slowly up.
/// </summary>
public sealed class MuscleActivity
{
    /// <summary>Time between two looks, in microseconds.</summary>
    public const int LookMicroseconds = 20000;

    /// <summary>Channels above their threshold that make activity: a muscle lies under more than one pair, and one pair alone is a bump or a loose electrode.</summary>
    public const int ChannelsToActive = 2;

    /// <summary>Looks in a row above the threshold that make activity: one alone may be a bump.</summary>
    public const int LooksToActive = 2;

    // Levels have 8 fractional bits. A level follows figures of 20 ms, which scatter, within 80 ms. The rest level falls towards it within
    // a second and climbs by 1/512 a look, a tenth a second, so that a fist held for seconds does not become rest, and an electrode that grew noisy
    // does within a minute.
    private const int LevelShift = 8;
    private const int SmoothShift = 2;
    private const int FallShift = 6;
    private const int ClimbShift = 9;
    private readonly IAcquisitionEngine _engine;
    private readonly IMonotonicClock _clock;
    private readonly int[] _statistics;
    private readonly int[] _level;
    private readonly int[] _rest;
    private long _nextMicroseconds;
    private int _looksAbove;
    private bool _hasRest;
    private bool _isActive;

    /// <summary>Makes a detector for up to <paramref name="channelCount"/> channels.</summary>
    public MuscleActivity(IAcquisitionEngine engine, IMonotonicClock clock, int channelCount)
    {
        _engine = engine;
        _clock = clock;
        _statistics = new int[EngineStatistics.Length];
        _level = new int[channelCount];
        _rest = new int[channelCount];
    }

    /// <summary>How many times its rest level a channel must reach, in 1/256; from the settings.</summary>
    public int Threshold { get; set; }

    /// <summary>Most channels that it looks at.</summary>
    public int ChannelCount
    {
        get { return _rest.Length; }
    }

    /// <summary>Whether a muscle moves.</summary>
    public bool IsActive
    {
        get { return _isActive; }
    }

    /// <summary>Whether the last <see cref="Step"/> brought new figures.</summary>
    public bool HasLooked { get; private set; }

    /// <summary>Sample sets that the last figures cover.</summary>
    public int SampleSets { get; private set; }

    /// <summary>The engine's figures of the last look, as <see cref="EngineStatistics"/> lays them out.</summary>
    public int[] Statistics
    {
        get { return _statistics; }
    }

    /// <summary>Returns a channel's waveform length in the last look, in codes.</summary>
    public int LengthOf(int channel)
    {
        return _statistics[(channel * EngineStatistics.FiguresPerChannel) + EngineStatistics.WaveformLength];
    }

    /// <summary>Returns the sample sets of the last look in which a channel stood at a limit.</summary>
    public int ClippedOf(int channel)
    {
        return _statistics[(channel * EngineStatistics.FiguresPerChannel) + EngineStatistics.Clipped];
    }

    /// <summary>Returns a channel's waveform length at rest, in codes.</summary>
    public int RestOf(int channel)
    {
        return _rest[channel] >> LevelShift;
    }

    /// <summary>Forgets the rest levels, as when a stream begins.</summary>
    public void Reset()
    {
        _hasRest = false;
        _looksAbove = 0;
        _isActive = false;
        HasLooked = false;
        _nextMicroseconds = _clock.Microseconds + LookMicroseconds;
    }

    /// <summary>Looks when 20 ms have passed; channels in <paramref name="leadOff"/> (bit 0 = channel 0) do not count. Call it while the engine runs.</summary>
    public void Step(int channelCount, int leadOff)
    {
        HasLooked = false;
        if (_clock.Microseconds < _nextMicroseconds)
        {
            return;
        }

        _nextMicroseconds = _clock.Microseconds + LookMicroseconds;
        SampleSets = _engine.ReadStatistics(_statistics);
        if (SampleSets == 0)
        {
            return;
        }

        HasLooked = true;
        int above = 0;
        int[] statistics = _statistics;
        int[] levels = _level;
        int[] rests = _rest;
        bool hasRest = _hasRest;
        long threshold = Threshold;
        int at = EngineStatistics.WaveformLength;
        for (int channel = 0; channel < channelCount; channel++)
        {
            int figure = statistics[at] << LevelShift;
            at += EngineStatistics.FiguresPerChannel;
            int level = hasRest ? levels[channel] + ((figure - levels[channel]) >> SmoothShift) : figure;
            int rest = rests[channel];
            if (!hasRest)
            {
                rest = level;
            }
            else if (level < rest)
            {
                rest -= (rest - level) >> FallShift;
            }
            else
            {
                rest += (rest >> ClimbShift) + 1;
            }

            levels[channel] = level;
            rests[channel] = rest;
            if (level > rest && ((leadOff >> channel) & 1) == 0 && ((long)level << 8) > rest * threshold)
            {
                above++;
            }
        }

        _hasRest = true;
        _looksAbove = above >= ChannelsToActive ? _looksAbove + 1 : 0;
        _isActive = _looksAbove >= LooksToActive;
    }
}
