using System.Globalization;
using System.Text.RegularExpressions;
using NeuralGlasses.Calibration;
using NeuralGlasses.Conventions.Tests.Documents.Pictures;
using Xunit;

namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>Every picture of <c>hardware-spec</c> is drawn from a text, so that a change of it shows in review.</summary>
public sealed partial class PictureTests
{
    // Wide enough for the widest of the fonts that the pictures name, per character at 13 and 11.5 pixels.
    private const double NameWidth = 7.9;

    private const double MoreWidth = 6.3;

    public static TheoryData<string> BlockDiagrams => new("wristband", "glasses");

    [Theory]
    [MemberData(nameof(BlockDiagrams))]
    public void A_block_diagram_is_what_its_text_gives(string name)
    {
        Compare($"hardware-spec/pictures/{name}-blocks.svg", BlockDiagramSvg.Draw(Load(name)));
    }

    [Theory]
    [MemberData(nameof(BlockDiagrams))]
    public void Blocks_lie_on_the_paper_and_apart(string name)
    {
        var diagram = Load(name);
        Assert.Equal(diagram.Blocks.Count, diagram.Blocks.Select(b => b.Id).Distinct().Count());
        Assert.All(diagram.Blocks, b => Assert.True(b.X >= 0 && b.Y >= 0 && b.Right <= diagram.Width && b.Bottom <= diagram.Height, b.Id));
        Assert.All(diagram.Blocks, b => Assert.Contains(b.Kind, SvgText.KindNames));
        Findings.None(
            from a in diagram.Blocks
            from b in diagram.Blocks
            where string.CompareOrdinal(a.Id, b.Id) < 0 && a.X < b.Right && b.X < a.Right && a.Y < b.Bottom && b.Y < a.Bottom
            select $"{name}: {a.Id} and {b.Id} overlap");
    }

    [Theory]
    [MemberData(nameof(BlockDiagrams))]
    public void Every_text_fits_its_block(string name)
    {
        Findings.None(
            from block in Load(name).Blocks
            from line in block.Lines.Index()
            let width = line.Item.Length * (line.Index == 0 ? NameWidth : MoreWidth)
            where width > block.Width * BlockDiagramSvg.Step
            select $"{name}: '{line.Item}' is wider than {block.Id}");
    }

    [Theory]
    [MemberData(nameof(BlockDiagrams))]
    public void A_wire_runs_at_right_angles_from_its_blocks_border_to_the_others_and_through_none(string name)
    {
        var diagram = Load(name);
        var blocks = diagram.Blocks.ToDictionary(b => b.Id);
        foreach (var wire in diagram.Wires)
        {
            var told = $"{name}: {wire.From} to {wire.To}";
            Assert.True(wire.From == "-" || blocks[wire.From].HasOnItsBorder(wire.Points[0]), told);
            Assert.True(wire.To == "-" || blocks[wire.To].HasOnItsBorder(wire.Points[^1]), told);
            foreach (var (a, b) in wire.Points.Zip(wire.Points.Skip(1)))
            {
                Assert.True(a.X == b.X || a.Y == b.Y, told);
                for (var part = 0; part <= 100; part++)
                {
                    var p = new GridPoint(a.X + ((b.X - a.X) * part / 100), a.Y + ((b.Y - a.Y) * part / 100));
                    Assert.DoesNotContain(diagram.Blocks, block => block.HasInside(p));
                }
            }
        }
    }

