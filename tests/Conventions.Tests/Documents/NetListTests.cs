using System.Text.RegularExpressions;
using Xunit;

namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>Whether a board could be laid out from <c>nets.csv</c>, and whether it is the board that the documents describe.</summary>
public sealed partial class NetListTests
{
    private const string Document = "hardware-spec/wristband.md";

    private static readonly string[] Supplies = ["3V3", "AVDD", "VBAT", "VBUS"];

    // Held by the firmware while it runs and by nobody in deep sleep.
    private static readonly string[] DrivenByTheModule = ["AFE_CS", "AFE_SCLK", "AFE_DIN", "AFE_RESET", "AFE_START", "AFE_PWDN", "HAPTIC_EN"];

    // High-impedance while PWDN is low.
    private static readonly string[] DrivenByTheAfe = ["AFE_DRDY", "AFE_DOUT"];

    // Contacts that a hand solders or plugs; what they are called is what the table shows.
    private static readonly string[] Connectors = ["J1", "J2", "J3", "J4", "J5", "J6", "J7"];

    private static readonly NetList Nets = NetList.Load();

    public static TheoryData<int> Variants => new(8, 16);

    [Theory]
    [MemberData(nameof(Variants))]
    public void No_pin_stands_twice(int pairs)
    {
        Findings.None(Nets.Fitted(pairs).GroupBy(p => p.Place).Where(g => g.Count() > 1).Select(g => $"{g.Key} stands {g.Count()} times"));
        Assert.All(Nets.Pins, p => Assert.Contains(p.Pairs, new[] { "any", "8", "16" }));
        Assert.All(Nets.Pins, p => Assert.False(string.IsNullOrWhiteSpace(p.Source) || string.IsNullOrWhiteSpace(p.Name), p.Place));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void A_net_joins_two_pins_at_least(int pairs)
    {
        Findings.None(Nets.Fitted(pairs).Where(p => !p.IsOpen).GroupBy(p => p.Net).Where(g => g.Count() < 2).Select(g => $"{g.Key} has only {g.First().Place}"));
    }

    [Theory]
    [InlineData("U1", 41)]
    [InlineData("U2", 64)]
    [InlineData("U3", 64)]
    [InlineData("U4", 14)]
    [InlineData("U5", 10)]
    [InlineData("U6", 9)]
    [InlineData("U7", 6)]
    [InlineData("U8", 5)]
    [InlineData("U9", 5)]
    [InlineData("J3", 24)]
    [InlineData("J4", 24)]
    public void Every_pin_of_a_part_has_its_line(string part, int pins)
    {
        Assert.Equal(Enumerable.Range(1, pins), Nets.Fitted(16).Where(p => p.Part == part).Select(p => int.Parse(p.Number)));
    }

    [Fact]
    public void The_pins_of_the_module_are_those_of_the_firmware()
    {
        var stated = MarkedTable.Rows(MarkedTable.Read(Document, "pins")).ToDictionary(r => r[1], r => r[2]);
        var module = Nets.Pins.Where(p => p.Part == "U1").ToDictionary(p => p.Number, p => p.Net);
        Assert.All(stated, s => Assert.Equal(s.Value, module[s.Key]));
        string[] others = ["GND", "3V3", "EN", "BOOT", "XTAL_P", "XTAL_N", NetList.Open];
        Assert.All(module.Where(m => !stated.ContainsKey(m.Key)), m => Assert.Contains(m.Value, others));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void A_capacitor_stands_beside_every_supply_pin(int pairs)
    {
        var fitted = Nets.Fitted(pairs);
        var places = fitted.ToDictionary(p => p.Place, p => p.Net);
        var besides = fitted.Where(p => p.Part[0] == 'C' && p.Beside != "-").ToArray();
        Findings.None(besides.Where(c => !places.ContainsKey(c.Beside)).Select(c => $"{c.Part} stands beside {c.Beside}, which is not fitted"));
        foreach (var capacitor in besides.GroupBy(c => c.Part))
            Assert.Equal([places[capacitor.First().Beside], NetList.Ground], capacitor.Select(c => c.Net));
        var supplied = fitted.Where(p => p.Part[0] is 'U' or 'Y' && Supplies.Contains(p.Net) && SupplyPin().IsMatch(p.Name)).ToArray();
        Assert.Equal(pairs == 8 ? 19 : 28, supplied.Length);
        Findings.None(supplied.Where(p => besides.All(c => c.Beside != p.Place)).Select(p => $"{p.Place}, {p.Name} on {p.Net}, has no capacitor"));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void An_electrode_meets_its_contact_its_ESD_array_and_its_resistor_and_behind_that_the_input_of_its_channel(int pairs)
    {
        var fitted = Nets.Fitted(pairs);
        for (var pair = 1; pair <= pairs; pair++)
        {
            foreach (var (side, electrode) in new[] { ("P", (2 * pair) - 1), ("N", 2 * pair) })
            {
                var skin = Parts($"SKIN{pair}{side}");
                Assert.Contains($"E{electrode}", skin);
                Assert.Contains($"R{electrode}", skin);
                Assert.Contains(skin, p => p is "J3" or "J4");
                Assert.Contains(skin, p => p[0] == 'D');
                var input = fitted.Where(p => p.Net == $"IN{pair}{side}").ToArray();
                Assert.Equal([pair <= 8 ? "U2" : "U3", $"R{electrode}"], input.Select(p => p.Part));
                Assert.Equal($"IN{((pair - 1) % 8) + 1}{side}", input[0].Name);
            }
        }

        Assert.Equal(["D5", "R54", "J3", "E33"], Parts("SKIN_BIAS"));

        string[] Parts(string net) => [.. fitted.Where(p => p.Net == net).Select(p => p.Part)];
    }

    [Fact]
    public void Every_ESD_array_has_the_pins_of_the_package_that_is_ordered()
    {
        string[] pins = ["IO1", "IO2", "GND", "IO3", "IO4", "NC"];
        var lines = BillOfMaterials.Load().Where(l => l.PartNumber.StartsWith("TPD4E1B06", StringComparison.Ordinal)).ToArray();
        Assert.All(lines, l => Assert.Equal("TPD4E1B06DCKR", l.PartNumber));
        var arrays = Nets.Pins.Where(p => lines.SelectMany(l => l.Names).Contains(p.Part)).GroupBy(p => p.Part).ToArray();
        Assert.Equal(10, arrays.Length);
        Assert.All(arrays, a => Assert.Equal(pins.Select((name, i) => $"{i + 1} {name}"), a.Select(p => $"{p.Number} {p.Name}")));
        Assert.All(arrays, a => Assert.Equal(NetList.Ground, a.Single(p => p.Name == "GND").Net));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Nothing_on_the_skin_side_of_the_resistors_is_a_supply(int pairs)
    {
        string[] allowed = ["D", "R", "J", "E"];
        Assert.All(Nets.Fitted(pairs).Where(p => p.Net.StartsWith("SKIN", StringComparison.Ordinal)), p => Assert.Contains(p.Part[..1], allowed));
        Assert.All(Nets.Fitted(pairs).Where(p => p.Part is "J3" or "J4"), p => Assert.True(p.IsOpen || p.Net.StartsWith("SKIN", StringComparison.Ordinal), p.Place));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Undocked_no_current_flows_from_a_charging_pad_into_the_board(int pairs)
    {
        string[] pads = ["DOCK_MINUS", "DOCK_PLUS", "Q3_GATE"];
        Assert.Equal(pads, Nets.ReachedFrom("DOCK_PLUS", pairs).Order());
        Assert.Equal(pads, Nets.ReachedFrom("DOCK_MINUS", pairs).Order());
        string[] parts = ["D10", "D12", "J1", "J7", "Q2", "Q3", "R62", "R66"];
        Assert.Equal(parts, Nets.Fitted(pairs).Where(p => p.Net is "DOCK_PLUS" or "DOCK_MINUS").Select(p => p.Part).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Docked_the_body_diode_of_the_return_starts_what_then_switches_it_on(int pairs)
    {
        Assert.Contains("DOCK_MINUS", Nets.ReachedFrom(NetList.Ground, pairs));
        Assert.Contains("Q2_GATE", Nets.ReachedFrom("DOCK_SWITCHED", pairs));
        Assert.Contains("Q1_GATE", Nets.ReachedFrom("DOCK_SWITCHED", pairs));
        Assert.DoesNotContain("DOCK_SWITCHED", Nets.ReachedFrom("VBUS", pairs));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void What_the_module_drives_is_held_while_it_sleeps_and_what_the_AFE_drives_while_that_is_off(int pairs)
    {
        var resistors = Nets.Fitted(pairs).Where(p => p.Part[0] == 'R').GroupBy(p => p.Part).Select(g => g.Select(p => p.Net).ToArray()).ToArray();
        Assert.All([.. DrivenByTheModule, .. DrivenByTheAfe], (string net) => Assert.Contains(resistors, r => r.Contains(net) && (r.Contains(NetList.Ground) || r.Contains("3V3"))));
    }

    [Fact]
    public void The_first_chip_has_its_own_clock_with_8_pairs_and_that_of_Y2_with_16()
    {
        string Clksel(int pairs) => Nets.Fitted(pairs).Single(p => p.Place == "R61.2").Net;
        Assert.Equal(("3V3", NetList.Ground), (Clksel(8), Clksel(16)));
        Assert.Equal(["R58", "U2"], Clock(8));
        Assert.Equal(["R58", "R60", "U2", "U3"], Clock(16));
        Assert.Equal(["R60", "Y2"], Nets.Fitted(16).Where(p => p.Net == "CLOCK_OUT").Select(p => p.Part).Order());

        static IEnumerable<string> Clock(int pairs) => Nets.Fitted(pairs).Where(p => p.Net == "AFE_CLK").Select(p => p.Part).Order();
    }

    [Fact]
    public void The_table_of_contacts_is_what_the_list_says()
    {
        var expected = MarkedTable.Build("Part | Contacts", Connectors.Select(c => $"{c} | {Contacts(c)}"));
        Assert.True(expected == MarkedTable.Read(Document, "contacts"), MarkedTable.Complaint(Document, "contacts", expected));
    }

    private static string Contacts(string connector) =>
        string.Join(", ", Nets.Fitted(16).Where(p => p.Part == connector && !p.IsOpen).Select(p => $"{p.Number} = {p.Name}"));

    [GeneratedRegex("^(3V3|AVDD1?|DVDD|VDD|VDDIO|V?IN|OUT|VOUT)$")]
    private static partial Regex SupplyPin();
}
