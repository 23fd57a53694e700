using System.Globalization;
using System.Text.RegularExpressions;
using NeuralGlasses.Contract;
using NeuralGlasses.Decoding;
using NeuralGlasses.Signal;
using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Acquisition;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests;

/// <summary>Every line of the latency budget is computed from the code that causes it; the document may not say anything else.</summary>
public sealed partial class BudgetTests : IDisposable
{
    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void Every_line_of_the_latency_budget_is_what_the_code_gives()
    {
        var stated = StatedLines();
        var computed = ComputedLines();
        var table = string.Join('\n', computed.Select(l => $"| {l.Key} | {l.Value.ToString("F1", CultureInfo.InvariantCulture)} |"));
        Assert.True(
            stated.Select(l => l.Key).SequenceEqual(computed.Keys) && stated.All(l => Math.Abs(l.Value - computed[l.Key]) < 0.051),
            $"hardware-spec/budgets.md must carry this table between its latency marks:\n{table}");
    }

    [Fact]
    public void Measured_latency_keeps_within_the_budget()
    {
        var total = ComputedLines()["total"];
        for (var seed = 1; seed <= 3; seed++)
        {
            var report = _runs.Run(Scenario.Load("first-minute"), seed);
            Assert.True(report.LatencyMs.ElectrodeToEventP99 <= total, $"seed {seed}: {report.LatencyMs.ElectrodeToEventP99} ms, budget {total} ms");
            Assert.Equal(report.LatencyMs.ElectrodeToEventP99, report.LatencyMs.ElectrodeToIntentP99);
        }
    }

    [Fact]
    public void The_transport_lines_alone_bound_the_age_of_the_newest_sample_of_a_decision()
    {
        var lines = ComputedLines();
        var transport = lines["sampling block"] + lines["firmware wake"] + lines["radio: connection interval"] + lines["radio: air time of one frame"] + lines["radio: host jitter"] + lines["filters: resampler"];
        var report = _runs.Run(Scenario.Load("first-minute"));
        Assert.InRange(report.LatencyMs.NewestSampleToEventP99!.Value, 0, transport);
    }

    private static Dictionary<string, double> ComputedLines()
    {
        var manifest = ModelManifest.Load(Path.Combine(Runs.ModelFolder, ModelManifest.FileName));
        var band = new WristbandScenario();
        var air = new LocalRadioOptions();
        var options = DecisionPolicyOptions.From(manifest.PersonalPolicy!, manifest.RestLabel);
        var filters = new EmgFilterOptions { HighPassHz = manifest.Filters.HighPassHz, MainsHz = manifest.Filters.MainsNotch ? 50 : 0, OutputRateHz = manifest.SampleRateHz };
        var lines = new Dictionary<string, double>
        {
            ["muscle: rise of the slowest gesture, 10 to 90 %"] = SlowestRiseMs(),
            ["sampling block"] = 1000.0 / EmgAcquisition.BlocksPerSecond,
            ["firmware wake"] = DeviceClock.WakeQuantumMicroseconds / 1000.0,
            ["radio: connection interval"] = air.ConnectionIntervalMs,
            ["radio: air time of one frame"] = new LocalRadio(air, 1).AirTimeMicroseconds(EmgStreamFormat.MaxFrameLength) / 1000,
            ["radio: host jitter"] = air.HostJitterMs,
            ["filters: resampler"] = new RationalResampler(band.RateHz, manifest.SampleRateHz, band.Channels).GroupDelaySeconds * 1000,
            ["filters: all, at 60 Hz"] = new EmgFilterChain(filters, band.Channels, band.RateHz).GroupDelayMilliseconds(60),
            ["decoder: stride"] = manifest.StrideMs,
            ["decoder: window"] = manifest.WindowMs,
            ["decoder: memory of its scores, two time constants"] = 2 * manifest.ScoreMemoryMs,
            ["decision policy: longest confirmation of a steady gesture"] = new DecisionPolicy(options, manifest.Labels).WorstCaseDelayMs(manifest.StrideMs),
        };

        // The resampler's delay is part of the chain's, so it does not count twice.
        lines["total"] = lines.Sum(l => l.Value) - lines["filters: resampler"];
        return lines;
    }

    private static double SlowestRiseMs()
    {
        var scenario = Scenario.Load("first-minute");
        var person = ArmPeople.Load().Find(scenario.Arm.Person);
        return scenario.Arm.Gestures.Select(g => person.Gestures[g.Gesture].RiseMs).Max();
    }

    private static List<KeyValuePair<string, double>> StatedLines()
    {
        var text = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "hardware-spec", "budgets.md"));
        var table = text.Split("<!-- table: latency -->")[1].Split("<!-- end -->")[0];
        return [.. Line().Matches(table).Select(m => KeyValuePair.Create(m.Groups[1].Value.Trim(), double.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture)))];
    }

    [GeneratedRegex(@"^\| ([^|]+) \| ([0-9.]+) \|", RegexOptions.Multiline)]
    private static partial Regex Line();
}
