using System.Globalization;
using System.Text.RegularExpressions;
using NeuralGlasses.Conventions.Tests.Documents.Pictures;
using Xunit;

namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>Whether what is to be in the pod fits into it, from <c>pod.csv</c>, the electrodes and the bill of materials.</summary>
public sealed partial class PodTests
{
    private const string Document = "hardware-spec/wristband.md";

    // Espressif asks for 15 mm around the antenna.
    private const double AntennaClearance = 15;

    // Of cell and board to the walls.
    private const double WallClearance = 1;

    private const double RivetDepth = 1.2;

    private static readonly Pod Pod = Pod.Load();

    private static readonly ElectrodeRing Ring = ElectrodeRing.Load();

    [Fact]
    public void The_layers_fill_the_height_of_the_pod_without_a_gap()
    {
        var layers = Pod.Layers.ToArray();
        Assert.Equal(0, layers[0].UpFrom);
        Assert.All(layers.Zip(layers.Skip(1)), pair => Assert.Equal(pair.First.UpTo, pair.Second.UpFrom));
        Assert.Equal(Pod["pod"].Height, layers[^1].UpTo);
        Assert.Equal(Pod["pod"].Height, layers.Sum(l => l.Height), 9);
        var expected = MarkedTable.Build(
            "Layer | From the underside, mm | mm",
            layers.Select(l => $"{l.What} | {Range(l.UpFrom, l.UpTo)} | {N(l.Height)}").Append($"pod | {Range(0, Pod["pod"].UpTo)} | {N(Pod["pod"].Height)}"));
        Assert.True(expected == MarkedTable.Read(Document, "stack"), MarkedTable.Complaint(Document, "stack", expected));
    }

    [Fact]
    public void The_table_of_places_is_what_the_list_says()
    {
        string[] layers = ["cell", "board"];
        var expected = MarkedTable.Build(
            "What | Along the arm, mm | Around it, mm | From the underside, mm",
            Pod.Boxes.Where(b => b.Kind == "outline" || b.Kind == "part" || layers.Contains(b.What))
                .Select(b => $"{b.What} | {Range(b.AlongFrom, b.AlongTo)} | {Range(b.AroundFrom, b.AroundTo)} | {Range(b.UpFrom, b.UpTo)}"));
        Assert.True(expected == MarkedTable.Read(Document, "plan"), MarkedTable.Complaint(Document, "plan", expected));
    }

    [Fact]
    public void Nothing_is_where_something_else_is()
    {
        var things = Pod.Parts.Where(p => p.What != "antenna").Append(Pod["cell"]).Append(Pod["board"]).Append(Pod["lid"]).ToArray();
        Findings.None(
            from a in things
            from b in things
            where string.CompareOrdinal(a.What, b.What) < 0 && a.Overlaps(b)
            select $"{a.What} and {b.What} overlap");
        Assert.True(Pod["U1"].HoldsInPlan(Pod["antenna"], 0));
    }

    [Fact]
    public void Cell_and_board_keep_away_from_the_walls_and_every_part_is_inside()
    {
        var inside = Pod["inside"];
        Assert.True(Pod["pod"].HoldsInPlan(inside, 2));
        Assert.True(inside.HoldsInPlan(Pod["cell"], WallClearance) && inside.HoldsInPlan(Pod["board"], WallClearance));
        Findings.None(Pod.Parts.Where(p => !inside.HoldsInPlan(p, 0) || p.UpTo > inside.UpTo).Select(p => $"{p.What} is outside"));
        string[] ofTheFloor = ["J1 plus", "J1 minus", "MG1 north", "MG1 south"];
        Findings.None(Pod.Parts.Where(p => ofTheFloor.Contains(p.What) ? p.UpTo > Pod["floor"].UpTo : p.UpFrom < Pod["board"].UpTo).Select(p => $"{p.What} is at the wrong height"));
        Assert.All(Pod.Parts.Where(p => !ofTheFloor.Contains(p.What) && p.What is not ("M1" or "antenna" or "U1")), p => Assert.True(Pod["board"].HoldsInPlan(p, 0), p.What));
    }

    [Fact]
    public void The_motor_touches_nothing_and_the_cell_may_swell_by_a_tenth()
    {
        var motor = Pod["M1"];
        Assert.True(motor.UpFrom - Pod["board"].UpTo >= 0.5);
        Assert.Equal(Pod["lid"].UpFrom, motor.UpTo);
        Assert.DoesNotContain(Pod.Parts, p => p.What != "M1" && p.UpFrom >= Pod["board"].UpTo && p.OverlapsInPlan(motor));
        Assert.True(Pod["room for swelling"].Height >= Pod["cell"].Height / 10);
    }

