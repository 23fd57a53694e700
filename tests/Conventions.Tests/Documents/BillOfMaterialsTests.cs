using System.Globalization;
using System.Text.RegularExpressions;
using NeuralGlasses.Conventions.Tests.Documents.Pictures;
using NeuralGlasses.Wristband.Afe;
using Xunit;

namespace NeuralGlasses.Conventions.Tests.Documents;

public sealed partial class BillOfMaterialsTests
{
    private static readonly string[] PriceClasses = ["<1", "1-3", "3-10", "10-30", ">30"];

    private static readonly string[] Documents = ["hardware-spec/wristband.md", "hardware-spec/afe-ads1298.md", "hardware-spec/safety.md", "firmware/Wristband.Esp32/PinMap.cs"];

    // Literature numbers of the manufacturers, which look like parts.
    private static readonly string[] Literature = ["SBAS", "SBVS", "SLOS", "SLLS", "SLVS", "SLUS"];

    private static readonly IReadOnlyList<BillLine> Lines = BillOfMaterials.Load();

    // Two magnets have one name.
    private static readonly string[] CountedOtherwise = ["MG1"];

    [Fact]
    public void Every_column_of_every_line_is_filled()
    {
        Findings.None(from line in Lines from field in line.Fields where string.IsNullOrWhiteSpace(field.Value) select $"{line.Designators}: {field.Key} is empty");
        Assert.Equal(Lines.Count, Lines.Select(l => l.Designators).Distinct().Count());
        Assert.All(Lines, l => Assert.Contains(l.Fields["unit_price_usd"], PriceClasses));
    }

    [Fact]
    public void Sixteen_pairs_have_every_part_of_eight_and_fill_every_place()
    {
        Assert.All(Lines, l => Assert.InRange(l.For16Pairs, 1, int.MaxValue));
        Assert.All(Lines, l => Assert.InRange(l.For8Pairs, 0, l.For16Pairs));
        Findings.None(Lines.Where(l => !CountedOtherwise.Contains(l.Designators) && l.Places != l.For16Pairs).Select(l => $"{l.Designators}: {l.Places} places, {l.For16Pairs} parts"));
    }

    [Fact]
    public void A_part_without_an_alternative_says_why()
    {
        Assert.All(Lines, l => Assert.Matches(@"^(?!none(?!: .{5,})).+", l.Alternatives));
    }

    [Fact]
    public void Every_block_of_the_diagram_is_a_line_of_the_bill()
    {
        var blocks = BlockDiagram.Load("hardware-spec/diagrams/wristband.txt").Blocks.Where(b => b.IsPart).ToArray();
        Assert.NotEmpty(blocks);
        foreach (var block in blocks)
        {
            var line = Assert.Single(Lines, l => l.Designators == block.Id);
            Assert.True(block.Id[0] != 'U' || line.PartNumber.StartsWith(block.Lines[0], StringComparison.Ordinal), $"{block.Id}: the block says {block.Lines[0]}, the bill {line.PartNumber}");
        }
    }

    [Fact]
    public void Every_chip_that_a_document_names_is_in_the_bill()
    {
        var known = Lines.SelectMany(l => new[] { l.PartNumber, l.Alternatives, l.Fields["note"] }).ToArray();
        Findings.None(
            from document in Documents
            from name in PartName().Matches(Repository.Read(document)).Select(m => m.Value).Distinct()
            where !Literature.Any(l => name.StartsWith(l, StringComparison.Ordinal)) && !known.Any(k => k.Contains(name, StringComparison.Ordinal))
            select $"{document}: {name} is not in {BillOfMaterials.File}");
        Assert.Contains("ADS1298", PartName().Matches(Repository.Read(Documents[1])).Select(m => m.Value));
    }

    [Fact]
    public void One_resistor_stands_in_the_lead_of_each_electrode_and_two_in_that_of_the_bias()
    {
        var electrodes = Lines.Single(l => l.Designators == "E1-E33");
        var resistors = Lines.Single(l => l.Designators == "R1-R32");
        var arrays = Lines.Single(l => l.Designators == "D1-D9");
        Assert.Equal((17, 33), (electrodes.For8Pairs, electrodes.For16Pairs));
        var bias = Lines.Single(l => l.Designators == "R33,R54");
        Assert.Equal((16, 32), (resistors.For8Pairs, resistors.For16Pairs));
        Assert.Equal((2, 2), (bias.For8Pairs, bias.For16Pairs));
        Assert.True(4 * arrays.For8Pairs >= 17 && 4 * arrays.For16Pairs >= 33);
    }

    [Fact]
    public void Two_chips_have_an_oscillator_of_the_drivers_frequency_and_one_has_none()
    {
        var oscillator = Lines.Single(l => l.Designators == "Y2");
        Assert.Equal((0, 1), (oscillator.For8Pairs, oscillator.For16Pairs));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"oscillator {Ads1298.ClockHz / 1e6} MHz"), oscillator.Description, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\b[A-Z]{2,4}[0-9][A-Z0-9]{2,}\b")]
    private static partial Regex PartName();
}
