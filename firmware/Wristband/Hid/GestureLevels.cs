using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Wear;

namespace NeuralGlasses.Wristband.Hid;

/// <summary>
/// How loud the muscles of each gesture are, in multiples of their level at rest. A level is the sum of the waveform lengths of the gesture's
/// channels; rest is followed here and not taken from <see cref="MuscleActivity"/>, whose rest follows the least of a single channel's 20
/// samples and lies a third below the mean.
/// </summary>
public sealed class GestureLevels
{
    /// <summary>No gesture.</summary>
    public const int None = -1;

    /// <summary>Rest is not known yet: it follows what is there.</summary>
    public const int Learning = 0;

    /// <summary>Nothing moves: rest follows.</summary>
    public const int Resting = 1;

    /// <summary>A gesture is there: rest is what it was before.</summary>
    public const int Tense = 2;

    /// <summary>Something is there that is no gesture: rest climbs by a tenth a second, so that an electrode that turned noisy is rest within a minute.</summary>
    public const int Unclear = 3;

    /// <summary>Least level at rest that is believed, in codes a channel: about 1 µV at gain 6, which the AFE's own noise reaches.</summary>
    public const int RestFloor = 20;

    /// <summary>Share of its threshold below which a gesture is gone, in 1/256: six tenths. A choice.</summary>
    public const int EndShare = 154;

    // Rest follows a quieter look by 1/16, in a third of a second, a louder one by 1/128, in two and a half: it lies a little below the mean.
    private const int FallShift = 4;
    private const int ClimbShift = 7;
    private const int UnclearShift = 9;
    private const int RestBits = 8;
    private readonly MuscleActivity _activity;
    private readonly HidProfile _profile;

    // The channels of both gestures, those of the first before those of the second, so that a look costs the interpreter no search.
    private readonly int[] _channelOf;
    private readonly int[] _firstOf = new int[HidProfile.GestureCount + 1];
    private readonly int[] _lengths = new int[HidProfile.GestureCount];
    private readonly int[] _counted = new int[HidProfile.GestureCount];
    private readonly int[] _levels = new int[HidProfile.GestureCount];
    private readonly long[] _rests = new long[HidProfile.GestureCount];
    private int _all;
    private int _off;
    private bool _isClipped;

    /// <summary>Makes levels of these figures for a wearer's gestures.</summary>
    public GestureLevels(MuscleActivity activity, HidProfile profile)
    {
        _activity = activity;
        _profile = profile;
        _channelOf = new int[activity.ChannelCount];
    }

    /// <summary>Whether a channel stood at a limit in the last look, as when the band is pushed.</summary>
    public bool IsClipped
    {
        get { return _isClipped; }
    }

    /// <summary>Returns the level of a gesture, 0 or 1, in the last look, in 1/256 of that at rest.</summary>
    public int LevelOf(int gesture)
    {
        return _levels[gesture];
    }

    /// <summary>Whether a gesture is above its threshold.</summary>
    public bool IsAbove(int gesture)
    {
        return _levels[gesture] > _profile.Thresholds[gesture];
    }

    /// <summary>Whether a gesture is clearly below its threshold.</summary>
    public bool IsBelow(int gesture)
    {
        return _levels[gesture] < (_profile.Thresholds[gesture] * EndShare) >> 8;
    }

    /// <summary>Returns the gesture that is above its threshold and clearly ahead of the other, or <see cref="None"/>.</summary>
    public int Leader()
    {
        for (int gesture = 0; gesture < HidProfile.GestureCount; gesture++)
        {
            if (IsAbove(gesture) && ((long)_levels[gesture] << 8) > (long)_levels[1 - gesture] * _profile.Ratio)
            {
                return gesture;
            }
        }

        return None;
    }

    /// <summary>Takes the profile's channels, of those that the band has, and forgets the levels at rest.</summary>
    public void Reset()
    {
        int count = 0;
        _all = 0;
        for (int gesture = 0; gesture < HidProfile.GestureCount; gesture++)
        {
            _firstOf[gesture] = count;
            for (int channel = 0; channel < _channelOf.Length; channel++)
            {
                if (((_profile.Masks[gesture] >> channel) & 1) != 0)
                {
                    _channelOf[count] = channel;
                    _all |= 1 << channel;
                    count++;
                }
            }

            _rests[gesture] = 0;
            _levels[gesture] = 0;
        }

        _firstOf[HidProfile.GestureCount] = count;
    }

    /// <summary>
    /// Takes the figures of a look; <paramref name="situation"/> is one of the constants above. False if too few of a gesture's channels have contact, or
    /// others than in the look before: such levels cannot be compared. Channels in <paramref name="leadOff"/> (bit 0 = channel 0) do not count.
    /// </summary>
    public bool TryLook(int leadOff, int situation)
    {
        int known = _off;
        _off = leadOff & _all;
        _isClipped = false;
        bool isSeen = true;
        for (int gesture = 0; gesture < HidProfile.GestureCount; gesture++)
        {
            isSeen &= TrySum(gesture);
        }

        if (!isSeen || _off != known)
        {
            return false;
        }

        for (int gesture = 0; gesture < HidProfile.GestureCount; gesture++)
        {
            Follow(gesture, situation);
            long floor = (long)_counted[gesture] * RestFloor << RestBits;
            long rest = _rests[gesture] > floor ? _rests[gesture] : floor;
            _levels[gesture] = (int)(((long)_lengths[gesture] << (RestBits + 8)) / rest);
        }

        return true;
    }

    // With less than half of its channels a gesture is not told from anything.
    private bool TrySum(int gesture)
    {
        int[] statistics = _activity.Statistics;
        int end = _firstOf[gesture + 1];
        int length = 0;
        int clipped = 0;
        int counted = 0;
        for (int i = _firstOf[gesture]; i < end; i++)
        {
            int channel = _channelOf[i];
            if (((_off >> channel) & 1) == 0)
            {
                int at = channel * EngineStatistics.FiguresPerChannel;
                length += statistics[at + EngineStatistics.WaveformLength];
                clipped |= statistics[at + EngineStatistics.Clipped];
                counted++;
            }
        }

        _isClipped |= clipped != 0;
        _lengths[gesture] = length;
        _counted[gesture] = counted;
        return counted > 0 && counted * 2 >= end - _firstOf[gesture];
    }

    private void Follow(int gesture, int situation)
    {
        long rest = _rests[gesture];
        long step = ((long)_lengths[gesture] << RestBits) - rest;
        if (rest == 0)
        {
            _rests[gesture] = step;
        }
        else if (situation == Learning || (step < 0 && situation != Tense))
        {
            _rests[gesture] = rest + (step >> FallShift);
        }
        else if (situation == Unclear)
        {
            _rests[gesture] = rest + (rest >> UnclearShift) + 1;
        }
        else if (situation == Resting && IsBelow(gesture))
        {
            _rests[gesture] = rest + (step >> ClimbShift);
        }
    }
}
