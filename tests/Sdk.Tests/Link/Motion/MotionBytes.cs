using NeuralGlasses.Contract;

namespace NeuralGlasses.Sdk.Tests.Link.Motion;

// Writes motion frames as a wristband would; each sample says in its first number which it is.
internal static class MotionBytes
{
    public const double PeriodMicroseconds = 1e6 / 52;

    public const int Samples = 2;

    public static byte[] Make(int sequence, uint? ticks = null, int samples = Samples, Func<int, int, short>? axis = null, double period = PeriodMicroseconds)
    {
        var frame = new ImuFrame
        {
            SampleCount = samples,
            Sequence = sequence & 0xFFFF,
            DeviceTicks = ticks ?? TicksOf(sequence, samples, period),
        };
        for (var i = 0; i < frame.Length; i++)
            frame.Samples[i] = axis?.Invoke(i / ImuStreamFormat.AxisCount, i % ImuStreamFormat.AxisCount) ?? (short)(i % ImuStreamFormat.AxisCount == 0 ? (sequence * samples) + (i / ImuStreamFormat.AxisCount) : i);
        var buffer = new byte[ImuStreamFormat.MaxFrameLength];
        return buffer[..ImuFrameCodec.Encode(frame, buffer, 0)];
    }

    public static uint TicksOf(int sequence, int samples = Samples, double period = PeriodMicroseconds) => (uint)(long)Math.Round(4_000_000 + (sequence * samples * period));
}
