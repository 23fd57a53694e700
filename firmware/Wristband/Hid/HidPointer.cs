using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Imu;

namespace NeuralGlasses.Wristband.Hid;

/// <summary>
/// The cursor that the wrist's rotation moves: turning the forearm to the right moves it right, lowering the hand moves it down. It takes
/// angular rates, less what the sensor shows at rest; slow ones move nothing, so that a hand that is held still holds the cursor still.
/// </summary>
public sealed class HidPointer
{
    /// <summary>Axis of the motion sensor out of the back of the wrist, whose positive turn is to the left.</summary>
    public const int TurnAxis = 5;

    /// <summary>Axis of the motion sensor across the wrist, to the left with the palm down, whose positive turn lowers the hand.</summary>
    public const int TiltAxis = 4;

    /// <summary>Rate up to which nothing moves, in steps of <see cref="ImuStreamFormat.RateStepMillidegrees"/>: 2 degrees a second, above a held hand's tremor and an offset of 1 degree a second (ST DS12140, typical); what is faster loses as much. A choice.</summary>
    public const int DeadbandSteps = 57;

    // A still sensor's rate is averaged over some 64 samples; a rate above 5 degrees a second is no offset.
    private const int OffsetShift = 6;
    private const int MostOffsetSteps = 143;
    private const int FractionBits = 16;

    // The sensor's rates are 52, 104 and 208 Hz, called 50, 100 and 200; what its oscillator is off changes the gain by percents.
    private const int SensorRatePercent = 104;
    private readonly ImuStream _imu;
    private int _taken;
    private long _rightFraction;
    private long _downFraction;
    private int _rateHz;
    private int _countsPerDegree;
    private int _perStep;
    private int _turnOffset;
    private int _tiltOffset;

    /// <summary>Makes a pointer of this sensor.</summary>
    public HidPointer(ImuStream imu)
    {
        _imu = imu;
        _taken = imu.Ring.Taken;
    }

    /// <summary>Counts to the right of the last <see cref="Step"/>.</summary>
    public int Right { get; private set; }

    /// <summary>Counts down of the last <see cref="Step"/>.</summary>
    public int Down { get; private set; }

    /// <summary>Lets the samples that have come go by: nobody looks at the cursor.</summary>
    public void Skip()
    {
        _taken = _imu.Ring.Taken;
        _rightFraction = 0;
        _downFraction = 0;
        Right = 0;
        Down = 0;
    }

    /// <summary>Takes the samples that have come since the last call, before they are sent or cleared; the cursor moves only if <paramref name="moves"/>.</summary>
    public void Step(bool moves, int countsPerDegree)
    {
        TakeScale(countsPerDegree);
        ImuSampleRing ring = _imu.Ring;
        int fresh = ring.Taken - _taken;
        _taken = ring.Taken;
        fresh = fresh < ring.Count ? fresh : ring.Count;
        if (!moves)
        {
            _rightFraction = 0;
            _downFraction = 0;
        }

        for (int age = fresh - 1; age >= 0; age--)
        {
            int turn = ring.AxisOf(age, TurnAxis);
            int tilt = ring.AxisOf(age, TiltAxis);
            if (_imu.Motion.IsStill)
            {
                _turnOffset = Follow(_turnOffset, turn);
                _tiltOffset = Follow(_tiltOffset, tilt);
            }

            if (moves)
            {
                _rightFraction -= Moved(turn - (_turnOffset >> OffsetShift));
                _downFraction += Moved(tilt - (_tiltOffset >> OffsetShift));
            }
        }

        Right = (int)(_rightFraction >> FractionBits);
        Down = (int)(_downFraction >> FractionBits);
        _rightFraction -= (long)Right << FractionBits;
        _downFraction -= (long)Down << FractionBits;
    }

    // A division for each sample would cost more than all the rest of its turn.
    private void TakeScale(int countsPerDegree)
    {
        if (_rateHz == _imu.RateHz && _countsPerDegree == countsPerDegree)
        {
            return;
        }

        _rateHz = _imu.RateHz;
        _countsPerDegree = countsPerDegree;
        long scaled = (long)ImuStreamFormat.RateStepMillidegrees * countsPerDegree * (1 << FractionBits);
        _perStep = _rateHz == 0 ? 0 : (int)(scaled / (10L * SensorRatePercent * _rateHz));
    }

    // Counts with a fraction of 16 bits for one sample of a rate.
    private long Moved(int steps)
    {
        int beyond = steps > DeadbandSteps ? steps - DeadbandSteps : steps < -DeadbandSteps ? steps + DeadbandSteps : 0;
        return (long)beyond * _perStep;
    }

    private static int Follow(int offset, int steps)
    {
        bool fits = steps <= MostOffsetSteps && steps >= -MostOffsetSteps;
        return fits ? offset + steps - (offset >> OffsetShift) : offset;
    }
}
