using NeuralGlasses.Wristband.Afe;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Wear;

/// <summary>
/// Whether the band is worn: at least one electrode pair has contact. While samples flow the engine says so; while none do, the AFE
/// converts for a moment every few seconds and its lead-off comparators are read.
/// </summary>
public sealed class WearDetector
{
    /// <summary>Time between two looks while nothing streams, in microseconds.</summary>
    public const int LookMicroseconds = 5000000;

    /// <summary>Length of a look, in microseconds: 4.5 conversions at 500 samples a second, and the comparators.</summary>
    public const int LookLengthMicroseconds = 20000;

    private const int FirstChip = (1 << Electrodes.ChannelsPerChip) - 1;
    private readonly Ads1298 _afe;
    private readonly IMonotonicClock _clock;
    private bool _isLooking;
    private bool _isWorn = true;
    private long _nextMicroseconds;

    /// <summary>Makes the detector; before the first look the band counts as worn.</summary>
    public WearDetector(Ads1298 afe, IMonotonicClock clock)
    {
        _afe = afe;
        _clock = clock;
    }

    /// <summary>Whether at least one pair has contact.</summary>
    public bool IsWorn
    {
        get { return _isWorn; }
    }

    /// <summary>Channels with an electrode off at the last look or sample, bit 0 = channel 0; of a chain a look sees the first chip only, and a stream its own channels.</summary>
    public int OffChannels { get; private set; }

    /// <summary>Takes what the engine says while samples of the first <paramref name="channelCount"/> channels flow, 8 or 16: those with an electrode off, bit 0 = channel 0.</summary>
    public void Observe(int leadOff, int channelCount)
    {
        int all = (1 << channelCount) - 1;
        OffChannels = leadOff & all;
        _isWorn = OffChannels != all;
        _nextMicroseconds = _clock.Microseconds + LookMicroseconds;
    }

    /// <summary>Looks when the time has come. Only while nobody else uses the AFE.</summary>
    public void Step()
    {
        if (_clock.Microseconds < _nextMicroseconds)
        {
            return;
        }

        if (!_isLooking)
        {
            _afe.BeginLook();
            _isLooking = true;
            _nextMicroseconds = _clock.Microseconds + LookLengthMicroseconds;
            return;
        }

        EndLook();
    }

    /// <summary>Leaves the AFE to somebody else; a look that goes on ends at once, and does not count.</summary>
    public void Yield()
    {
        if (_isLooking)
        {
            bool worn = _isWorn;
            int off = OffChannels;
            EndLook();
            _isWorn = worn;
            OffChannels = off;
        }
    }

    private void EndLook()
    {
        int off = _afe.EndLook();
        _isLooking = false;
        OffChannels = (off | (off >> 8)) & FirstChip;
        _isWorn = OffChannels != FirstChip;
        _nextMicroseconds = _clock.Microseconds + LookMicroseconds;
    }
}
