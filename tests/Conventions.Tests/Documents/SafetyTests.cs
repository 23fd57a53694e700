using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>The currents of <c>safety.md</c>, computed from the resistors of the bill of materials and the data of the AFE.</summary>
public sealed partial class SafetyTests
{
    private const string Document = "hardware-spec/safety.md";

    private const double AnalogVolts = 3.0;

    // Tolerances: TPS7A20 1.5 %, resistors 1 %.
    private const double SupplyTolerance = 0.015;

    private const double ResistorTolerance = 0.01;

    // SBAS459, front page: input bias current; LOFF ILEAD_OFF: 6 to 24 nA.
    private const double InputBiasAmperes = 200e-12;

    private const double LeadOffAmperes = 6e-9;

    private const double LargestLeadOffAmperes = 24e-9;

    private const int Pairs = 16;

    private const double NormalLimit = 10e-6;

    private const double FaultLimit = 50e-6;

    private static double PairOhms => Ohms("R1-R32");

    private static double BiasOhms => Ohms("R33,R54");

    [Fact]
    public void The_table_of_currents_is_computed()
    {
        (string What, string How, double Amperes, double Limit)[] rows =
        [
            ("normal: lead-off of a pair", "as the firmware sets it", LeadOffAmperes, NormalLimit),
            ("normal: lead-off of a pair", "most that the chip can be set to", LargestLeadOffAmperes, NormalLimit),
            ("normal: bias electrode", "all sources of 16 pairs at the most and no sink, 33 inputs", (Pairs * LargestLeadOffAmperes) + (((2 * Pairs) + 1) * InputBiasAmperes), NormalLimit),
            ("normal: bias drive against a charging pad", "3.0 V + 1.5 % over 330 kΩ − 1 %, skin of 0 Ω", Most(2 * BiasOhms), NormalLimit),
            ("one fault: AVDD on a lead", "3.0 V + 1.5 % over 68 kΩ − 1 %, skin of 0 Ω", Most(PairOhms), FaultLimit),
            ("one fault: a bias resistor shorted, skin on a charging pad", "3.0 V + 1.5 % over 165 kΩ − 1 %, skin of 0 Ω", Most(BiasOhms), FaultLimit),
        ];
        var expected = MarkedTable.Build(
            "Case | From | Current | Limit, DC",
            rows.Select(r => $"{r.What} | {r.How} | {Text(r.Amperes)} | {Text(r.Limit)}"));
        Assert.All(rows, r => Assert.InRange(r.Amperes, 0, r.Limit));
        Assert.True(expected == MarkedTable.Read(Document, "currents"), MarkedTable.Complaint(Document, "currents", expected));
    }

    [Fact]
    public void The_sentences_use_the_same_numbers()
    {
        var text = Repository.Read(Document).ReplaceLineEndings(" ");
        Assert.Contains($"has {PairOhms / 1000} kΩ of its own (R1-R32) between skin and AFE, the bias electrode twice {BiasOhms / 1000} kΩ (R33, R54)", text, StringComparison.Ordinal);
        Assert.Contains($"one short would then drive {Text(AnalogVolts / 10e3)}", text, StringComparison.Ordinal);
        foreach (var ohms in new[] { PairOhms, BiasOhms })
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{ohms * (1 - ResistorTolerance) / 1000:F1} to {ohms * (1 + ResistorTolerance) / 1000:F1} kΩ"), text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_bias_drive_has_more_current_than_the_open_switches_of_the_charging_pads_leak()
    {
        const double Leakage = 2e-6;
        var spare = AnalogVolts / 2 / (2 * BiasOhms);
        Assert.True(spare > 2 * Leakage);
        var text = Repository.Read("hardware-spec/wristband.md").ReplaceLineEndings(" ");
        Assert.Contains($"is left: {Text(Leakage)} at most", text, StringComparison.Ordinal);
        Assert.Contains($"The bias drive has {Text(spare)}.", text, StringComparison.Ordinal);
        Assert.Contains($"to them, {Text(Leakage)} at most", Repository.Read(Document).ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    private static double Most(double ohms) => AnalogVolts * (1 + SupplyTolerance) / (ohms * (1 - ResistorTolerance));

    private static double Ohms(string designators) =>
        1000 * double.Parse(Kiloohms().Match(BillOfMaterials.Load().Single(l => l.Designators == designators).Description).Groups[1].Value, CultureInfo.InvariantCulture);

    private static string Text(double amperes) => amperes < 1e-6
        ? string.Create(CultureInfo.InvariantCulture, $"{amperes * 1e9:F0} nA")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Round(amperes * 1e6, 1):0.#} µA");

    [GeneratedRegex("^([0-9]+) kΩ")]
    private static partial Regex Kiloohms();
}
