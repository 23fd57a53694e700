using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Simulator.World;
using NeuralGlasses.Wristband;
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

    /// <summary>Constants of a class with their values, in the order of the values.</summary>
    internal static IEnumerable<(string Name, int Value)> Constants(Type type) =>
        from field in type.GetFields(BindingFlags.Public | BindingFlags.Static)
        where field.IsLiteral && field.Name != "Count"
        let value = (int)field.GetRawConstantValue()!
        orderby value
        select (field.Name, value);

    private static string Settings() => ContractTables.Table(
        "Key | Name | Allowed | Default | Meaning",
        Constants(typeof(SettingsKey)).Select(k => $"{k.Value} | {Words(k.Name)} | {Allowed(k.Value)} | {WristbandSettings.Default(k.Value)} | {ContractTables.MeaningOf(typeof(SettingsKey), k.Name)}"));

    // Magic and version are read from what the firmware saves.
    private static string Files()
    {
        var world = new WorldClock(1, () => false);
        var board = new VirtualBoard(world, new DeviceClock(world), new NoSkin(), new WristMotion(), new VirtualBoardOptions());
        var band = new Band(board.Ports(new RecordingRadio()));
        band.Boot.EndClean();
        band.Faults.Forget();
        band.Store.Forget();
        return ContractTables.Table(
            "File | Content | Magic | Version",
            from file in Constants(typeof(StoreFile))
            let saved = board.Store.Peek(file.Value)
            let slot = SlotOf(file.Name)
            select $"{file.Value} | {Words(file.Name[..^slot.Length])}, {slot.ToLowerInvariant()} slot | `{Encoding.ASCII.GetString(saved, 0, 4)}` | {saved[4]}");
    }

    private static string SlotOf(string name) => Word().Matches(name)[^1].Value;

    private static string Faults() => ContractTables.Table(
        "Code | Name | Saved at once",
        Constants(typeof(FaultCode)).Skip(1).Select(f => $"{f.Value} | {Words(f.Name)} | {(FaultLog.IsSevere(f.Value) ? "yes" : "no")}"));

    private static string Heartbeats() => ContractTables.Table(
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
