using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.World;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Hid;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>The tables of <c>hardware-spec/hid.md</c>, rebuilt from the constants of the firmware and from what it does.</summary>
internal static class HidTables
{
    private static readonly (int Bit, string Name)[] Events =
    [
        (ThresholdDecoder.EventTap, "tap"),
        (ThresholdDecoder.EventSingleTap, "no second tap followed"),
        (ThresholdDecoder.EventDoubleTap, "double tap"),
        (ThresholdDecoder.EventHoldBegin, "hold"),
    ];

    internal static IReadOnlyDictionary<string, Func<string>> All { get; } = new Dictionary<string, Func<string>>
    {
        ["services"] = Services,
        ["map"] = Map,
        ["actions"] = Actions,
        ["times"] = Times,
        ["profile"] = Profile,
        ["masks"] = Masks,
    };

    private static string Services() => ContractTables.Table(
        "Service | UUID | Characteristic | UUID | Properties",
        RecordingRadio.OfFirmware(isHidEnabled: true).Skip(RecordingRadio.OfFirmware().Count).Select(c =>
            $"{ProtocolTables.Name(c.Service)} | {ProtocolTables.Uuid(c.Service)} | {ProtocolTables.Name(c.Characteristic)} | {ProtocolTables.Uuid(c.Characteristic)} | {ProtocolTables.Properties(c.Properties)}"));

    // An item a row: its bytes, and its name with its value (USB HID 1.11, §6.2.2.4 to §6.2.2.8).
    private static string Map()
    {
        List<string> rows = [];
        var bytes = HidReportMap.Bytes;
        for (var at = 0; at < bytes.Length;)
        {
            var length = bytes[at] & 3;
            var value = length == 0 ? "" : $" {bytes[at + 1]}";
            var name = (bytes[at] & 0xFC) switch
            {
                0x04 => "usage page",
                0x08 => "usage",
                0x14 => "logical minimum",
                0x18 => "usage minimum",
                0x24 => "logical maximum",
                0x28 => "usage maximum",
                0x74 => "report size",
                0x80 => "input",
                0x84 => "report ID",
                0x94 => "report count",
                0xA0 => "collection",
                0xC0 => "end of collection",
                _ => throw new InvalidDataException($"Item 0x{bytes[at]:x2}."),
            };
            rows.Add($"`{string.Join(' ', bytes.Skip(at).Take(1 + length).Select(b => b.ToString("x2")))}` | {name}{(name == "logical minimum" ? $" {(sbyte)bytes[at + 1]}" : value)}");
            at += 1 + length;
        }

        return ContractTables.Table("Bytes | Item", rows);
    }

    private static string Masks() => ContractTables.Table(
        "Pairs | Gesture 1, palm's side | Gesture 2, back",
        new[] { 8, 16 }.Select(pairs => $"{pairs} | {string.Join(" | ", new HidProfile(pairs).Masks.Select(m => $"0x{m:x4}"))}"));

    // Each event of each gesture is done on real reports, and the reports are read.
    private static string Actions() => ContractTables.Table(
        "Gesture | Event | Does",
        from gesture in new[] { HidActions.Pointing, HidActions.Deciding }
        from e in Events
        select $"{gesture + 1} | {e.Name} | {Done(gesture, e.Bit)}");

    private static string Done(int gesture, int bit)
    {
        var radio = new RecordingRadio();
        var reports = new HidReports(new HidService(radio, LinkSecurity.Encrypted), new DeviceClock(new WorldClock(1, () => false)));
        var actions = new HidActions(reports);
        reports.Send();
        radio.Notified.Clear();
        actions.Act(gesture, bit);
        for (var turn = 0; turn < 5; turn++)
            reports.Send();
        List<string> done = [];
        foreach (var report in radio.Notified)
        {
            var isMouse = report.Length == HidReportMap.MouseLength;
            var pressed = isMouse ? NameOf("Button", report[0]) : NameOf("Key", report[HidReportMap.KeyOffset]);
            done.Add(pressed.Length == 0 ? "up again" : $"{pressed} down");
        }

        if (actions.MovesCursor)
            done.Add("the wrist moves the cursor, until the hold ends");
        return done.Count == 0 ? "nothing" : string.Join(", ", done);
    }

