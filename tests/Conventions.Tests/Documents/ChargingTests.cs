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

    private static string Text(string document) => Regex.Replace(Repository.Read(document), @"\s+", " ");

    private static void Contains(string text, FormattableString expected) => Assert.Contains(expected.ToString(CultureInfo.InvariantCulture), text, StringComparison.Ordinal);

    private static double Number(Regex pattern, string designators) =>
        double.Parse(pattern.Match(BillOfMaterials.Load().Single(l => l.Designators == designators).Description).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([0-9.]+) kΩ")]
    private static partial Regex Kiloohms();

    [GeneratedRegex("([0-9]+) mAh")]
    private static partial Regex Capacity();
}
