using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Ports;
using NeuralGlasses.Wristband.Wear;

namespace NeuralGlasses.Wristband.Hid;

/// <summary>
/// Two gestures out of the band's own figures, without a model: a gesture is there while the channels under its muscles are several times
/// as loud as at rest and clearly louder, relative to rest, than those of the other. What is both, what began as both, and what follows
/// the other gesture too closely is nothing until all is quiet again: when in doubt nothing fires.
/// </summary>
public sealed class ThresholdDecoder
{
    /// <summary>Event: a short activation ended. It is told at once, whether another follows or not.</summary>
    public const int EventTap = 0x01;

    /// <summary>Event: a tap that no second one followed, told when <see cref="DoubleTapMicroseconds"/> are over.</summary>
    public const int EventSingleTap = 0x02;

    /// <summary>Event: the second of two taps ended, told together with its <see cref="EventTap"/>.</summary>
    public const int EventDoubleTap = 0x04;

    /// <summary>Event: an activation has lasted for <see cref="HoldMicroseconds"/>.</summary>
    public const int EventHoldBegin = 0x08;

    /// <summary>Event: a hold ended.</summary>
    public const int EventHoldEnd = 0x10;

    /// <summary>Looks of 20 ms in a row that begin an activation, 60 ms: a bump is shorter, and two muscles that tense together have both begun by then.</summary>
    public const int LooksToBegin = 3;

    /// <summary>Looks in a row that end an activation, 60 ms: a muscle's level scatters by a fifth from look to look.</summary>
    public const int LooksToEnd = 3;

    /// <summary>Looks with both gestures' muscles tense and neither clearly ahead that make it nothing, 60 ms: one begins a little before the other.</summary>
    public const int LooksToDoubt = 3;

    /// <summary>Quiet looks in a row that end a doubt, 80 ms.</summary>
    public const int LooksToCalm = 4;

    /// <summary>Length from which an activation is a hold and no tap, in microseconds: deliberate taps take 100 to 300 ms (a choice).</summary>
    public const int HoldMicroseconds = 400000;

    /// <summary>Longest hold, in microseconds: an electrode that turned noisy must not hold a button for ever.</summary>
    public const int LongestHoldMicroseconds = 30000000;

    /// <summary>Longest pause between two taps of a double tap, in microseconds: what Android waits for (ViewConfiguration, 300 ms).</summary>
    public const int DoubleTapMicroseconds = 300000;

    /// <summary>Time after a gesture in which the other one is taken for the hand's return, in microseconds: it is moved back by the very muscles of the other. A choice.</summary>
    public const int ReturnMicroseconds = 250000;

    /// <summary>Time after a start in which nothing counts, in microseconds: offsets settle and the level at rest is not known.</summary>
    public const int SettleMicroseconds = 1000000;

    /// <summary>Time without figures after which everything is forgotten, in microseconds.</summary>
    public const int StaleMicroseconds = 200000;

    private const int EventBits = 8;
    private const int None = GestureLevels.None;
    private const int Settling = GestureLevels.Learning;
    private const int Quiet = GestureLevels.Resting;
    private const int Active = GestureLevels.Tense;
    private const int Doubt = GestureLevels.Unclear;
    private readonly MuscleActivity _activity;
    private readonly IMonotonicClock _clock;
    private readonly GestureLevels _levels;
    private int _state;
    private int _gesture;
    private int _looks;
    private int _endLooks;
    private int _doubtLooks;
    private bool _isHold;
    private bool _isSecond;
    private int _tapped = None;
    private int _events;
    private long _settlesAt;
    private long _lookedAt;
    private long _beganAt;
    private long _endedAt;

    /// <summary>Makes a decoder of these figures with a wearer's profile, which may change before a <see cref="Reset"/>.</summary>
    public ThresholdDecoder(MuscleActivity activity, IMonotonicClock clock, HidProfile profile)
    {
        _activity = activity;
        _clock = clock;
        _levels = new GestureLevels(activity, profile);
        Reset();
    }

    /// <summary>Whether a gesture is held.</summary>
    public bool IsHolding
    {
        get { return _state == Active && _isHold; }
    }

    /// <summary>Returns the events of the last <see cref="Step"/> of a gesture, 0 or 1, as Event bits.</summary>
    public int EventsOf(int gesture)
    {
        return (_events >> (gesture * EventBits)) & ((1 << EventBits) - 1);
    }

    /// <summary>Forgets everything, a hold and the levels at rest included, and settles anew; nothing is told of it.</summary>
    public void Reset()
    {
        _state = Settling;
        _events = 0;
        _tapped = None;
        _isHold = false;
        _looks = 0;
        _levels.Reset();
        _lookedAt = _clock.Microseconds;
        _settlesAt = _lookedAt + SettleMicroseconds;
    }