    private static string NameOf(string prefix, int value) => value == 0 ? "" : string.Join(
        " and ",
        from field in typeof(HidReportMap).GetFields()
        where field.IsLiteral && field.Name.StartsWith(prefix, StringComparison.Ordinal) && !field.Name.EndsWith("Length", StringComparison.Ordinal) && field.Name is not ("KeyOffset" or "KeyboardId")
        where (int)field.GetRawConstantValue()! == value
        select $"{prefix.ToLowerInvariant()} {field.Name[prefix.Length..].ToLowerInvariant()}");

    private static string Times() => ContractTables.Table(
        "Number | Value | Meaning",
        [
            Row(typeof(ThresholdDecoder), nameof(ThresholdDecoder.LooksToBegin), 20),
            Row(typeof(ThresholdDecoder), nameof(ThresholdDecoder.LooksToEnd), 20),
            Row(typeof(ThresholdDecoder), nameof(ThresholdDecoder.LooksToDoubt), 20),
            Row(typeof(ThresholdDecoder), nameof(ThresholdDecoder.LooksToCalm), 20),
            Row(typeof(ThresholdDecoder), nameof(ThresholdDecoder.HoldMicroseconds), 0.001),
            Row(typeof(ThresholdDecoder), nameof(ThresholdDecoder.LongestHoldMicroseconds), 0.001),
            Row(typeof(ThresholdDecoder), nameof(ThresholdDecoder.DoubleTapMicroseconds), 0.001),
            Row(typeof(ThresholdDecoder), nameof(ThresholdDecoder.ReturnMicroseconds), 0.001),
            Row(typeof(ThresholdDecoder), nameof(ThresholdDecoder.SettleMicroseconds), 0.001),
            Row(typeof(ThresholdDecoder), nameof(ThresholdDecoder.StaleMicroseconds), 0.001),
            Row(typeof(HidReports), nameof(HidReports.StaleMicroseconds), 0.001),
            Row(typeof(HidMode), nameof(HidMode.RetryMicroseconds), 0.001),
        ]);

    private static string Row(Type type, string constant, double factor)
    {
        var value = (int)type.GetField(constant)!.GetRawConstantValue()!;
        return $"{type.Name}.{constant} | {value * factor:0} ms | {ContractTables.MeaningOf(type, constant)}";
    }

    // Where each number lies, by writing it alone.
    private static string Profile()
    {
        (string Name, Action<HidProfile> Fill, string Range)[] fields =
        [
            ("mask of gesture 1", p => p.Masks[0] = 0xFFFF, "channels, bit 0 = channel 0; not empty"),
            ("threshold of gesture 1", p => p.Thresholds[0] = 0xFFFF, Range(v => new HidProfile(8) { Thresholds = { [0] = v } }.IsValid, HidProfile.DefaultThreshold)),
            ("mask of gesture 2", p => p.Masks[1] = 0xFFFF, "no channel of gesture 1; not empty"),
            ("threshold of gesture 2", p => p.Thresholds[1] = 0xFFFF, Range(v => new HidProfile(8) { Thresholds = { [1] = v } }.IsValid, HidProfile.DefaultThreshold)),
            ("ratio", p => p.Ratio = 0xFFFF, Range(v => new HidProfile(8) { Ratio = v }.IsValid, HidProfile.DefaultRatio)),
            ("counts a degree", p => p.CountsPerDegree = 0xFF, Range(v => new HidProfile(8) { CountsPerDegree = v }.IsValid, HidProfile.DefaultCountsPerDegree)),
        ];
        List<string> rows = [$"0 | 1 | tag | {HidProfile.Tag}", $"1 | 1 | length | {HidProfile.Length}", $"2 | 1 | version | {HidProfile.Version}"];
        foreach (var (name, fill, range) in fields)
        {
            var bytes = new byte[HidProfile.SectionLength];
            var profile = new HidProfile(8) { Ratio = 0, CountsPerDegree = 0 };
            Array.Clear(profile.Masks);
            Array.Clear(profile.Thresholds);
            fill(profile);
            profile.Write(bytes, 0);
            rows.Add($"{Array.IndexOf(bytes, (byte)0xFF)} | {bytes.Count(b => b == 0xFF)} | {name} | {range}");
        }

        return ContractTables.Table("Offset | Size | Field | Value", rows);
    }

    private static string Range(Func<int, bool> isValid, int standard)
    {
        var valid = Enumerable.Range(0, 0x10000).Where(isValid).ToList();
        return $"{valid[0]} to {valid[^1]}; {standard} unless set";
    }
}