    [Fact]
    public void The_electrode_ring_is_what_its_numbers_give()
    {
        Compare("hardware-spec/pictures/electrode-ring.svg", ElectrodeRingSvg.Draw(ElectrodeRing.Load()));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void The_numbering_of_the_left_wrist_mirrors_that_of_the_right(int pairs)
    {
        for (var pair = 1; pair <= pairs; pair++)
        {
            Assert.Equal(-ElectrodeRing.Angle(pair, pairs, false), ElectrodeRing.Angle(pair, pairs, true));
            var sameElectrode = ElectrodeRing.Angle(ElectrodeRing.OnTheOtherWrist(pair, pairs), pairs, false);
            Assert.Equal(0, (360 + ElectrodeRing.Angle(pair, pairs, true) - sameElectrode) % 360);
            Assert.Equal(ElectrodeRing.OnTheOtherWrist(pair, pairs), new RingPermutation(0, true).Source(pair - 1, pairs) + 1);
        }
    }

    [Fact]
    public void The_glasses_name_interfaces_that_exist()
    {
        var files = Repository.Files("sdk", "*.cs").Concat(Repository.Files("simulator", "*.cs")).Select(f => Path.GetFileNameWithoutExtension(f)).ToHashSet();
        var names = TypeName().Matches(Repository.Read("hardware-spec/glasses.md")).Select(m => m.Groups[1].Value).Distinct().ToArray();
        Assert.NotEmpty(names);
        Findings.None(names.Where(n => !files.Contains(n)).Select(n => $"glasses.md names {n}, which is no file of the SDK or the simulator"));
    }

    [Fact]
    public void The_table_of_electrodes_is_what_the_ring_says()
    {
        var ring = ElectrodeRing.Load();
        var (few, most) = (ring.PairCounts[0], ring.PairCounts[^1]);
        var expected = MarkedTable.Build(
            "What | Size",
            [
                $"Pairs | {few} or {most}",
                $"Circumference, the strap stretched | {ring.SmallestCircumference} to {ring.LargestCircumference} mm",
                $"From pair to pair around the wrist | {Range(ring, few)} with {few}, {Range(ring, most)} with {most}",
                $"Electrode | dome of {ring["electrode-diameter"]} mm",
                $"From P to N along the arm | {ring["pair-spacing"]} mm",
                $"Width of the strap | {ring["band-width"]} mm",
                $"Bias electrode | {ring["bias-width"]} × {ring["bias-length"]} mm, {ring["bias-offset"]} mm from the middle towards the elbow",
                $"Pod | {ring["pod-length"]} mm along the arm, {ring["pod-width"]} mm around it",
                $"Charging pads | {ring["pad-diameter"]} mm, {ring["pad-spacing"]} mm apart",
            ]);
        Assert.True(expected == MarkedTable.Read("hardware-spec/wristband.md", "electrodes"), MarkedTable.Complaint("hardware-spec/wristband.md", "electrodes", expected));
    }

    [Fact]
    public void Electrodes_never_touch_each_other_nor_the_charging_pads()
    {
        const double Gap = 2;
        var ring = ElectrodeRing.Load();
        var electrode = ring["electrode-diameter"];
        Assert.True((ring.SmallestCircumference / ring.PairCounts[^1]) - electrode >= Gap);
        Assert.True(ring["pair-spacing"] - electrode >= Gap);
        Assert.True((ring["pair-spacing"] / 2) - (electrode / 2) - (ring["pad-diameter"] / 2) >= Gap);
        Assert.True(ring["bias-offset"] - (ring["bias-length"] / 2) - (ring["pair-spacing"] / 2) - (electrode / 2) >= Gap);
        Assert.True(ring["bias-offset"] + (ring["bias-length"] / 2) <= ring["pod-length"] / 2);
    }

    private static string Range(ElectrodeRing ring, int pairs) => string.Create(
        CultureInfo.InvariantCulture,
        $"{ring.SmallestCircumference / pairs:F1} to {ring.LargestCircumference / pairs:F1} mm");

    private static BlockDiagram Load(string name) => BlockDiagram.Load($"hardware-spec/diagrams/{name}.txt");

    private static void Compare(string file, string drawn)
    {
        var approved = File.Exists(Repository.PathOf(file)) ? Repository.Read(file) : "";
        if (drawn == approved)
            return;
        var received = Path.Combine(AppContext.BaseDirectory, Path.GetFileNameWithoutExtension(file) + ".received.svg");
        File.WriteAllText(received, drawn);
        Assert.Fail($"{file} is not what its text gives; the new drawing was written to {received}. If the change is meant, copy it over the old one.");
    }

    [GeneratedRegex("`((?:I[A-Z]|Virtual)[A-Za-z]+)`")]
    private static partial Regex TypeName();
}
