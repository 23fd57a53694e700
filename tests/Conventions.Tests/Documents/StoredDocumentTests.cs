using System.Text.RegularExpressions;
using NeuralGlasses.Wristband.Storage;
using NeuralGlasses.Wristband.Supervision;
using Xunit;

namespace NeuralGlasses.Conventions.Tests.Documents;

public sealed partial class StoredDocumentTests
{
    private static readonly string Settings = Repository.Read("hardware-spec/settings.md");
    private static readonly string Supervision = Repository.Read("hardware-spec/supervision.md");

    public static TheoryData<string> Tables => new(StoredTables.All.Keys);

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_is_what_the_constants_say(string name)
    {
        var (document, build) = StoredTables.All[name];
        var expected = build();
        var found = Marked().Matches(Repository.Read(document)).SingleOrDefault(m => m.Groups["name"].Value == name)?.Groups["text"].Value;
        Assert.True(expected == found, $"{document}: table '{name}' differs from the constants of firmware/Wristband. If the change is meant, paste:\n<!-- table: {name} -->\n{expected}<!-- end -->");
    }

    [Fact]
    public void Every_marked_table_is_rebuilt()
    {
        Assert.Equal(
            StoredTables.All.Keys.Order(),
            MarkedTable.NamesIn("hardware-spec/settings.md").Concat(MarkedTable.NamesIn("hardware-spec/supervision.md")).Order());
    }

    [Fact]
    public void The_keys_are_counted_from_0_without_a_gap() =>
        Assert.Equal(Enumerable.Range(0, WristbandSettings.KeyCount), StoredTables.Constants(typeof(SettingsKey)).Select(k => k.Value));

    [Fact]
    public void The_numbers_in_the_sentences_are_the_constants()
    {
        Assert.Contains($"0 to {WristbandSettings.MaxProfileLength} bytes", Settings, StringComparison.Ordinal);
        Assert.Contains($"| profile | 0 to {WristbandSettings.MaxProfileLength} |", Settings, StringComparison.Ordinal);
        Assert.Contains($"has {WristbandSettings.MaxPayloadLength} bytes; no version may write more than {SettingsStore.Capacity}.", Settings, StringComparison.Ordinal);
        Assert.Contains($"the last save is {SettingsStore.IntervalMicroseconds / 1_000_000} s ago", Settings, StringComparison.Ordinal);
        Assert.Contains($"again after {SettingsStore.RetryMicroseconds / 1_000_000} s;", Settings, StringComparison.Ordinal);

        Assert.Contains($"at most every {FaultLog.IntervalMicroseconds / 1_000_000} s.", Supervision, StringComparison.Ordinal);
        Assert.Contains($"the last {FaultLog.Capacity} lines of {FaultEntry.Length} bytes", Supervision, StringComparison.Ordinal);
        Assert.Contains($"less than {FaultLog.RepeatMicroseconds / 1_000_000} s ago", Supervision, StringComparison.Ordinal);
        Assert.Contains($"After {FaultLog.UrgentSaves} saves in a boot", Supervision, StringComparison.Ordinal);
        Assert.Contains($"after {BootRecord.HealthyMicroseconds / 1_000_000} s in which", Supervision, StringComparison.Ordinal);
        Assert.Contains($"After {BootRecord.FailedStartsToSafeMode}\nfailed starts", Supervision, StringComparison.Ordinal);
        Assert.Contains($"more than {Supervisor.LateMicroseconds / 1000} ms is late", Supervision, StringComparison.Ordinal);
        Assert.Contains(
            $"Fewer than {Supervisor.FewestStepsPerSecond} turns a second for {Supervisor.SlowSecondsToFault} s in a row",
            Supervision,
            StringComparison.Ordinal);
    }

    [GeneratedRegex("<!-- table: (?<name>[a-z]+) -->\n(?<text>.*?)<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Marked();
}
