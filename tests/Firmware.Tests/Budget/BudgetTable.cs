using System.Runtime.CompilerServices;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Budget;

/// <summary>A table of <c>hardware-spec/budgets.md</c> between its marks.</summary>
internal static class BudgetTable
{
    /// <summary>Fails with the text to paste if the document's table is another than the rows give.</summary>
    public static void AssertStated(string name, string heading, IEnumerable<string> rows)
    {
        var expected = $"| {heading} |\n|{string.Concat(Enumerable.Repeat("---|", heading.Split(" | ").Length))}\n{string.Concat(rows.Select(r => $"| {r} |\n"))}";
        var begin = $"<!-- table: {name} -->\n";
        var text = File.ReadAllText(Document());
        var from = text.IndexOf(begin, StringComparison.Ordinal);
        Assert.True(from >= 0, $"hardware-spec/budgets.md has no table '{name}'.");
        from += begin.Length;
        var found = text[from..text.IndexOf("<!-- end -->", from, StringComparison.Ordinal)];
        Assert.True(expected == found, $"hardware-spec/budgets.md: table '{name}' must be\n<!-- table: {name} -->\n{expected}<!-- end -->");
    }

    private static string Document([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "hardware-spec", "budgets.md"));
}
