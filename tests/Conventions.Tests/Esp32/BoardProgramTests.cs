using System.Reflection;
using NeuralGlasses.Conventions.Tests.Documents;
using NeuralGlasses.Wristband;
using Xunit;

namespace NeuralGlasses.Conventions.Tests.Esp32;

/// <summary>The adapters of the board against the ports of the firmware and their twins in the simulator.</summary>
public sealed class BoardProgramTests
{
    private const string Folder = "firmware/Wristband.Esp32";

    private const string Document = Folder + "/README.md";

    private const int MaxAdapterLines = 200;

    private static readonly IReadOnlyList<string[]> Adapters = MarkedTable.Rows(MarkedTable.Read(Document, "adapters"));

    private static readonly Type[] Ports =
        [.. typeof(WristbandPorts).GetFields(BindingFlags.Instance | BindingFlags.Public).Select(f => f.FieldType).Where(t => t.IsInterface)];

    [Fact]
    public void Every_port_of_the_firmware_has_a_line_in_the_table_and_every_line_a_port() =>
        Assert.Equal(Ports.Select(p => p.Name).Order(StringComparer.Ordinal), Adapters.Select(r => Name(r[0])).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_adapter_of_the_table_implements_its_port()
    {
        var classes = AdapterSources().SelectMany(BoardSources.Classes).ToArray();
        Assert.All(Adapters, r => Assert.Contains(classes, c => c.Name == Name(r[1]) && c.Interfaces.Contains(Name(r[0]))));
    }

    [Fact]
    public void Every_twin_of_the_table_implements_its_port()
    {
        var simulator = typeof(Simulator.Wristband.VirtualBoard).Assembly.GetTypes();
        Assert.All(Adapters, r =>
        {
            var twin = Assert.Single(simulator, t => t.Name == Name(r[2]));
            Assert.Contains(twin.GetInterfaces(), i => i.Name == Name(r[0]));
        });
    }

    [Fact]
    public void The_program_fills_in_every_port()
    {
        var program = BoardSources.Parse(Folder + "/Program.cs");
        var filled = BoardSources.InitializedMembers(program, nameof(WristbandPorts));
        Assert.Equal(typeof(WristbandPorts).GetFields().Select(f => f.Name).Order(StringComparer.Ordinal), filled.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_adapter_is_short()
    {
        Findings.None(from file in AdapterSources()
                      let lines = File.ReadLines(Repository.PathOf(file)).Count()
                      where lines > MaxAdapterLines
                      select $"{file}: {lines} lines, at most {MaxAdapterLines}");
    }

    [Fact]
    public void What_wakes_the_chip_is_named_by_the_pins_of_the_map()
    {
        var pins = BoardSources.Constants(BoardSources.Parse(Folder + "/PinMap.cs"));
        var wakes = BoardSources.Constants(BoardSources.Parse(Folder + "/Esp32Power.cs"));
        Assert.Equal($"Sleep.WakeupGpioPin.Pin{pins["ImuInterrupt"]}", wakes["MotionPin"]);
        Assert.Equal($"Sleep.WakeupGpioPin.Pin{pins["ChargerPresent"]}", wakes["ChargerPin"]);
        Assert.Equal($"Sleep.WakeupGpioPin.Pin{pins["Button"]}", wakes["ButtonPin"]);
    }

    [Fact]
    public void The_watchdog_of_the_chip_and_of_the_model_wait_equally_long()
    {
        var watchdog = BoardSources.Constants(BoardSources.Parse(Folder + "/Esp32Watchdog.cs"));
        Assert.Equal(Simulator.Wristband.VirtualBoard.WatchdogMicroseconds, int.Parse(watchdog["Milliseconds"]) * 1000L);
    }

    private static IEnumerable<string> AdapterSources() => Repository.Files(Folder, "*.cs").Where(f => !f.Contains("/Interop/", StringComparison.Ordinal));

    private static string Name(string cell) => cell.Trim('`');
}
