using System.Reflection;
using System.Text.RegularExpressions;
using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>The tables of <c>hardware-spec/ble-protocol.md</c>, rebuilt from the constants that the code is compiled with.</summary>
internal static partial class ProtocolTables
{
    private const string SigBase = "-0000-1000-8000-00805f9b34fb";

    // What version 1 did not have yet.
    private static readonly Dictionary<Guid, int> AddedLater = [];

    internal static IReadOnlyDictionary<string, Func<string>> All { get; } = new Dictionary<string, Func<string>>
    {
        ["services"] = Services,
        ["connection"] = Connection,
        ["frame"] = Frame,
        ["flags"] = Flags,
        ["limits"] = Limits,
        ["plan"] = Plan,
        ["compressed"] = Compressed,
        ["commands"] = Commands,
        ["results"] = () => Constants(typeof(ControlPoint), "Result", "Result", "{0:x2}", ResultMeanings),
        ["codings"] = () => Constants(typeof(ControlPoint), "Coding", "Coding", "{0}", CodingMeanings),
        ["status"] = Status,
        ["states"] = () => Constants(typeof(DeviceStatus), "State", "State", "{0}", StateMeanings),
        ["faults"] = () => Constants(typeof(DeviceStatus), "Fault", "Fault", "{0}", FaultMeanings),
    };

    private static Dictionary<string, string> ResultMeanings => new()
    {
        [nameof(ControlPoint.ResultSuccess)] = "done",
        [nameof(ControlPoint.ResultNotSupported)] = "the opcode is not known",
        [nameof(ControlPoint.ResultInvalidOperand)] = "an operand is missing or out of range; nothing was changed",
        [nameof(ControlPoint.ResultFailed)] = "known and right, and it could not be carried out; the device status says why",
        [nameof(ControlPoint.ResultNotPermitted)] = "not allowed in this state",
    };

    private static Dictionary<string, string> CodingMeanings => new()
    {
        [nameof(ControlPoint.CodingRaw)] = "the raw coding in every frame",
        [nameof(ControlPoint.CodingSmallest)] = "the shorter of the two codings, chosen frame by frame",
    };

    private static Dictionary<string, string> StateMeanings => new()
    {
        [nameof(DeviceStatus.StateIdle)] = "powered and waiting",
        [nameof(DeviceStatus.StateStreaming)] = "the stream runs",
        [nameof(DeviceStatus.StateFault)] = "stopped by a fault",
    };

    private static Dictionary<string, string> FaultMeanings => new()
    {
        [nameof(DeviceStatus.FaultNone)] = "none",
        [nameof(DeviceStatus.FaultAfeIdentity)] = "the AFE's ID register names another chip or none; until the next power-up",
        [nameof(DeviceStatus.FaultAfeRegister)] = "a register of the AFE reads back other than written; until the next power-up",
        [nameof(DeviceStatus.FaultEngine)] = "the acquisition engine refused its settings; other settings may do",
    };

    private static string Services() => Table(
        "Service | UUID | Characteristic | UUID | Properties | Since",
        RecordingRadio.OfFirmware().Select(c =>
            $"{Name(c.Service)} | {Uuid(c.Service)} | {Name(c.Characteristic)} | {Uuid(c.Characteristic)} | {Properties(c.Properties)} | {AddedLater.GetValueOrDefault(c.Characteristic, 1)}"));

    private static string Connection() => Table(
        "What | Value",
        [
            $"Smallest ATT MTU | {EmgStreamFormat.MinNotificationLength + 3} bytes, notifications of {EmgStreamFormat.MinNotificationLength}",
            $"Usual ATT MTU | {EmgStreamFormat.MaxFrameLength + 3} bytes, notifications of {EmgStreamFormat.MaxFrameLength}",
            $"Connection interval | {new LocalRadioOptions().ConnectionIntervalMs} ms",
        ]);

