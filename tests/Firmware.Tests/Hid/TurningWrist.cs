using NeuralGlasses.Simulator.Wristband;

namespace NeuralGlasses.Firmware.Tests.Hid;

/// <summary>A wrist, palm down, that turns and tilts as a formula of device time says: degrees a second to the left, and downwards.</summary>
internal sealed class TurningWrist(Func<double, (double Left, double Down)> rates, double offsetDps = 0) : IMotionSource
{
    public void Sample(long microseconds, Span<double> accelerationsG, Span<double> ratesDps)
    {
        accelerationsG.Clear();
        accelerationsG[2] = 1;
        var (left, down) = rates(microseconds / 1e6);
        ratesDps[0] = offsetDps;
        ratesDps[1] = down + offsetDps;
        ratesDps[2] = left + offsetDps;
    }
}