    /// <summary>Takes the figures of this turn of the loop, if there are new ones; channels in <paramref name="leadOff"/> (bit 0 = channel 0) do not count.</summary>
    public void Step(int leadOff)
    {
        _events = 0;
        long now = _clock.Microseconds;
        if (_activity.HasLooked)
        {
            _lookedAt = now;
            if (_levels.TryLook(leadOff, _state))
            {
                Decide(now);
            }
            else
            {
                Lose();
            }
        }
        else if (now - _lookedAt > StaleMicroseconds)
        {
            Lose();
        }

        // A second tap that goes on still decides.
        bool waits = _state == Active && _isSecond;
        if (_tapped != None && !waits && now - _endedAt > DoubleTapMicroseconds)
        {
            Tell(_tapped, EventSingleTap);
            _tapped = None;
        }
    }

    private void Decide(long now)
    {
        if (_state == Settling)
        {
            if (now >= _settlesAt)
            {
                EnterDoubt();
            }
        }
        else if (_levels.IsClipped)
        {
            EnterDoubt();
        }
        else if (_state == Quiet)
        {
            LookForBegin(now);
        }
        else if (_state == Active)
        {
            LookForEnd(now);
        }
        else
        {
            bool isCalm = _levels.IsBelow(0) && _levels.IsBelow(1);
            _looks = isCalm ? _looks + 1 : 0;
            if (_looks >= LooksToCalm)
            {
                EnterQuiet();
            }
        }
    }

    private void LookForBegin(long now)
    {
        int gesture = _levels.Leader();
        if (gesture == None)
        {
            _looks = 0;
            bool isTense = _levels.IsAbove(0) || _levels.IsAbove(1);
            _doubtLooks = isTense ? _doubtLooks + 1 : 0;
            if (_doubtLooks >= LooksToDoubt)
            {
                EnterDoubt();
            }

            return;
        }

        _looks = gesture == _gesture ? _looks + 1 : 1;
        bool isReturn = gesture != _gesture && now - _endedAt < ReturnMicroseconds;
        if (isReturn)
        {
            EnterDoubt();
            return;
        }

        _gesture = gesture;
        if (_looks < LooksToBegin)
        {
            return;
        }

        _state = Active;
        _isHold = false;
        _isSecond = _tapped == gesture;
        _beganAt = now;
        _endLooks = 0;
        _doubtLooks = 0;
    }

    private void LookForEnd(long now)
    {
        int other = 1 - _gesture;

        // The other alone is no doubt but the hand's return, with which the gesture ends.
        bool isDoubtful = _levels.IsAbove(other) && _levels.Leader() == None;
        _doubtLooks = isDoubtful ? _doubtLooks + 1 : 0;
        if (_doubtLooks >= LooksToDoubt || now - _beganAt >= LongestHoldMicroseconds)
        {
            EnterDoubt();
            return;
        }

        bool ends = _levels.IsBelow(_gesture) || _levels.LevelOf(other) > _levels.LevelOf(_gesture);
        _endLooks = ends ? _endLooks + 1 : 0;
        if (_endLooks >= LooksToEnd)
        {
            End(now);
        }
        else if (!_isHold && _endLooks == 0 && now - _beganAt >= HoldMicroseconds)
        {
            _isHold = true;
            Tell(_gesture, EventHoldBegin);
            if (_isSecond)
            {
                _tapped = None;
                Tell(_gesture, EventSingleTap);
            }
        }
    }

    private void End(long now)
    {
        _endedAt = now;
        if (_isHold)
        {
            Tell(_gesture, EventHoldEnd);
            _tapped = None;
        }
        else if (_isSecond)
        {
            Tell(_gesture, EventTap | EventDoubleTap);
            _tapped = None;
        }
        else
        {
            Tell(_gesture, EventTap);
            _tapped = _gesture;
        }

        EnterQuiet();
    }

    // Settles anew after figures that cannot be compared with those before.
    private void Lose()
    {
        bool wasHolding = IsHolding;
        Reset();
        if (wasHolding)
        {
            Tell(_gesture, EventHoldEnd);
        }
    }

    private void EnterQuiet()
    {
        _state = Quiet;
        _isHold = false;
        _isSecond = false;
        _looks = 0;
        _doubtLooks = 0;
    }

    private void EnterDoubt()
    {
        if (IsHolding)
        {
            Tell(_gesture, EventHoldEnd);
        }

        if (_isSecond)
        {
            _tapped = None;
        }

        _state = Doubt;
        _isHold = false;
        _isSecond = false;
        _looks = 0;
        _doubtLooks = 0;
    }

    private void Tell(int gesture, int events)
    {
        _events |= events << (gesture * EventBits);
    }
}
