using System.Globalization;

namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>One line of <c>hardware-spec/bom.csv</c>.</summary>
internal sealed record BillLine(IReadOnlyDictionary<string, string> Fields)
{
    internal string Designators => Fields["designators"];

    internal string PartNumber => Fields["part_number"];

    internal string Alternatives => Fields["alternatives"];

    internal string Description => Fields["description"];

    internal int For8Pairs => int.Parse(Fields["quantity_8_pairs"], CultureInfo.InvariantCulture);

    internal int For16Pairs => int.Parse(Fields["quantity_16_pairs"], CultureInfo.InvariantCulture);

    /// <summary>The places that the designators name: "R1-R3,R7" are R1, R2, R3 and R7.</summary>
    internal IReadOnlyList<string> Names => [.. Designators.Split(',').SelectMany(Expand)];

    /// <summary>How many parts are fitted for so many pairs, 8 or 16.</summary>
    internal int Fitted(int pairs) => pairs == 8 ? For8Pairs : For16Pairs;

    private static IEnumerable<string> Expand(string designator)
    {
        var ends = designator.Split('-');
        var letters = ends[0].TrimEnd("0123456789".ToCharArray());
        return ends.Length == 1 ? ends : Enumerable.Range(Number(ends[0]), Number(ends[1]) - Number(ends[0]) + 1).Select(n => $"{letters}{n}");
    }

    private static int Number(string designator) => int.Parse(string.Concat(designator.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
}

/// <summary>The parts of the wristband.</summary>
internal static class BillOfMaterials
{
    internal const string File = "hardware-spec/bom.csv";

    internal static IReadOnlyList<BillLine> Load() => [.. CommaText.Load(File).Select(f => new BillLine(f))];
}
