using NeuralGlasses.Physiology;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Training.Pointing;

/// <summary>
/// The band's motion sensor on a simulated arm, as it arrives: with noise, with the offset that its gyroscope has since it was put on, and late by what a frame waits in the
/// band and takes through the air.
/// </summary>
/// <param name="arm">The arm.</param>
/// <param name="dice">What noise and offset are drawn from.</param>
public sealed class FeltMotion(SimulatedForearm arm, Dice dice)
{
    /// <summary>Blocks between two samples.</summary>
    public const int EveryBlocks = 4;

    // 60 thousandths of a degree a second and 1.5 mg, as the simulated band's sensor; an offset of up to 1 degree a second is typical (ST DS12140).
    private const double RateNoiseDps = 0.06;
    private const double AccelerationNoiseG = 0.0015;
    private const double MostOffsetDps = 1;

    // A frame of motion waits 30 ms in the band, half of that on average, and some 25 ms more for its connection event and the air; an estimate.
    private const double LateS = 0.04;
    private static readonly int Late = (int)Math.Round(LateS / ForearmEmg.BlockS);
    private readonly double[] _acceleration = new double[3];
    private readonly double[] _rate = new double[3];
    private readonly double[] _offset = [dice.Between(-MostOffsetDps, MostOffsetDps), dice.Between(-MostOffsetDps, MostOffsetDps), dice.Between(-MostOffsetDps, MostOffsetDps)];
    private readonly Queue<WristMotionSample> _coming = new();

    /// <summary>Feels the arm as it is now, and gives the sample that arrives now; false if there is none yet.</summary>
    public bool TryFeel(HostTime now, out WristMotionSample arrived)
    {
        arm.Feel(arm.Seconds, _acceleration, _rate);
        // From the arm's axes to those of the band's sensor.
        _coming.Enqueue(new WristMotionSample(
            now,
            EveryBlocks * ForearmEmg.BlockS * 1000,
            Acceleration(_acceleration[1]),
            Acceleration(-_acceleration[0]),
            Acceleration(_acceleration[2]),
            Rate(_rate[1], 0),
            Rate(-_rate[0], 1),
            Rate(_rate[2], 2)));
        arrived = default;
        return _coming.Count > Late / EveryBlocks && _coming.TryDequeue(out arrived);
    }

    private float Acceleration(double g) => (float)(g + (AccelerationNoiseG * dice.Normal()));

    private float Rate(double dps, int axis) => (float)(dps + _offset[axis] + (RateNoiseDps * dice.Normal()));
}
