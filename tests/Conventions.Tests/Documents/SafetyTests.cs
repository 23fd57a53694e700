using System.Globalization;
using System.Text.RegularExpressions;
using NeuralGlasses.Diagnosis;
using Xunit;

namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>The currents of <c>safety.md</c>, computed from the resistors of the bill of materials and the data of the AFE.</summary>
public sealed partial class SafetyTests
{
    private const string Document = "hardware-spec/safety.md";

    private const double AnalogVolts = 3.0;

    private const double DigitalVolts = 3.3;

    private const double BatteryVolts = 4.2;

    // Tolerances: TPS7A20 1.5 %, RT9080 2 % (remembered), resistors 1 %.
    private const double AnalogTolerance = 0.015;

    private const double DigitalTolerance = 0.02;

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
            ("normal: bias drive against a charging pad", "3.0 V + 1.5 % over 330 kΩ − 1 %, skin of 0 Ω", Most(2 * BiasOhms, AnalogVolts * (1 + AnalogTolerance)), NormalLimit),
            ("one fault: battery on a lead", "4.2 V over 100 kΩ − 1 %, skin of 0 Ω", Most(PairOhms, BatteryVolts), FaultLimit),
            ("one fault: DVDD on a lead", "3.3 V + 2 % over 100 kΩ − 1 %, skin of 0 Ω", Most(PairOhms, DigitalVolts * (1 + DigitalTolerance)), FaultLimit),
            ("one fault: AVDD on a lead", "3.0 V + 1.5 % over 100 kΩ − 1 %, skin of 0 Ω", Most(PairOhms, AnalogVolts * (1 + AnalogTolerance)), FaultLimit),
            ("one fault: a bias resistor shorted, skin on a charging pad", "3.0 V + 1.5 % over 165 kΩ − 1 %, skin of 0 Ω", Most(BiasOhms, AnalogVolts * (1 + AnalogTolerance)), FaultLimit),
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
        var bias = Most(2 * BiasOhms, AnalogVolts * (1 + AnalogTolerance));
        Assert.Contains($"the bias drive adds its {Text(bias)}, and the pad itself takes {Text(bias + Most(PairOhms, BatteryVolts))} with", SingleSpaced(text), StringComparison.Ordinal);
        Assert.Contains($"one short would then drive {Text(AnalogVolts / 10e3)}", text, StringComparison.Ordinal);
        foreach (var ohms in new[] { PairOhms, BiasOhms })
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{ohms * (1 - ResistorTolerance) / 1000:F1} to {ohms * (1 + ResistorTolerance) / 1000:F1} kΩ"), text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_battery_on_a_charging_pad_would_drive_is_computed()
    {
        // Every input takes the skin's 4.2 V to AVDD at its lowest, without the forward voltage of the diode that clamps it.
        string Drives(int pairs) => string.Create(
            CultureInfo.InvariantCulture,
            $"{1e6 * ((2 * pairs * Most(PairOhms, BatteryVolts - (AnalogVolts * (1 - AnalogTolerance)))) + Most(2 * BiasOhms, BatteryVolts)):F0} µA");
        var text = SingleSpaced(Repository.Read(Document).ReplaceLineEndings(" "));
        Assert.Contains($"would drive up to {Drives(16)} through the skin into the inputs of 16 pairs", text, StringComparison.Ordinal);
        Assert.Contains($"into the bias drive, {Drives(8)} with 8", text, StringComparison.Ordinal);
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

    [Fact]
    public void What_the_resistors_cost_is_computed_and_the_doctor_expects_no_less_than_both()
    {
        const double Boltzmann = 1.380649e-23, Kelvin = 303.15, Hertz = 500;
        var noise = Math.Sqrt(4 * Boltzmann * Kelvin * 2 * PairOhms * Hertz);
        var noiseText = string.Create(CultureInfo.InvariantCulture, $"{noise * 1e6:F1} µV RMS of noise");
        var afe = Repository.Read("hardware-spec/afe-ads1298.md").ReplaceLineEndings(" ");
        Assert.Contains($"√(4kT · {2 * PairOhms / 1000} kΩ · {Hertz} Hz) = {noiseText} at 30 °C", afe, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"6 nA through two times {PairOhms / 1000} kΩ are {LeadOffAmperes * 2 * PairOhms * 1e3:F1} mV"), afe, StringComparison.Ordinal);
        Assert.Contains($"The price is {noiseText}", Repository.Read(Document), StringComparison.Ordinal);
        Assert.Equal(ExaminationLimits.ResistorOhms, 2 * PairOhms);
    }

    private static double Most(double ohms, double volts) => volts / (ohms * (1 - ResistorTolerance));

    private static string SingleSpaced(string text) => Spaces().Replace(text, " ");

    private static double Ohms(string designators) =>
        1000 * double.Parse(Kiloohms().Match(BillOfMaterials.Load().Single(l => l.Designators == designators).Description).Groups[1].Value, CultureInfo.InvariantCulture);

    private static string Text(double amperes) => amperes < 1e-6
        ? string.Create(CultureInfo.InvariantCulture, $"{amperes * 1e9:F0} nA")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Round(amperes * 1e6, 1):0.#} µA");

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();

    [GeneratedRegex("^([0-9]+) kΩ")]
    private static partial Regex Kiloohms();
}
