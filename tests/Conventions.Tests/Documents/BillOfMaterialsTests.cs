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

    // Parts that have no place of their own on the board and one name for several.
    private static readonly string[] CountedOtherwise = ["J1", "MG1", "WS1", "FM2", "RV1", "DK2"];

    // What has no pins. Everything else must be in the list of nets.
    private static readonly string[] Mechanical = ["WS1", "PCB1", "FX1,FX2", "CASE1", "SR1", "FM1", "FM2", "GL1", "RV1", "ST1", "MG1", "DK1", "DK2", "DK3", "PS1", "W1"];

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
        Assert.All(Lines, l => Assert.InRange(l.For8Pairs, 0, l.For16Pairs));
        Assert.All(Lines, l => Assert.True(l.For16Pairs > 0, l.Designators));
        Findings.None(Lines.Where(l => !CountedOtherwise.Contains(l.Designators) && l.Names.Count != l.For16Pairs).Select(l => $"{l.Designators}: {l.Names.Count} places, {l.For16Pairs} parts"));
        Assert.Equal(Lines.Sum(l => l.Names.Count), Lines.SelectMany(l => l.Names).Distinct().Count());
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
        var electrodes = Lines.Single(l => l.Designators == "E1-E32");
        var resistors = Lines.Single(l => l.Designators == "R1-R32");
        var arrays = Lines.Single(l => l.Designators == "D1-D9");
        Assert.Equal((16, 32), (electrodes.For8Pairs, electrodes.For16Pairs));
        var bias = Lines.Single(l => l.Designators == "R33,R54");
        Assert.Equal((16, 32), (resistors.For8Pairs, resistors.For16Pairs));
        Assert.Equal((2, 2), (bias.For8Pairs, bias.For16Pairs));
        Assert.True(4 * arrays.For8Pairs >= 17 && 4 * arrays.For16Pairs >= 33);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void What_has_pins_is_in_the_list_of_nets_as_often_as_in_the_bill(int pairs)
    {
        var fitted = NetList.Load().Fitted(pairs).Select(p => p.Part).ToHashSet();
        Assert.All(Mechanical, m => Assert.Contains(Lines, l => l.Designators == m));
        Findings.None(
            from line in Lines
            where !Mechanical.Contains(line.Designators) && line.Designators != "J1"
            let found = line.Names.Count(fitted.Contains)
            where found != line.Fitted(pairs)
            select $"{line.Designators}: {line.Fitted(pairs)} parts for {pairs} pairs, {found} of them in {NetList.File}");
        Assert.Empty(fitted.Except(Lines.SelectMany(l => l.Names)));
        Assert.Contains("J1", fitted);
    }

    [Fact]
    public void Every_electrode_is_riveted_over_a_washer_and_the_bar_over_two()
    {
        var washers = Lines.Single(l => l.Designators == "WS1");
        var domes = Lines.Single(l => l.Designators == "E1-E32");
        Assert.Equal((domes.For8Pairs + 2, domes.For16Pairs + 2), (washers.For8Pairs, washers.For16Pairs));
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