    private static string Frame()
    {
        (int Offset, int Next, string Text)[] fields =
        [
            (EmgStreamFormat.VersionOffset, EmgStreamFormat.FlagsOffset, $"version | {EmgStreamFormat.Version}"),
            (EmgStreamFormat.FlagsOffset, EmgStreamFormat.SequenceOffset, "flags | below"),
            (EmgStreamFormat.SequenceOffset, EmgStreamFormat.DeviceTicksOffset, "sequence | number of the frame, 4.1"),
            (EmgStreamFormat.DeviceTicksOffset, EmgStreamFormat.ChannelsOffset, "device ticks | time of the first sample set, 4.2"),
            (EmgStreamFormat.ChannelsOffset, EmgStreamFormat.SampleCountOffset, "channels | high nibble: first channel; low nibble: channel count less 1"),
            (EmgStreamFormat.SampleCountOffset, EmgStreamFormat.PayloadOffset, "sample count | sample sets in the frame, 1 or more"),
        ];
        return Table(
            "Offset | Size | Field | Meaning",
            [
                .. fields.Select(f => $"{f.Offset} | {f.Next - f.Offset} | {f.Text}"),
                $"{EmgStreamFormat.PayloadOffset} | n | payload | samples, 4.4 to 4.6",
                $"{EmgStreamFormat.PayloadOffset} + n | {EmgStreamFormat.ChecksumLength} | checksum | CRC-32 of all bytes before it, 4.7",
            ]);
    }

    private static string Flags() => Table(
        "Bit | Flag | Meaning when set",
        [
            $"0x{EmgStreamFormat.FlagCompressed:x2} | compressed | the payload is in the compressed coding, otherwise in the raw one",
            $"0x{EmgStreamFormat.FlagLeadOff:x2} | lead-off | at least one electrode of the channels has come off",
            $"0x{EmgStreamFormat.FlagSaturated:x2} | saturated | at least one sample was held at a limit",
            $"0x{EmgStreamFormat.FlagStreamStart:x2} | stream start | the first frame after a start",
        ]);

    private static string Limits() => Table(
        "Limit | Value",
        [
            $"Overhead, bytes of a frame that are not payload | {EmgStreamFormat.Overhead}",
            $"Longest frame, bytes | {EmgStreamFormat.MaxFrameLength}",
            $"Most channels of a stream | {EmgStreamFormat.MaxChannels}",
            $"Most samples (sets × channels) of a frame in either coding | {EmgStreamFormat.MaxSamples}",
        ]);

    private static string Plan()
    {
        const int SamplesPerBlock = 10;
        var plan = new FramePlan();
        List<string> rows = [];
        foreach (var channels in new[] { 8, EmgStreamFormat.MaxChannels })
        {
            foreach (var length in new[] { EmgStreamFormat.MinNotificationLength, 60, 100, 182, EmgStreamFormat.MaxFrameLength })
            {
                plan.Fit(length, channels, SamplesPerBlock);
                var cuts = (SamplesPerBlock + plan.SamplesPerFrame - 1) / plan.SamplesPerFrame;
                var groups = (channels + plan.ChannelsPerFrame - 1) / plan.ChannelsPerFrame;
                var longest = EmgStreamFormat.Overhead + (2 * plan.ChannelsPerFrame * plan.SamplesPerFrame);
                rows.Add($"{channels} | {length} | {plan.ChannelsPerFrame} | {plan.SamplesPerFrame} | {cuts * groups} | {longest}");
            }
        }

        return Table("Channels | Notification length | Channels per frame | Sample sets per frame | Frames per 10 ms | Longest frame", rows);
    }

    private static string Compressed() => Table(
        "Number | Value",
        [
            $"Highest predictor order p | {CompressedCoding.MaxOrder}",
            $"Highest Rice parameter k | {CompressedCoding.MaxRiceParameter}",
            $"Bits before a channel's values | {CompressedCoding.ChannelHeaderBits}",
            $"Escape length, ones | {CompressedCoding.EscapeOnes}",
            $"Escaped bits | {CompressedCoding.EscapedBits}",
        ]);