    [Fact]
    public void The_antenna_is_over_the_edge_of_the_board_and_clear_of_metal()
    {
        var antenna = Pod["antenna"];
        Assert.True(Pod["board"].AlongTo <= antenna.AlongFrom);
        string[] exempt = ["U1", "antenna", "board"];
        Findings.None(Pod.Boxes.Where(b => b.IsMetal && !exempt.Contains(b.What) && b.DistanceInPlan(antenna) < AntennaClearance).Select(b => $"{b.What} is {b.DistanceInPlan(antenna):F1} mm from the antenna"));
        Findings.None(Electrodes().Where(e => e.Distance(antenna) < AntennaClearance).Select(e => $"{e.What} is {e.Distance(antenna):F1} mm from the antenna"));
        var nearest = Electrodes().Min(e => e.DistanceInPlan(antenna));
        Assert.Contains($"nearest electrode is {N(nearest)} mm from it along the arm", Repository.Read(Document).ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void An_electrode_is_under_the_pod_or_beside_it_and_never_on_its_edge()
    {
        var edge = Pod["pod"].AroundTo;
        var reach = Ring["electrode-diameter"] / 2;
        foreach (var pairs in Ring.PairCounts)
        {
            foreach (var circumference in new[] { Ring.SmallestCircumference, Ring.LargestCircumference })
            {
                var places = Enumerable.Range(1, pairs).Select(p => Math.Abs(Ring.Position(p, pairs, circumference))).ToArray();
                Assert.All(places, p => Assert.True(p + reach + 1 <= edge || p - reach - 1 >= edge, $"{pairs} pairs: one is {p} mm from the middle"));
            }
        }

        var floor = Pod["floor"];
        Assert.All(Electrodes(), e => Assert.True(floor.HoldsInPlan(e, 1), e.What));
    }

    [Fact]
    public void The_charging_pads_are_the_contacts_of_the_case()
    {
        var plus = Pod["J1 plus"];
        Assert.Equal(Ring["pad-diameter"], plus.Length);
        Assert.Equal(Ring["pad-diameter"], plus.Width);
        Assert.Equal(Ring["pad-spacing"], plus.AroundFrom + plus.AroundTo);
        Assert.Equal(-plus.AroundTo, Pod["J1 minus"].AroundFrom);
    }

    [Theory]
    [InlineData("CASE1", "pod")]
    [InlineData("PCB1", "board")]
    [InlineData("BT1", "cell")]
    [InlineData("U1", "U1")]
    [InlineData("FM1", "foam")]
    public void The_bill_gives_the_same_sizes(string designator, string what)
    {
        var line = BillOfMaterials.Load().Single(l => l.Designators == designator);
        var stated = Sizes().Match($"{line.Fields["package"]} {line.Description}");
        Assert.True(stated.Success, designator);
        var sizes = stated.Value.Split(" x ").Select(s => double.Parse(s, CultureInfo.InvariantCulture)).ToArray();
        var box = Pod[what];
        Assert.Equal(new[] { box.Length, box.Width }.Order(), sizes[..2].Order());
        Assert.True(sizes.Length == 2 || Math.Abs(sizes[2] - box.Height) < 1e-9);
    }

    [Fact]
    public void The_sentences_give_the_curve_of_the_underside()
    {
        var outermost = Ring["fixed-pitch"] * (Ring["fixed-places"] - 1);
        var drop = Ring["floor-radius"] - Math.Sqrt((Ring["floor-radius"] * Ring["floor-radius"]) - (outermost * outermost));
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"radius of {Ring["floor-radius"]} mm (a guess), so that it is {drop:F1} mm lower at ±{outermost} mm than in the middle"),
            Repository.Read(Document).ReplaceLineEndings(" "),
            StringComparison.Ordinal);
    }

    // The domes and the bar under the pod, with the shanks that reach into the floor.
    private static IEnumerable<PodBox> Electrodes()
    {
        var reach = Ring["electrode-diameter"] / 2;
        var (down, up) = (-Ring["electrode-height"], Pod["floor"].UpTo);
        Assert.True(RivetDepth < Pod["floor"].Height);
        for (var place = 1 - (int)Ring["fixed-places"]; place < (int)Ring["fixed-places"]; place++)
        {
            foreach (var along in new[] { -Ring["pair-spacing"] / 2, Ring["pair-spacing"] / 2 })
            {
                var around = place * Ring["fixed-pitch"];
                yield return new PodBox($"electrode at {along}, {around}", "electrode", along - reach, along + reach, around - reach, around + reach, down, up, true);
            }
        }

        var (bias, length, width) = (Ring["bias-offset"], Ring["bias-length"] / 2, Ring["bias-width"] / 2);
        yield return new PodBox("bias", "electrode", -bias - length, -bias + length, -width, width, down, up, true);
    }

    private static string Range(double from, double to) => $"{N(from)} to {N(to)}";

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture).Replace('-', '−');

    [GeneratedRegex("[0-9.]+ x [0-9.]+(?: x [0-9.]+)?")]
    private static partial Regex Sizes();
}
