using System.Text.RegularExpressions;

namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>Tables between <c>&lt;!-- table: name --&gt;</c> and <c>&lt;!-- end --&gt;</c>, which tests rebuild and compare.</summary>
internal static class MarkedTable
{
    internal static string Read(string document, string name)
    {
        var match = Regex.Match(Repository.Read(document), $"<!-- table: {Regex.Escape(name)} -->\n(?<text>.*?)<!-- end -->", RegexOptions.Singleline);
        return match.Success ? match.Groups["text"].Value : throw new InvalidDataException($"{document} has no table '{name}'.");
    }

    internal static IEnumerable<string> NamesIn(string document) =>
        Regex.Matches(Repository.Read(document), "<!-- table: (?<name>.*?) -->").Select(m => m.Groups["name"].Value);

    /// <summary>The cells of a table's rows, heading and rule left out.</summary>
    internal static IReadOnlyList<string[]> Rows(string table) =>
        [.. table.Split('\n').Where(l => l.StartsWith('|')).Skip(2).Select(l => l.Trim('|').Split('|', StringSplitOptions.TrimEntries))];

    internal static string Build(string heading, IEnumerable<string> rows) =>
        $"| {heading} |\n|{string.Concat(Enumerable.Repeat("---|", heading.Split(" | ").Length))}\n" + string.Concat(rows.Select(r => $"| {r} |\n"));

    internal static string Complaint(string document, string name, string expected) =>
        $"{document}: table '{name}' should read:\n<!-- table: {name} -->\n{expected}<!-- end -->";
}
