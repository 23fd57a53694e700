using System.Globalization;
using NeuralGlasses.Contract;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Wire;

public sealed class GoldenVectorTests
{
    public static TheoryData<string> Frames => GoldenVector.Names("emg-frame-");

    public static TheoryData<string> Commands => GoldenVector.Names("control-point-");

    public static TheoryData<string> Conditions => GoldenVector.Names("band-condition-");

    public static TheoryData<string> Measurements => GoldenVector.Names("measurement-");

    public static TheoryData<string> Statuses => GoldenVector.Names("device-status-");

    [Theory]
    [MemberData(nameof(Frames))]
    public void A_frame_is_encoded_to_the_bytes_of_its_vector(string name)
    {
        var vector = GoldenVector.Load(name);
        var buffer = new byte[EmgStreamFormat.MaxFrameLength];
        var length = EmgFrameCodec.Encode(vector.ToFrame(), buffer, 0);
        Assert.Equal(Convert.ToHexString(vector.Bytes), Convert.ToHexString(buffer, 0, length));
    }

    [Theory]
    [MemberData(nameof(Frames))]
    public void A_vector_is_decoded_to_its_fields(string name)
    {
        var vector = GoldenVector.Load(name);
        var frame = new EmgFrame();
        Assert.Equal(EmgFrameResult.Ok, EmgFrameCodec.TryDecode(vector.Bytes, 0, vector.Bytes.Length, frame));
        Assert.Equal((int)vector.Number("version"), frame.Version);
        Assert.Equal((int)vector.Number("flags"), frame.Flags);
        Assert.Equal((int)vector.Number("sequence"), frame.Sequence);
        Assert.Equal(vector.Number("ticks"), frame.DeviceTicks);
        Assert.Equal((int)vector.Number("first-channel"), frame.FirstChannel);
        Assert.Equal((int)vector.Number("channels"), frame.ChannelCount);
        Assert.Equal((int)vector.Number("sample-sets"), frame.SampleCount);
        Assert.Equal(vector.Samples, frame.Samples.AsSpan(0, frame.Length));
    }

