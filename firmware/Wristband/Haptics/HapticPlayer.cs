using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Haptics;

/// <summary>
/// Plays patterns one at a time and keeps an app from shaking the arm without end: at most <see cref="MaxPulsesPerSecond"/> pulses in
/// any second, and a pause behind each pattern. Nothing is queued: what cannot play now is refused. Only <see cref="HapticPattern.Searching"/>
/// lasts, until <see cref="Stop"/>.
/// </summary>
public sealed class HapticPlayer
{
    /// <summary>Most pulses that begin within any second; a choice.</summary>
    public const int MaxPulsesPerSecond = 8;

    /// <summary>Of these, the pulses kept free for a warning.</summary>
    public const int ReservedForWarning = 3;

    /// <summary>Pause behind a pattern before the next, in microseconds; a warning does not wait for it. A choice.</summary>
    public const int PauseMicroseconds = 100000;

    /// <summary>Pause between two warnings, in microseconds: the second in which the last one's pulses count.</summary>
    public const int WarningPauseMicroseconds = SecondMicroseconds;

    /// <summary>Time after which a sequence that does not end is cut off, in microseconds; no pattern here lasts a third of it.</summary>
    public const int MaxPlayMicroseconds = 3000000;

    private const int SecondMicroseconds = 1000000;
    private const long Never = long.MaxValue;
    private readonly Drv2605l _driver;
    private readonly IMonotonicClock _clock;
    private readonly byte[] _sequence = new byte[Drv2605lRegister.SequenceLength];

    // When the place of a pulse is free again; Never while its pattern plays.
    private readonly long[] _free = new long[MaxPulsesPerSecond];
    private bool _present;
    private int _playing;
    private long _startedMicroseconds;
    private long _pauseEndsMicroseconds;
    private long _warningEndsMicroseconds;
    private int _repeatIntensity;
    private long _repeatMicroseconds;
    private int _limited;

    /// <summary>Makes the player; nothing plays before <see cref="PowerUp"/>.</summary>
    public HapticPlayer(Drv2605l driver, IMonotonicClock clock)
    {
        _driver = driver;
        _clock = clock;
    }

    /// <summary>Whether the chip was found and has answered since.</summary>
    public bool IsPresent
    {
        get { return _present; }
    }

    /// <summary>The pattern that plays now, or <see cref="HapticPattern.None"/>.</summary>
    public int Playing
    {
        get { return _playing; }
    }

    /// <summary>Whether <see cref="HapticPattern.Searching"/> repeats.</summary>
    public bool IsSearching
    {
        get { return _repeatIntensity > 0; }
    }

    /// <summary>Requests refused by the limits since construction.</summary>
    public int Limited
    {
        get { return _limited; }
    }

    /// <summary>Powers up the chip; also the way back after it was absent.</summary>
    public Drv2605lResult PowerUp()
    {
        Drv2605lResult result = _driver.PowerUp();
        _present = result == Drv2605lResult.Ok;
        _playing = HapticPattern.None;
        _repeatIntensity = 0;
        Release(_clock.Microseconds);
        return result;
    }

    /// <summary>
    /// Plays a pattern at an intensity of 0 (silent) to 3. A warning cuts off what plays; everything else is refused while
    /// something plays. <see cref="HapticPattern.Searching"/> takes the next free moment, then repeats.
    /// </summary>
    public HapticResult Play(int pattern, int intensity)
    {
        if (!_present)
        {
            return HapticResult.Absent;
        }

        if (!HapticSequence.IsPlayable(pattern, intensity))
        {
            return HapticResult.Limited;
        }

        if (pattern == HapticPattern.Searching)
        {
            if (_repeatIntensity == 0)
            {
                _repeatMicroseconds = _clock.Microseconds;
            }

            _repeatIntensity = intensity;
            Repeat();
            return _present ? HapticResult.Played : HapticResult.Absent;
        }

        if (!IsAllowed(pattern))
        {
            _limited++;
            return HapticResult.Limited;
        }

        return Start(pattern, intensity) ? HapticResult.Played : HapticResult.Absent;
    }

    /// <summary>Ends what plays and what repeats.</summary>
    public void Stop()
    {
        _repeatIntensity = 0;
        if (_playing != HapticPattern.None)
        {
            End();
        }
    }

    /// <summary>Watches the pattern that plays and repeats the one that lasts. Called every 10 ms; one byte is read while something plays, and none otherwise.</summary>
    public void Step()
    {
        if (!_present)
        {
            return;
        }

        if (_playing != HapticPattern.None)
        {
            bool playing;
            if (_driver.IsPlaying(out playing) != Drv2605lResult.Ok)
            {
                Lose();
            }
            else if (!playing || _clock.Microseconds - _startedMicroseconds >= MaxPlayMicroseconds)
            {
                End();
            }
        }

        Repeat();
    }

    private void Repeat()
    {
        if (_repeatIntensity == 0 || _clock.Microseconds < _repeatMicroseconds || !IsAllowed(HapticPattern.Searching))
        {
            return;
        }

        _repeatMicroseconds = _clock.Microseconds + HapticSequence.SearchingMicroseconds;
        Start(HapticPattern.Searching, _repeatIntensity);
    }

    private bool IsAllowed(int pattern)
    {
        long now = _clock.Microseconds;
        if (pattern == HapticPattern.Warning)
        {
            return _playing != HapticPattern.Warning && now >= _warningEndsMicroseconds;
        }

        return _playing == HapticPattern.None
            && now >= _pauseEndsMicroseconds
            && FreePlaces(now) >= HapticSequence.Pulses(pattern) + ReservedForWarning;
    }

    private bool Start(int pattern, int intensity)
    {
        // What a warning cuts off has had its pulses all the same.
        long now = _clock.Microseconds;
        Release(now);
        HapticSequence.WriteSequence(pattern, intensity, _sequence);
        if (_driver.Play(_sequence) != Drv2605lResult.Ok)
        {
            Lose();
            return false;
        }

        _playing = pattern;
        _startedMicroseconds = now;
        int pulses = HapticSequence.Pulses(pattern);
        for (int i = 0; i < _free.Length && pulses > 0; i++)
        {
            if (_free[i] <= now)
            {
                _free[i] = Never;
                pulses--;
            }
        }

        return true;
    }

    private void End()
    {
        if (_driver.Stop() != Drv2605lResult.Ok)
        {
            Lose();
            return;
        }

        long now = _clock.Microseconds;
        _pauseEndsMicroseconds = now + PauseMicroseconds;
        if (_playing == HapticPattern.Warning)
        {
            _warningEndsMicroseconds = now + WarningPauseMicroseconds;
        }

        _playing = HapticPattern.None;
        Release(now);
    }

    private void Lose()
    {
        _present = false;
        _playing = HapticPattern.None;
        _repeatIntensity = 0;
        Release(_clock.Microseconds);
    }

    private int FreePlaces(long now)
    {
        int free = 0;
        for (int i = 0; i < _free.Length; i++)
        {
            if (_free[i] <= now)
            {
                free++;
            }
        }

        return free;
    }

    private void Release(long now)
    {
        long free = now + SecondMicroseconds;
        for (int i = 0; i < _free.Length; i++)
        {
            if (_free[i] == Never)
            {
                _free[i] = free;
            }
        }
    }
}
