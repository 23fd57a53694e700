using NeuralGlasses.Conventions.Tests.Documents.Pictures;
using Xunit;

namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>Every picture of <c>hardware-spec</c> is drawn from a text, so that a change of it shows in review.</summary>
public sealed class PictureTests
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
        }
    }

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
}
