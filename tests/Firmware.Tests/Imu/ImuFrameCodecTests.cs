using NeuralGlasses.Contract;
using NeuralGlasses.Firmware.Tests.Wire;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Imu;

public sealed class ImuFrameCodecTests
{
    public static TheoryData<string> Vectors => GoldenVector.Names("imu-frame-");

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_frame_is_encoded_to_the_bytes_of_its_vector_and_read_back(string name)
    {
        var vector = GoldenVector.Load(name);
        var frame = new ImuFrame
        {
            SampleCount = (int)vector.Number("samples"),
            Sequence = (int)vector.Number("sequence"),
            DeviceTicks = vector.Number("ticks"),
        };
        vector.Samples.CopyTo(frame.Samples, 0);
        var buffer = new byte[ImuStreamFormat.MaxFrameLength];
        var length = ImuFrameCodec.Encode(frame, buffer, 0);
        Assert.Equal(Convert.ToHexString(vector.Bytes), Convert.ToHexString(buffer, 0, length));

        var read = new ImuFrame();
        Assert.Equal(ImuFrameResult.Ok, ImuFrameCodec.TryDecode(vector.Bytes, 0, vector.Bytes.Length, read));
        Assert.Equal((int)vector.Number("version"), read.Version);
        Assert.Equal(frame.SampleCount, read.SampleCount);
        Assert.Equal(frame.Sequence, read.Sequence);
        Assert.Equal(frame.DeviceTicks, read.DeviceTicks);
        Assert.Equal(vector.Samples, read.Samples.AsSpan(0, read.Length));
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_frame_of_any_other_length_is_refused(string name)
    {
        var bytes = GoldenVector.Load(name).Bytes;
        var longer = new byte[ImuStreamFormat.MaxFrameLength + 20];
        bytes.CopyTo(longer, 0);
        var frame = new ImuFrame();
        for (var length = 0; length <= longer.Length; length++)
        {
            if (length != bytes.Length)
                Assert.Equal(ImuFrameResult.BadLength, ImuFrameCodec.TryDecode(longer, 0, length, frame));
        }
    }

    [Fact]
    public void One_sample_fits_the_smallest_notification_and_nineteen_the_usual_one()
    {
        Assert.Equal(EmgStreamFormat.MinNotificationLength, ImuStreamFormat.FrameLength(1));
        Assert.Equal(19, ImuStreamFormat.MaxSampleCount);
        Assert.Equal(1, ImuStreamFormat.Fit(20));
        Assert.Equal(1, ImuStreamFormat.Fit(31));
        Assert.Equal(2, ImuStreamFormat.Fit(32));
        Assert.Equal(19, ImuStreamFormat.Fit(244));
        Assert.Equal(19, ImuStreamFormat.Fit(512));
        Assert.Equal(0, ImuStreamFormat.Fit(19));
        Assert.Equal(0, ImuStreamFormat.Fit(0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(255)]
    public void A_count_that_no_frame_can_have_is_refused(byte count)
    {
        var bytes = new byte[ImuStreamFormat.FrameLength(count)];
        bytes[0] = ImuStreamFormat.Version;
        bytes[1] = count;
        Assert.Equal(ImuFrameResult.BadSampleCount, ImuFrameCodec.TryDecode(bytes, 0, bytes.Length, new ImuFrame()));
    }

    [Fact]
    public void Another_version_is_told_before_anything_else_is_read()
    {
        var frame = new ImuFrame();
        Assert.Equal(ImuFrameResult.UnsupportedVersion, ImuFrameCodec.TryDecode([2, 0, 0, 0, 0, 0, 0, 0], 0, 8, frame));
        Assert.Equal(2, frame.Version);
    }

    [Fact]
    public void Whatever_comes_over_the_air_gives_a_result_and_only_whole_frames_are_ok()
    {
        var random = new Random(5192);
        var frame = new ImuFrame();
        var seen = new HashSet<ImuFrameResult>();
        for (var i = 0; i < 200_000; i++)
        {
            var bytes = new byte[random.Next(0, 280)];
            random.NextBytes(bytes);
            if (bytes.Length > 1 && i % 2 == 0)
            {
                bytes[0] = ImuStreamFormat.Version;
                bytes[1] %= 24;
            }

            var offset = random.Next(-2, 4);
            var length = i % 3 == 0 && bytes.Length > 1 ? ImuStreamFormat.FrameLength(bytes[1]) : random.Next(-3, bytes.Length + 4);
            var result = ImuFrameCodec.TryDecode(bytes, offset, length, frame);
            seen.Add(result);
            if (result == ImuFrameResult.Ok)
            {
                Assert.True(offset >= 0 && offset + length <= bytes.Length);
                Assert.Equal(length, ImuStreamFormat.FrameLength(bytes[offset + 1]));
                Assert.Equal(ImuStreamFormat.Version, bytes[offset]);
            }
        }

        Assert.Equal(4, seen.Count);
    }
}
