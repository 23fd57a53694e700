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
        Compare("hardware-spec/pictures/electrode-ring.svg", ElectrodeRingSvg.Draw(ElectrodeRing.Load(), Pod.Load()));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void The_numbering_of_the_left_wrist_mirrors_that_of_the_right(int pairs)
    {
        var ring = ElectrodeRing.Load();
        for (var pair = 1; pair <= pairs; pair++)
        {
            Assert.Equal(-ring.Angle(pair, pairs, false), ring.Angle(pair, pairs, true));
            var sameElectrode = ring.Angle(ElectrodeRing.OnTheOtherWrist(pair, pairs), pairs, false);
            Assert.Equal(0, Math.Round(360 + ring.Angle(pair, pairs, true) - sameElectrode, 9) % 360);
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
        var pod = Pod.Load()["pod"];
        var (few, most) = (ring.PairCounts[0], ring.PairCounts[^1]);
        var pitch = ring["fixed-pitch"];
        double[] strap = [ring.StrapPitch(ring.SmallestCircumference), ring.StrapPitch(ring.LargestCircumference)];
        var expected = MarkedTable.Build(
            "What | Size",
            [
                $"Pairs | {few} or {most}",
                $"Circumference, the strap stretched | {ring.SmallestCircumference} to {ring.LargestCircumference} mm",
                $"From pair to pair under the pod | {pitch} mm with {most}, {2 * pitch} mm with {few}",
                $"From the last pair under the pod to the first on the strap | {pitch} mm with {most}, {Range(strap, p => pitch + p)} with {few}",
                $"From pair to pair on the strap | {Range(strap, p => p)} with {most}, {Range(strap, p => 2 * p)} with {few}",
                $"Electrode | dome of {ring["electrode-diameter"]} mm, {ring["electrode-height"]} mm high",
                $"From P to N along the arm | {ring["pair-spacing"]} mm",
                $"Width of the strap | {ring["band-width"]} mm",
                $"Bias electrode | {ring["bias-width"]} × {ring["bias-length"]} mm, {ring["bias-offset"]} mm from the middle towards the elbow",
                $"Pod | {pod.Length} mm along the arm, from {-pod.AlongFrom} mm towards the elbow to {pod.AlongTo} mm towards the hand; {pod.Width} mm around it, {pod.Height} mm high",
                $"Charging contacts | {ring["pad-diameter"]} mm, {ring["pad-spacing"]} mm apart",
            ]);
        Assert.True(expected == MarkedTable.Read("hardware-spec/wristband.md", "electrodes"), MarkedTable.Complaint("hardware-spec/wristband.md", "electrodes", expected));
    }

    [Theory]
    [InlineData(140)]
    [InlineData(200)]
    public void Electrodes_never_touch_each_other_nor_the_charging_contacts(double circumference)
    {
        const double Gap = 2;
        var ring = ElectrodeRing.Load();
        var most = ring.PairCounts[^1];
        var electrode = ring["electrode-diameter"];
        var places = Enumerable.Range(1, most).Select(p => ring.Position(p, most, circumference)).Order().ToArray();
        Assert.All(places.Zip(places.Skip(1).Append(places[0] + circumference)), p => Assert.True(p.Second - p.First - electrode >= Gap, $"{p.First} and {p.Second}"));
        Assert.InRange(circumference, ring.SmallestCircumference, ring.LargestCircumference);
        Assert.True(ring["pair-spacing"] - electrode >= Gap);
        Assert.All(places, p => Assert.True(double.Hypot(Math.Abs(p) - (ring["pad-spacing"] / 2), ring["pair-spacing"] / 2) - (electrode / 2) - (ring["pad-diameter"] / 2) >= Gap));
        Assert.True(ring["bias-offset"] - (ring["bias-length"] / 2) - (ring["pair-spacing"] / 2) - (electrode / 2) >= Gap);
    }

    private static string Range(double[] ends, Func<double, double> value) => string.Create(
        CultureInfo.InvariantCulture,
        $"{value(ends[0]):F1} to {value(ends[1]):F1} mm");

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
