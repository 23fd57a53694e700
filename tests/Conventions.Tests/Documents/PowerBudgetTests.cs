using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>Hours per charge, computed from <c>hardware-spec/power.csv</c> and the cell of the bill of materials; the budget may not say anything else.</summary>
public sealed partial class PowerBudgetTests
{
    private const string Document = "hardware-spec/budgets.md";

    // A guess: a cell ages, and the last tenth is below what the module's regulator needs.
    private const double UsableShare = 0.9;

    private static readonly string[] States = ["off", "sleep", "advertising", "idle", "connected", "streaming"];

    private static readonly (string Image, string Pairs)[] Builds = [("stock", "8"), ("stock", "16"), ("own", "8"), ("own", "16")];

    private static readonly Dictionary<string, double> DayHours = new() { ["streaming"] = 2, ["connected"] = 6, ["idle"] = 8, ["sleep"] = 8 };

    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Consumers = CommaText.Load("hardware-spec/power.csv");

    private static double CapacityMilliampereHours => double.Parse(Capacity().Match(BillOfMaterials.Load().Single(l => l.Designators == "BT1").Description).Groups[1].Value, CultureInfo.InvariantCulture);

    [Fact]
    public void The_hours_of_each_state_follow_from_the_currents_and_the_cell()
    {
        var expected = MarkedTable.Build(
            "State | " + string.Join(" | ", Builds.Select(Heading)),
            States.Select(s => $"{s} | " + string.Join(" | ", Builds.Select(b => $"{Current(Milliamperes(s, b))}, {Time(UsableShare * CapacityMilliampereHours / Milliamperes(s, b))}"))));
        Assert.True(expected == MarkedTable.Read(Document, "power"), MarkedTable.Complaint(Document, "power", expected));
    }

    [Fact]
    public void The_day_follows_from_the_hours_of_its_states()
    {
        Assert.Equal(24, DayHours.Values.Sum());
        var expected = MarkedTable.Build(
            "Day | " + string.Join(" | ", Builds.Select(Heading)),
            [
                string.Join(", ", DayHours.Select(d => $"{d.Value} h {d.Key}")) + " | " + string.Join(" | ", Builds.Select(b => $"{Day(b).ToString("F0", CultureInfo.InvariantCulture)} mAh")),
                "of the usable charge | " + string.Join(" | ", Builds.Select(b => $"{(100 * Day(b) / (UsableShare * CapacityMilliampereHours)).ToString("F0", CultureInfo.InvariantCulture)} %")),
            ]);
        Assert.True(expected == MarkedTable.Read(Document, "power-day"), MarkedTable.Complaint(Document, "power-day", expected));
    }

    [Fact]
    public void The_sentences_name_the_cell_and_the_share_that_is_counted()
    {
        Assert.Contains($"{CapacityMilliampereHours} mAh, of which {100 * UsableShare} % are counted", Repository.Read(Document).ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_current_has_a_kind_and_a_source_and_belongs_to_parts_of_the_bill()
    {
        var designators = BillOfMaterials.Load().SelectMany(l => l.Designators.Split(',')).ToHashSet();
        Assert.All(Consumers, c => Assert.Contains(c["kind"], new[] { "datasheet", "computed", "guess" }));
        Assert.All(Consumers, c => Assert.False(string.IsNullOrWhiteSpace(c["source"])));
        Assert.All(Consumers, c => Assert.Contains(c["pairs"], new[] { "any", "16" }));
        Assert.All(Consumers, c => Assert.Contains(c["image"], new[] { "any", "stock", "own" }));
        Assert.All(Consumers, c => Assert.Subset(designators, Designator().Matches(c["consumer"]).Select(m => m.Value).ToHashSet()));
        Assert.Superset(
            designators.Where(d => d[0] == 'U').ToHashSet(),
            Consumers.SelectMany(c => Designator().Matches(c["consumer"]).Select(m => m.Value)).ToHashSet());
    }

    [Fact]
    public void A_state_that_does_more_never_takes_less()
    {
        foreach (var build in Builds)
            Assert.Equal(new[] { "off", "sleep", "idle", "connected", "streaming" }.Select(s => Milliamperes(s, build)).Order(), new[] { "off", "sleep", "idle", "connected", "streaming" }.Select(s => Milliamperes(s, build)));
    }

    private static string Heading((string Image, string Pairs) build) => $"{build.Image} image, {build.Pairs} pairs";

    private static double Day((string Image, string Pairs) build) => DayHours.Sum(d => d.Value * Milliamperes(d.Key, build));

    private static double Milliamperes(string state, (string Image, string Pairs) build) => Consumers
        .Where(c => (c["pairs"] == "any" || c["pairs"] == build.Pairs) && (c["image"] == "any" || c["image"] == build.Image))
        .Sum(c => double.Parse(c[state], CultureInfo.InvariantCulture));

    private static string Current(double milliamperes) => milliamperes < 1
        ? $"{(1000 * milliamperes).ToString("F0", CultureInfo.InvariantCulture)} µA"
        : $"{milliamperes.ToString("F1", CultureInfo.InvariantCulture)} mA";

    private static string Time(double hours) => hours < 200
        ? $"{hours.ToString("F1", CultureInfo.InvariantCulture)} h"
        : $"{(hours / 24).ToString("F0", CultureInfo.InvariantCulture)} days";

    [GeneratedRegex("([0-9]+) mAh")]
    private static partial Regex Capacity();

    [GeneratedRegex(@"\b(?:[UMJQY][0-9]+|LED[0-9]+)\b")]
    private static partial Regex Designator();
}
