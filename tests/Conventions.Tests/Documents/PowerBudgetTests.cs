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

    private static readonly string[] States = ["off", "sleep", "advertising", "connected", "idle", "streaming"];

    // What a state that a build cannot be in has in the table of currents, and in the document.
    private const string Absent = "none";

    private const string AbsentText = "—";

    private const string WaitingProcessor = "U1, processor";

    private static readonly (string Image, string Pairs)[] Builds = [("stock", "8"), ("stock", "16"), ("own", "8"), ("own", "16")];

    private static readonly Dictionary<string, double> DayHours = new() { ["streaming"] = 2, ["connected"] = 6, ["idle"] = 8, ["sleep"] = 8 };

    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Consumers = CommaText.Load("hardware-spec/power.csv");

    private static double Usable => UsableShare * CapacityMilliampereHours;

    private static double CapacityMilliampereHours => double.Parse(Capacity().Match(BillOfMaterials.Load().Single(l => l.Designators == "BT1").Description).Groups[1].Value, CultureInfo.InvariantCulture);

    [Fact]
    public void The_hours_of_each_state_follow_from_the_currents_and_the_cell()
    {
        var expected = MarkedTable.Build(
            "State | " + string.Join(" | ", Builds.Select(Heading)),
            States.Select(s => $"{s} | " + string.Join(" | ", Builds.Select(b => IsIn(s, b) ? $"{Current(Milliamperes(s, b))}, {Time(Usable / Milliamperes(s, b))}" : AbsentText))));
        Assert.True(expected == MarkedTable.Read(Document, "power"), MarkedTable.Complaint(Document, "power", expected));
    }

    [Fact]
    public void The_day_follows_from_the_hours_of_its_states()
    {
        Assert.Equal(24, DayHours.Values.Sum());
        var expected = MarkedTable.Build(
            "Day | " + string.Join(" | ", Builds.Select(Heading)),
            [
                string.Join(", ", DayHours.Select(d => $"{d.Value} h {d.Key}")) + " | " + OfADay(b => $"{Whole(Day(b))} mAh"),
                "of it the waiting processor | " + OfADay(b => $"{Whole(Day(b, WaitingProcessor))} mAh"),
                "of the usable charge | " + OfADay(b => $"{Whole(100 * Day(b) / Usable)} %"),
                "cell that lasts such a day | " + OfADay(b => $"{Whole(Day(b) / UsableShare)} mAh"),
            ]);
        Assert.True(expected == MarkedTable.Read(Document, "power-day"), MarkedTable.Complaint(Document, "power-day", expected));
    }

    [Fact]
    public void The_sentences_name_the_cell_and_the_share_that_is_counted_and_what_light_sleep_would_save()
    {
        var hours = DayHours["connected"];
        var waiting = Milliamperes("connected", ("own", "8"), WaitingProcessor);
        Assert.Contains($"{hours} h × {Whole(waiting)} mA = {Whole(hours * waiting)} mAh of it at the most", Repository.Read(Document), StringComparison.Ordinal);
        Assert.True(Day(("own", "8")) - (hours * waiting) > Usable, "Light sleep would be enough.");
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
        {
            var currents = new[] { "off", "sleep", "connected", "idle", "streaming" }.Where(s => IsIn(s, build)).Select(s => Milliamperes(s, build)).ToArray();
            Assert.Equal(currents.Order(), currents);
        }
    }

    [Fact]
    public void Only_an_image_without_the_engine_lacks_states()
    {
        Assert.All(Builds, b => Assert.Equal(b.Image == "own", IsIn("streaming", b) && IsIn("idle", b)));
        Assert.All(Builds, b => Assert.All(States.Except(["idle", "streaming"]), s => Assert.True(IsIn(s, b), s)));
    }

    private static string Heading((string Image, string Pairs) build) => $"{build.Image} image, {build.Pairs} pairs";

    private static string OfADay(Func<(string Image, string Pairs), string> cell) =>
        string.Join(" | ", Builds.Select(b => DayHours.Keys.All(s => IsIn(s, b)) ? cell(b) : AbsentText));

    private static double Day((string Image, string Pairs) build, string? consumer = null) => DayHours.Sum(d => d.Value * Milliamperes(d.Key, build, consumer));

    private static bool IsIn(string state, (string Image, string Pairs) build) => Of(build).All(c => c[state] != Absent);

    private static double Milliamperes(string state, (string Image, string Pairs) build, string? consumer = null) => Of(build)
        .Where(c => consumer is null || c["consumer"] == consumer)
        .Sum(c => double.Parse(c[state], CultureInfo.InvariantCulture));

    private static IEnumerable<IReadOnlyDictionary<string, string>> Of((string Image, string Pairs) build) => Consumers
        .Where(c => (c["pairs"] == "any" || c["pairs"] == build.Pairs) && (c["image"] == "any" || c["image"] == build.Image));

    private static string Whole(double value) => value.ToString("F0", CultureInfo.InvariantCulture);

    private static string Current(double milliamperes) => milliamperes < 1
        ? $"{(1000 * milliamperes).ToString("F0", CultureInfo.InvariantCulture)} µA"
        : $"{milliamperes.ToString("F1", CultureInfo.InvariantCulture)} mA";

    private static string Time(double hours) => hours < 200
        ? $"{hours.ToString("F1", CultureInfo.InvariantCulture)} h"
        : $"{(hours / 24).ToString("F0", CultureInfo.InvariantCulture)} days";

    [GeneratedRegex("([0-9]+) mAh")]
    private static partial Regex Capacity();

    [GeneratedRegex(@"\b(?:[UMJQRY][0-9]+|LED[0-9]+)\b")]
    private static partial Regex Designator();
}