    private static string Commands() => Table(
        "Opcode | Command | Length | Operands | Returned",
        [
            $"0x{ControlPoint.OpStart:x2} | start | 1 | none | nothing",
            $"0x{ControlPoint.OpStop:x2} | stop | 1 | none | nothing",
            $"0x{ControlPoint.OpSetStream:x2} | set stream | {ControlPoint.SetStreamLength} | rate in hertz (u16), channel count (u8), coding (u8) | nothing",
            $"0x{ControlPoint.OpGetVersion:x2} | get version | 1 | none | frame version (u8), firmware major (u8), firmware minor (u8)",
        ]);

    private static string Status()
    {
        (Action<DeviceStatus> Fill, string Text)[] fields =
        [
            (s => s.ProtocolVersion = 0xFF, "protocol version | version of the frames that the wristband sends"),
            (s => s.State = 0xFF, "state | below"),
            (s => s.Fault = 0xFF, "fault | below"),
            (s => s.ChannelCount = 0xFF, "channel count | channels of the stream"),
            (s => s.RateHz = 0xFFFF, "rate | sample sets a second, in hertz"),
            (s => s.Coding = 0xFF, "coding | as in set stream"),
            (s => s.LsbPicovolts = 0xFFFFFFFF, "step | weight of one step of a sample at the electrode, in picovolts"),
            (s => s.LeadOff = 0xFFFF, "lead-off | channels with an electrode off, bit 0 = channel 0"),
            (s => s.DroppedBlocks = 0xFFFF, "dropped | frames dropped because the radio did not keep up"),
            (s => s.Overruns = 0xFFFF, "overruns | frames that the acquisition engine lost because nobody read them"),
            (s => s.RadioBusy = 0xFFFF, "radio busy | notifications that the radio refused for the time being"),
        ];
        List<string> rows = [];
        foreach (var (fill, text) in fields)
        {
            var status = new DeviceStatus { ProtocolVersion = 0 };
            fill(status);
            var bytes = new byte[DeviceStatus.Length];
            status.Write(bytes);
            rows.Add($"{Array.IndexOf(bytes, (byte)0xFF)} | {bytes.Count(b => b == 0xFF)} | {text}");
        }

        return Table("Offset | Size | Field | Meaning", rows);
    }

    private static string Constants(Type type, string prefix, string heading, string format, Dictionary<string, string> meanings) => Table(
        $"{heading} | Name | Meaning",
        from field in type.GetFields(BindingFlags.Public | BindingFlags.Static)
        where field.IsLiteral && field.Name.StartsWith(prefix, StringComparison.Ordinal)
        let value = (int)field.GetRawConstantValue()!
        orderby value
        select $"{string.Format(format.Replace("{0:x2}", "0x{0:x2}", StringComparison.Ordinal), value)} | {Words(field.Name[prefix.Length..])} | {meanings[field.Name]}");

    private static string Name(Guid uuid) =>
        Words(typeof(GattUuids).GetFields().Single(f => f.FieldType == typeof(Guid) && (Guid)f.GetValue(null)! == uuid).Name);

    private static string Uuid(Guid uuid)
    {
        var text = uuid.ToString();
        return text.EndsWith(SigBase, StringComparison.Ordinal) ? $"`0x{text[4..8]}`" : $"`{text}`";
    }

    private static string Properties(GattProperties properties) => properties.ToString().ToLowerInvariant();

    private static string Words(string name) =>
        Capital().Replace(name, m => " " + m.Value.ToLowerInvariant()).Trim().Replace("emg", "EMG", StringComparison.Ordinal).Replace("afe", "AFE", StringComparison.Ordinal);

    internal static string Table(string heading, IEnumerable<string> rows) =>
        $"| {heading} |\n|{string.Concat(Enumerable.Repeat("---|", heading.Split(" | ").Length))}\n" + string.Concat(rows.Select(r => $"| {r} |\n"));

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
