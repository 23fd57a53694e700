using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>The tables of <c>hardware-spec/ble-protocol.md</c>, rebuilt from the constants that the code is compiled with.</summary>
internal static class ProtocolTables
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
        ["motion"] = Motion,
        ["commands"] = ContractTables.Commands,
        ["results"] = () => ContractTables.Constants(typeof(ControlPoint), "Result", "Result", "{0:x2}"),
        ["codings"] = () => ContractTables.Constants(typeof(ControlPoint), "Coding", "Coding"),
        ["inputs"] = () => ContractTables.Constants(typeof(ControlPoint), "Input", "Input"),
        ["measures"] = () => ContractTables.Constants(typeof(ControlPoint), "Measure", "Kind"),
        ["pages"] = () => ContractTables.Constants(typeof(ControlPoint), "Page", "Page"),
        ["patterns"] = () => ContractTables.Constants(typeof(HapticPattern), "", "Pattern"),
        ["status"] = () => ContractTables.Layout(DeviceStatus.Length, () => new DeviceStatus { ProtocolVersion = 0, ControlPointVersion = 0 }, (s, b) => s.Write(b)),
        ["states"] = () => ContractTables.Constants(typeof(DeviceStatus), "State", "State"),
        ["condition"] = () => ContractTables.Layout(BandCondition.Length, () => new BandCondition(), (c, b) => c.Write(b)),
        ["powers"] = () => ContractTables.Constants(typeof(BandCondition), "Power", "Power"),
        ["conditions"] = () => ContractTables.Constants(typeof(BandCondition), "Flag", "Bit", "{0:x2}"),
        ["faults"] = () => ContractTables.Constants(typeof(FaultCode), "", "Fault"),
        ["resets"] = () => ContractTables.Constants(typeof(ResetReason), "", "Reset"),
        ["measurement"] = () => ContractTables.Layout(MeasurementReport.Length, () => new MeasurementReport(), (m, b) => m.Write(b)),
    };

    private static string Services() => ContractTables.Table(
        "Service | UUID | Characteristic | UUID | Properties | Since",
        RecordingRadio.OfFirmware().Select(c =>
            $"{Name(c.Service)} | {Uuid(c.Service)} | {Name(c.Characteristic)} | {Uuid(c.Characteristic)} | {Properties(c.Properties)} | {AddedLater.GetValueOrDefault(c.Characteristic, 1)}"));

    private static string Connection() => ContractTables.Table(
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
        return ContractTables.Table(
            "Offset | Size | Field | Meaning",
            [
                .. fields.Select(f => $"{f.Offset} | {f.Next - f.Offset} | {f.Text}"),
                $"{EmgStreamFormat.PayloadOffset} | n | payload | samples, 4.4 to 4.6",
                $"{EmgStreamFormat.PayloadOffset} + n | {EmgStreamFormat.ChecksumLength} | checksum | CRC-32 of all bytes before it, 4.7",
            ]);
    }

    private static string Flags() => ContractTables.Table(
        "Bit | Flag | Meaning when set",
        [
            $"0x{EmgStreamFormat.FlagCompressed:x2} | compressed | the payload is in the compressed coding, otherwise in the raw one",
            $"0x{EmgStreamFormat.FlagLeadOff:x2} | lead-off | at least one electrode of the channels has come off",
            $"0x{EmgStreamFormat.FlagSaturated:x2} | saturated | at least one sample was held at a limit",
            $"0x{EmgStreamFormat.FlagStreamStart:x2} | stream start | the first frame after a start",
            $"0x{EmgStreamFormat.FlagPaused:x2} | paused | frames missing before this one were not sent on purpose, because no muscle moved",
        ]);

    private static string Motion() => ContractTables.Table(
        "Offset | Size | Field | Meaning",
        [
            $"{ImuStreamFormat.VersionOffset} | {ImuStreamFormat.SampleCountOffset - ImuStreamFormat.VersionOffset} | version | {ImuStreamFormat.Version}",
            $"{ImuStreamFormat.SampleCountOffset} | {ImuStreamFormat.SequenceOffset - ImuStreamFormat.SampleCountOffset} | sample count | samples in the frame, 1 to {ImuStreamFormat.MaxSampleCount}",
            $"{ImuStreamFormat.SequenceOffset} | {ImuStreamFormat.DeviceTicksOffset - ImuStreamFormat.SequenceOffset} | sequence | number of the frame",
            $"{ImuStreamFormat.DeviceTicksOffset} | {ImuStreamFormat.PayloadOffset - ImuStreamFormat.DeviceTicksOffset} | device ticks | time of the first sample, as in 4.2",
            $"{ImuStreamFormat.PayloadOffset} | {ImuStreamFormat.SampleLength} × n | samples | acceleration x, y, z in steps of {ImuStreamFormat.AccelerationStepMicrograms} µg, then angular rate x, y, z in steps of {ImuStreamFormat.RateStepMillidegrees} m°/s, each i16",
        ]);

    private static string Limits() => ContractTables.Table(
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

        return ContractTables.Table("Channels | Notification length | Channels per frame | Sample sets per frame | Frames per 10 ms | Longest frame", rows);
    }

    private static string Compressed() => ContractTables.Table(
        "Number | Value",
        [
            $"Highest predictor order p | {CompressedCoding.MaxOrder}",
            $"Highest Rice parameter k | {CompressedCoding.MaxRiceParameter}",
            $"Bits before a channel's values | {CompressedCoding.ChannelHeaderBits}",
            $"Escape length, ones | {CompressedCoding.EscapeOnes}",
            $"Escaped bits | {CompressedCoding.EscapedBits}",
        ]);

    internal static string Name(Guid uuid) =>
        ContractTables.Words(typeof(GattUuids).GetFields().Single(f => f.FieldType == typeof(Guid) && (Guid)f.GetValue(null)! == uuid).Name);

    internal static string Uuid(Guid uuid)
    {
        var text = uuid.ToString();
        return text.EndsWith(SigBase, StringComparison.Ordinal) ? $"`0x{text[4..8]}`" : $"`{text}`";
    }

    internal static string Properties(GattProperties properties) => properties.ToString().ToLowerInvariant();
}
