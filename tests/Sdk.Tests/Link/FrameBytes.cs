using NeuralGlasses.Contract;

namespace NeuralGlasses.Sdk.Tests.Link;

// Writes frames as a wristband would.
internal static class FrameBytes
{
    public const double PeriodMicroseconds = 1000;

    public static byte[] Make(
        int sequence,
        uint? ticks = null,
        int flags = 0,
        int firstChannel = 0,
        int channelCount = 8,
        int sampleCount = 5,
        Func<int, int, short>? sample = null)
    {
        var frame = new EmgFrame
        {
            Flags = flags,
            Sequence = sequence,
            DeviceTicks = ticks ?? (uint)(sequence * sampleCount * PeriodMicroseconds),
            FirstChannel = firstChannel,
            ChannelCount = channelCount,
            SampleCount = sampleCount,
        };
        for (var set = 0; set < sampleCount; set++)
        {
            for (var channel = 0; channel < channelCount; channel++)
                frame.Samples[(set * channelCount) + channel] = sample?.Invoke(set, channel) ?? (short)((set * 10) + channel);
        }

        var buffer = new byte[EmgStreamFormat.MaxFrameLength];
        int length = EmgFrameCodec.Encode(frame, buffer, 0);
        return buffer[..length];
    }

    public static byte[] OtherVersion(int version, int sequence)
    {
        byte[] bytes = Make(sequence);
        bytes[EmgStreamFormat.VersionOffset] = (byte)version;
        int body = bytes.Length - EmgStreamFormat.ChecksumLength;
        EmgFrameCodec.Seal(bytes, 0, body, Crc32.Compute(bytes, 0, body));
        return bytes;
    }
}
