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

    /// <summary>How many places of the board the designators name: "R1-R3" are three, "Q1" is one.</summary>
    internal int Places => Designators.Split(',').Sum(d => d.Contains('-', StringComparison.Ordinal) ? Number(d.Split('-')[1]) - Number(d.Split('-')[0]) + 1 : 1);

    private static int Number(string designator) => int.Parse(string.Concat(designator.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
}

/// <summary>The parts of the wristband.</summary>
internal static class BillOfMaterials
{
    internal const string File = "hardware-spec/bom.csv";

    internal static IReadOnlyList<BillLine> Load() => [.. CommaText.Load(File).Select(f => new BillLine(f))];
}
