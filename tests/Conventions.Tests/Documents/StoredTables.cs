using System.Reflection;
using System.Text.RegularExpressions;
using NeuralGlasses.Wristband.Storage;
using NeuralGlasses.Wristband.Supervision;

namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>The tables of <c>hardware-spec/settings.md</c> and <c>supervision.md</c>, rebuilt from the constants of the firmware.</summary>
internal static partial class StoredTables
{
    internal static IReadOnlyDictionary<string, (string Document, Func<string> Build)> All { get; } = new Dictionary<string, (string, Func<string>)>
    {
        ["settings"] = ("hardware-spec/settings.md", Settings),
        ["files"] = ("hardware-spec/settings.md", Files),
        ["faults"] = ("hardware-spec/supervision.md", Faults),
        ["heartbeats"] = ("hardware-spec/supervision.md", Heartbeats),
    };

    private static Dictionary<string, string> KeyMeanings => new()
    {
        [nameof(SettingsKey.WristSide)] = "wrist that wears the band: 0 left, 1 right",
        [nameof(SettingsKey.IdleTimeoutSeconds)] = "time without use until the band idles, in seconds; 0 is never",
        [nameof(SettingsKey.SleepTimeoutSeconds)] = "time without use until the band sleeps, in seconds; 0 is never",
        [nameof(SettingsKey.HapticIntensity)] = "strength of the haptic motor; 0 is off",
        [nameof(SettingsKey.HidEnabled)] = "whether the band offers itself as a HID device",
        [nameof(SettingsKey.ImuRateHz)] = "sample rate of the IMU, in hertz; 0 is off",
        [nameof(SettingsKey.LowBatteryPercent)] = "charge at which the battery counts as low, in percent",
        [nameof(SettingsKey.ActivityThresholdQ8)] = "activity begins at this multiple of the level at rest, in 1/256",
    };

    private static Dictionary<string, string> FaultMeanings => new()
    {
        [nameof(FaultCode.AfeIdentity)] = "the AFE's ID register names another chip or none | 0",
        [nameof(FaultCode.AfeRegister)] = "a register of the AFE reads back other than written | 0",
        [nameof(FaultCode.EngineRefused)] = "the acquisition engine refused its settings | 0",
        [nameof(FaultCode.AfeSilent)] = "the AFE gives no data while it should: DRDY does not move | 0",
        [nameof(FaultCode.AfeFramesDamaged)] = "frames of the AFE lack their status word | 0",
        [nameof(FaultCode.ImuAbsent)] = "no IMU answers | 0",
        [nameof(FaultCode.ImuSilent)] = "the IMU gives no data while it should | 0",
        [nameof(FaultCode.HapticsAbsent)] = "no haptic driver answers | 0",
        [nameof(FaultCode.StorageFailed)] = "the store is full or broken | first file of the record that suffers",
        [nameof(FaultCode.SettingsLost)] = "both slots of the settings are invalid; defaults are used | first file of the settings",
        [nameof(FaultCode.BatteryCutOff)] = "the battery has reached the voltage at which the band powers off | 0",
        [nameof(FaultCode.LoopLate)] = "the loop turns too seldom | turns in the last second",
        [nameof(FaultCode.ThreadSilent)] = "a heartbeat stays away | number of the heartbeat",
        [nameof(FaultCode.SafeMode)] = "the firmware started in safe mode | failed starts before",
        [nameof(FaultCode.UnexpectedRestart)] = "the last run did not end as it should | reset reason",
        [nameof(FaultCode.ElectrodeSaturated)] = "an electrode has been at its limit for long | channel",
    };

    /// <summary>Constants of a class with their values, in the order of the values.</summary>
    internal static IEnumerable<(string Name, int Value)> Constants(Type type) =>
        from field in type.GetFields(BindingFlags.Public | BindingFlags.Static)
        where field.IsLiteral && field.Name != "Count"
        let value = (int)field.GetRawConstantValue()!
        orderby value
        select (field.Name, value);

    private static string Settings() => ProtocolTables.Table(
        "Key | Name | Allowed | Default | Meaning",
        Constants(typeof(SettingsKey)).Select(k => $"{k.Value} | {Words(k.Name)} | {Allowed(k.Value)} | {WristbandSettings.Default(k.Value)} | {KeyMeanings[k.Name]}"));

    private static string Files() => ProtocolTables.Table(
        "File | Content",
        Constants(typeof(StoreFile)).Select(f => $"{f.Value} | {Words(f.Name[..^SlotOf(f.Name).Length])}, {SlotOf(f.Name).ToLowerInvariant()} slot"));

    private static string SlotOf(string name) => Word().Matches(name)[^1].Value;

    private static string Faults() => ProtocolTables.Table(
        "Code | Name | Severe | Meaning | Detail",
        Constants(typeof(FaultCode)).Skip(1).Select(f => $"{f.Value} | {Words(f.Name)} | {(FaultCode.IsSevere(f.Value) ? "yes" : "no")} | {FaultMeanings[f.Name]}"));

    private static string Heartbeats() => ProtocolTables.Table(
        "Number | Name | Longest silence, ms",
        Enumerable.Range(0, Heartbeat.Count).Select(id => $"{id} | {Heartbeat.Name(id)} | {Heartbeat.MaxSilenceMilliseconds(id)}"));

    // By trying them: whatever the table in the code says, this is what the firmware takes.
    private static string Allowed(int key)
    {
        List<(int From, int To)> runs = [];
        for (var value = 0; value <= 65535; value++)
        {
            if (WristbandSettings.Check(key, (uint)value) != SettingCheck.Ok)
                continue;
            if (runs.Count > 0 && runs[^1].To == value - 1)
                runs[^1] = (runs[^1].From, value);
            else
                runs.Add((value, value));
        }

        return string.Join(", ", runs.Select(r => r.From == r.To ? $"{r.From}" : $"{r.From} to {r.To}"));
    }

    // A unit at the end of a name stands in the meaning.
    private static string Words(string name) => string.Join(
        " ",
        from word in Word().Matches(name).Select(m => m.Value)
        where word is not ("Hz" or "Seconds" or "Percent" or "Q8")
        select word is "Afe" or "Hid" or "Imu" ? word.ToUpperInvariant() : word.ToLowerInvariant());

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Word();
}
