using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>The charger's current and heat, computed from its resistor in the bill of materials; no document may say anything else.</summary>
public sealed partial class ChargingTests
{
    // The constant of the sister BQ24040, which was not verified for the BQ21040, and the accuracy of the current from the front page of SLUSCE2.
    private const double AmpereOhms = 540;

    private const double ChargerTolerance = 0.10;

    private const double ResistorTolerance = 0.01;

    // A dock at its highest, the guard D11, and a cell that is empty.
    private const double DockVolts = 5.25;

    private const double GuardVolts = 0.3;

    private const double EmptyVolts = 3.0;

    // What the sheet of the cell in the bill allows.
    private const double CellAmperes = 0.25;

    // TS of the charger, from a TI engineer: e2e.ti.com, thread 762756.
    private const double ThermistorAmperes = 50e-6;

    private const double CoolestVolts = 1.23;

    private const double HottestVolts = 0.178;

    private const double ThermistorOhms = 10e3;

    private const double Zero = 273.15;

    private const double Room = 25 + Zero;

    private static double Ohms => 1000 * Number(Kiloohms(), "R34");

    private static double CellMilliampereHours => Number(Capacity(), "BT1");

    private static double Nominal => AmpereOhms / Ohms;

    private static double Most => Nominal * (1 + ChargerTolerance) / (1 - ResistorTolerance);

    [Fact]
    public void The_cell_never_gets_more_than_it_may() => Assert.InRange(Most, Nominal, CellAmperes);

    [Fact]
    public void The_wristband_s_page_states_current_rate_and_time()
    {
        var text = Text("hardware-spec/wristband.md");
        Contains(text, $"BQ21040, {1000 * Nominal:F0} mA");
        Contains(text, $"{1000 * Nominal:F0} mA are set, {1000 * Most:F0} mA flow at most");
        Contains(text, $"{1000 * Nominal / CellMilliampereHours:F2} and {1000 * Most / CellMilliampereHours:F2} C");
        Contains(text, $"takes {CellMilliampereHours / (1000 * Nominal):F2} h of it without losses");
        Contains(text, $"At 10 % of its current, {100 * Nominal:F0} mA");
    }

    [Fact]
    public void The_page_on_safety_states_current_and_heat()
    {
        var text = Text("hardware-spec/safety.md");
        Contains(text, $"{1000 * Most:F0} mA at most (R34)");
        Contains(text, $"{(DockVolts - GuardVolts - EmptyVolts) * Most:F2} W, ({DockVolts} − {GuardVolts} − {EmptyVolts:F1}) V × {Most:F3} A, and D11 another {GuardVolts * Most:F2} W");
    }

    [Fact]
    public void The_bill_and_the_picture_state_the_same_current()
    {
        Contains(BillOfMaterials.Load().Single(l => l.Designators == "U7").Fields["note"], $"{1000 * Nominal:F0} mA by R34");
        Contains(BillOfMaterials.Load().Single(l => l.Designators == "R34").Fields["note"], $"{AmpereOhms} AΩ / {Ohms / 1000} kΩ = {1000 * Nominal:F0} mA");
        Contains(Text("hardware-spec/diagrams/wristband.txt"), $"charger, {1000 * Nominal:F0} mA");
    }

    [Fact]
    public void The_thermistor_and_the_charger_give_the_temperatures_between_which_the_cell_is_charged()
    {
        var beta = Number(Beta(), "BT1", l => l.Fields["note"]);
        var cell = $"from {Celsius(beta, CoolestVolts):F0} to {Celsius(beta, HottestVolts):F0} °C";
        Assert.Equal("from 6 to 50 °C", cell);
        Contains(Text("hardware-spec/wristband.md"), $"With 10 kΩ of B {beta} it charges {cell}");
        Contains(Text("hardware-spec/wristband.md"), $"of B 3435, as the charger's sheet recommends, from {Celsius(3435, CoolestVolts):F0} to {Celsius(3435, HottestVolts):F0} °C");
        Contains(Text("hardware-spec/safety.md"), $"lets the charger charge {cell}");
    }

    // The temperature at which the thermistor brings TS to so many volts.
    private static double Celsius(double beta, double volts) =>
        (1 / ((1 / Room) + (Math.Log(volts / ThermistorAmperes / ThermistorOhms) / beta))) - Zero;

    private static string Text(string document) => Regex.Replace(Repository.Read(document), @"\s+", " ");

    private static void Contains(string text, FormattableString expected) => Assert.Contains(expected.ToString(CultureInfo.InvariantCulture), text, StringComparison.Ordinal);

    private static double Number(Regex pattern, string designators) => Number(pattern, designators, l => l.Description);

    private static double Number(Regex pattern, string designators, Func<BillLine, string> field) =>
        double.Parse(pattern.Match(field(BillOfMaterials.Load().Single(l => l.Designators == designators))).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([0-9.]+) kΩ")]
    private static partial Regex Kiloohms();

    [GeneratedRegex("10 kΩ at 25 °C of B ([0-9]+)")]
    private static partial Regex Beta();

    [GeneratedRegex("([0-9]+) mAh")]
    private static partial Regex Capacity();
}
