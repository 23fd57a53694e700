using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;

namespace NeuralGlasses.Firmware.Tests.Imu;

/// <summary>A motion that writes the time of each sample into its acceleration along x and its rate about x, in steps of 16 microseconds.</summary>
internal sealed class TimeMotion : IMotionSource
{
    private const int Resolution = 16;

    public void Sample(long microseconds, Span<double> accelerationsG, Span<double> ratesDps)
    {
        accelerationsG.Clear();
        ratesDps.Clear();
        accelerationsG[0] = (short)(microseconds / Resolution) * (ImuStreamFormat.AccelerationStepMicrograms / 1e6);
        ratesDps[0] = (short)(microseconds / Resolution) * (ImuStreamFormat.RateStepMillidegrees / 1e3);
    }

    /// <summary>Every sample of the frames: the time that the band told and the one at which it was measured, within the resolution.</summary>
    public static IEnumerable<(double Told, double True)> Times(IEnumerable<ImuFrame> frames, double periodMicroseconds)
    {
        foreach (var frame in frames)
        {
            for (var i = 0; i < frame.SampleCount; i++)
            {
                var told = frame.DeviceTicks + (i * periodMicroseconds);
                var lag = (short)((long)(told / Resolution) - frame.Samples[i * ImuStreamFormat.AxisCount]);
                yield return (told, told - (lag * Resolution));
            }
        }
    }
}
