using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Layout;
using NeuralGlasses.Hud.Legibility;
using Xunit;

namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>The rules of legibility and the sizes of text in the document are those of the code.</summary>
public sealed class LegibilityDocumentTests
{
    private const string Document = "hardware-spec/glasses.md";

    [Fact]
    public void The_table_of_rules_is_that_of_the_code() => Check(
        "legibility",
        MarkedTable.Build("Rule | What it asks for | Where from", LegibilityRule.All.Select(r => $"{r.Id} | {r.Says} | {r.Source}")));

    [Fact]
    public void The_table_of_surroundings_is_that_of_the_code() => Check(
        "surroundings",
        MarkedTable.Build(
            "Behind the display | Darkest, cd/m² | Brightest, cd/m² | Least contrast | Dim text too",
            Surroundings.All.Select(s => FormattableString.Invariant($"{s.Name} | {s.DarkCandelas} | {s.BrightCandelas} | {s.LeastContrast} | {(s.IsForAllText ? "yes" : "no")}"))));

    [Fact]
    public void The_table_of_sizes_is_that_of_the_code() => Check(
        "text-sizes",
        MarkedTable.Build(
            "Text | Degrees | Pixels at 42 a degree",
            Enum.GetValues<HudTextStyle>().Select(s => FormattableString.Invariant($"{s} | {HudMetrics.SizeOf(s)} | {HudMetrics.SizeOf(s) * 42:F1}"))));

    private static void Check(string table, string expected) =>
        Assert.True(expected == MarkedTable.Read(Document, table), MarkedTable.Complaint(Document, table, expected));
}