    [Theory]
    [MemberData(nameof(Frames))]
    public void Every_single_flipped_bit_is_found_by_the_checksum(string name)
    {
        var bytes = GoldenVector.Load(name).Bytes;
        var frame = new EmgFrame();
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal(EmgFrameResult.BadChecksum, EmgFrameCodec.TryDecode(bytes, 0, bytes.Length, frame));
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Theory]
    [MemberData(nameof(Frames))]
    public void A_frame_cut_short_anywhere_is_refused(string name)
    {
        var bytes = GoldenVector.Load(name).Bytes;
        var frame = new EmgFrame();
        for (var length = 0; length < bytes.Length; length++)
        {
            var expected = length <= EmgStreamFormat.Overhead ? EmgFrameResult.BadLength : EmgFrameResult.BadChecksum;
            Assert.Equal(expected, EmgFrameCodec.TryDecode(bytes, 0, length, frame));
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Commands_and_answers_have_the_bytes_of_their_vectors(string name)
    {
        var vector = GoldenVector.Load(name);
        var buffer = new byte[ControlPoint.MaxLength];
        var opcode = (int)vector.Number("opcode");
        int length;
        if (vector.Text("kind") == "answer")
        {
            length = ControlPoint.WriteResponse(buffer, opcode, (int)vector.Number("number"), (int)vector.Number("result"));
            if (vector.Number("result") == ControlPoint.ResultOutOfOrder)
                buffer[length++] = (byte)vector.Number("due");
        }
        else if (opcode == ControlPoint.OpRetransmit)
        {
            length = ControlPoint.WriteCommand(buffer, opcode, (int)vector.Number("number"));
            foreach (var range in vector.Text("ranges").Split(' ').Select(r => r.Split('+')))
                length = ControlPoint.AddRange(buffer, length, int.Parse(range[0], CultureInfo.InvariantCulture), int.Parse(range[1], CultureInfo.InvariantCulture));
        }
        else if (opcode == ControlPoint.OpSetStream)
        {
            length = ControlPoint.WriteSetStream(
                buffer,
                (int)vector.Number("number"),
                (int)vector.Number("rate-hz"),
                (int)vector.Number("channels"),
                (int)vector.Number("coding"));
        }
        else
        {
            Assert.Contains(opcode, new[] { ControlPoint.OpStart, ControlPoint.OpStop, ControlPoint.OpGetVersion });
            length = ControlPoint.WriteCommand(buffer, opcode, (int)vector.Number("number"));
        }

        Assert.Equal(Convert.ToHexString(vector.Bytes), Convert.ToHexString(buffer, 0, length));
    }

    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_band_condition_has_the_bytes_of_its_vector_and_reads_back(string name)
    {
        var vector = GoldenVector.Load(name);
        var condition = new BandCondition
        {
            Power = (int)vector.Number("power"),
            Flags = (int)vector.Number("flags"),
            Faults = vector.Number("faults"),
            BatteryPercent = (int)vector.Number("battery-percent"),
            BatteryMillivolts = (int)vector.Number("battery-millivolts"),
            Reset = (int)vector.Number("reset"),
            BootNumber = (int)vector.Number("boot-number"),
            FaultCount = (int)vector.Number("fault-count"),
        };
        var buffer = new byte[BandCondition.Length];
        condition.Write(buffer);
        Assert.Equal(Convert.ToHexString(vector.Bytes), Convert.ToHexString(buffer));
        var read = new BandCondition();
        Assert.True(read.TryRead(vector.Bytes, 0, vector.Bytes.Length));
        Assert.False(read.TryRead(vector.Bytes, 0, vector.Bytes.Length - 1));
        var again = new byte[BandCondition.Length];
        read.Write(again);
        Assert.Equal(buffer, again);
    }

    [Theory]
    [MemberData(nameof(Measurements))]
    public void A_measurement_has_the_bytes_of_its_vector_and_reads_back(string name)
    {
        var vector = GoldenVector.Load(name);
        var report = new MeasurementReport
        {
            Kind = (int)vector.Number("kind-of-measurement"),
            FirstChannel = (int)vector.Number("first-channel"),
            Result = (int)vector.Number("result"),
        };
        int[] values = [.. vector.Text("values").Split(' ').Select(v => int.Parse(v, CultureInfo.InvariantCulture))];
        values.CopyTo(report.Values, 0);
        var buffer = new byte[MeasurementReport.Length];
        report.Write(buffer);
        Assert.Equal(Convert.ToHexString(vector.Bytes), Convert.ToHexString(buffer));
        var read = new MeasurementReport();
        Assert.True(read.TryRead(vector.Bytes, 0, vector.Bytes.Length));
        Assert.False(read.TryRead(vector.Bytes, 0, vector.Bytes.Length - 1));
        Assert.Equal(values, read.Values);
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_device_status_has_the_bytes_of_its_vector_and_reads_back(string name)
    {
        var vector = GoldenVector.Load(name);
        var status = new DeviceStatus
        {
            ProtocolVersion = (int)vector.Number("protocol-version"),
            State = (int)vector.Number("state"),
            Fault = (int)vector.Number("fault"),
            ChannelCount = (int)vector.Number("channels"),
            RateHz = (int)vector.Number("rate-hz"),
            Coding = (int)vector.Number("coding"),
            LsbPicovolts = vector.Number("lsb-picovolts"),
            LeadOff = (int)vector.Number("lead-off"),
            DroppedBlocks = (int)vector.Number("dropped-blocks"),
            Overruns = (int)vector.Number("overruns"),
            RadioBusy = (int)vector.Number("radio-busy"),
            ControlPointVersion = (int)vector.Number("control-point-version"),
        };
        var buffer = new byte[DeviceStatus.Length];
        status.Write(buffer);
        Assert.Equal(Convert.ToHexString(vector.Bytes), Convert.ToHexString(buffer));

        var read = new DeviceStatus();
        Assert.True(read.TryRead(vector.Bytes, 0, vector.Bytes.Length));
        Assert.Equal(status.ProtocolVersion, read.ProtocolVersion);
        Assert.Equal(status.State, read.State);
        Assert.Equal(status.Fault, read.Fault);
        Assert.Equal(status.ChannelCount, read.ChannelCount);
        Assert.Equal(status.RateHz, read.RateHz);
        Assert.Equal(status.Coding, read.Coding);
        Assert.Equal(status.LsbPicovolts, read.LsbPicovolts);
        Assert.Equal(status.LeadOff, read.LeadOff);
        Assert.Equal(Math.Min(status.DroppedBlocks, 65535), read.DroppedBlocks);
        Assert.Equal(Math.Min(status.Overruns, 65535), read.Overruns);
        Assert.Equal(status.ControlPointVersion, read.ControlPointVersion);
        Assert.Equal(Math.Min(status.RadioBusy, 65535), read.RadioBusy);
    }
}
