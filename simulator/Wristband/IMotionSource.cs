namespace NeuralGlasses.Simulator.Wristband;

/// <summary>How the band moves: what an ideal motion sensor on it would feel.</summary>
public interface IMotionSource
{
    /// <summary>
    /// Writes three accelerations in g, gravity included (a band at rest feels 1 g upwards), and three angular rates in degrees a
    /// second, in the sensor's axes, at a time in microseconds since the sensor's first power-up.
    /// </summary>
    void Sample(long microseconds, Span<double> accelerationsG, Span<double> ratesDps);
}
