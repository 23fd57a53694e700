using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NeuralGlasses.Conventions.Tests.Nano;
using Xunit;

namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>The pins of the board, read from the firmware's source, which no project here builds.</summary>
public sealed partial class PinMapTests
{
    private const string Source = "firmware/Wristband.Esp32/PinMap.cs";

    private const string Document = "hardware-spec/wristband.md";

    private const int HighestWakePin = 21;

    // ESP32-S3-WROOM-1 data sheet v1.8, table 3-1: GPIO to pin of the module.
    private static readonly Dictionary<int, int> ModulePins = new()
    {
        [4] = 4, [5] = 5, [6] = 6, [7] = 7, [15] = 8, [16] = 9, [17] = 10, [18] = 11, [8] = 12, [19] = 13, [20] = 14, [3] = 15, [46] = 16,
        [9] = 17, [10] = 18, [11] = 19, [12] = 20, [13] = 21, [14] = 22, [21] = 23, [47] = 24, [48] = 25, [45] = 26, [0] = 27, [35] = 28,
        [36] = 29, [37] = 30, [38] = 31, [39] = 32, [40] = 33, [41] = 34, [42] = 35, [44] = 36, [43] = 37, [2] = 38, [1] = 39,
    };

    private static readonly Dictionary<int, string> Forbidden = Reasons(
        ([0, 3, 45, 46], "read by the boot loader at reset"),
        ([.. Enumerable.Range(26, 7)], "flash and PSRAM"),
        ([.. Enumerable.Range(33, 5)], "octal PSRAM"),
        ([15, 16], "32.768 kHz crystal"));

    private static readonly Dictionary<int, string> Fixed = new()
    {
        [19] = "UsbDataMinus", [20] = "UsbDataPlus", [43] = "ConsoleTransmit", [44] = "ConsoleReceive",
    };

    // SPI2's own pins (data sheet, table 3-1: FSPICS0, FSPID, FSPICLK, FSPIQ).
    private static readonly Dictionary<string, int> Spi2 = new()
    {
        ["AfeChipSelect"] = 10, ["AfeDataIn"] = 11, ["AfeClock"] = 12, ["AfeDataOut"] = 13,
    };

    private static readonly IReadOnlyList<Pin> Pins = Read();

    [Fact]
    public void The_pin_table_is_what_the_source_says()
    {
        var expected = MarkedTable.Build(
            "GPIO | Module pin | Net | Direction | Constant | What and why",
            Pins.OrderBy(p => p.Number).Select(p => $"{p.Number} | {ModulePins[p.Number]} | {p.Net} | {p.Direction} | `{p.Name}` | {p.Reason}"));
        Assert.True(expected == MarkedTable.Read(Document, "pins"), MarkedTable.Complaint(Document, "pins", expected));
    }

    [Fact]
    public void No_pin_has_two_nets_and_no_net_two_pins()
    {
        Assert.Equal(Pins.Count, Pins.Select(p => p.Number).Distinct().Count());
        Assert.Equal(Pins.Count, Pins.Select(p => p.Net).Distinct().Count());
    }

    [Fact]
    public void Every_pin_leaves_the_module_and_none_is_taken()
    {
        Findings.None(Pins.Where(p => !ModulePins.ContainsKey(p.Number)).Select(p => $"{p.Name}: the module has no GPIO {p.Number}"));
        Findings.None(Pins.Where(p => Forbidden.ContainsKey(p.Number)).Select(p => $"{p.Name}: GPIO {p.Number} is for {Forbidden[p.Number]}"));
        Findings.None(Pins.Where(p => Fixed.TryGetValue(p.Number, out var owner) && owner != p.Name).Select(p => $"{p.Name}: GPIO {p.Number} belongs to {Fixed[p.Number]}"));
    }

    [Fact]
    public void What_wakes_the_chip_is_on_a_pin_that_can()
    {
        var wakes = Pins.Where(p => p.Reason.Contains("wakes the chip", StringComparison.Ordinal)).ToArray();
        Assert.Equal(3, wakes.Length);
        Assert.All(wakes, p => Assert.InRange(p.Number, 0, HighestWakePin));
    }

    [Fact]
    public void The_bus_of_the_AFE_is_on_the_pins_of_its_controller()
    {
        Assert.Equal(Spi2, Pins.Where(p => Spi2.ContainsKey(p.Name)).ToDictionary(p => p.Name, p => p.Number));
    }

    [Fact]
    public void The_source_is_in_the_nano_subset()
    {
        var tree = CSharpSyntaxTree.ParseText(Repository.Read(Source), new CSharpParseOptions(LanguageVersion.CSharp10), Source);
        Assert.Empty(tree.GetDiagnostics());
        Findings.None(NanoSyntaxWalker.Check(tree).Select(f => f.ToString()));
    }

    [Fact]
    public void The_block_diagram_and_the_pins_name_the_same_module()
    {
        var module = ModuleName().Match(Repository.Read(Source)).Value;
        Assert.Equal(module, BillOfMaterials.Load().Single(l => l.Designators == "U1").PartNumber);
    }

    private static IReadOnlyList<Pin> Read()
    {
        var root = CSharpSyntaxTree.ParseText(Repository.Read(Source)).GetRoot();
        return [.. root.DescendantNodes().OfType<FieldDeclarationSyntax>().Select(field =>
        {
            var variable = field.Declaration.Variables.Single();
            var comment = string.Concat(field.GetLeadingTrivia().ToFullString().Split('\n').Select(l => l.Trim().TrimStart('/').Trim()));
            var match = Sentence().Match(XElement.Parse(comment).Value);
            Assert.True(match.Success, $"{variable.Identifier}: the comment is not 'NET, direction: reason.'");
            return new Pin(variable.Identifier.ValueText, int.Parse(variable.Initializer!.Value.ToString()), match.Groups["net"].Value, match.Groups["direction"].Value, match.Groups["reason"].Value);
        })];
    }

    private static Dictionary<int, string> Reasons(params (int[] Pins, string Reason)[] groups) =>
        groups.SelectMany(g => g.Pins.Select(p => (p, g.Reason))).ToDictionary(p => p.p, p => p.Reason);

    private sealed record Pin(string Name, int Number, string Net, string Direction, string Reason);

    [GeneratedRegex(@"^(?<net>[A-Z0-9_]+), (?<direction>input|output|both): (?<reason>.+)\.$")]
    private static partial Regex Sentence();

    [GeneratedRegex("ESP32-S3-WROOM-1-[A-Z0-9]+")]
    private static partial Regex ModuleName();
}
