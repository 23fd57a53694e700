using System.CommandLine;
using System.Globalization;
using NeuralGlasses.Simulator.Soak;

namespace NeuralGlasses.Simulator.Commands;

/// <summary>Runs band and link for hours of simulated time and accounts for every sample.</summary>
public static class SoakCommand
{
    private const int Unwell = 1;
    private const int StoppedByUser = 130;

    /// <summary>The verb.</summary>
    public static Command Make(TextWriter output)
    {
        var defaults = new SoakOptions();
        var hours = new Option<double>("--hours") { Description = "Simulated hours, more than 0 to 1000.", DefaultValueFactory = _ => defaults.Hours, HelpName = "H" };
        var seed = new Option<int>("--seed") { Description = "Seed of every die.", DefaultValueFactory = _ => defaults.Seed, HelpName = "N" };
        var loss = new Option<double>("--loss") { Description = "Share of notifications that the receiving host loses, 0 to 1.", DefaultValueFactory = _ => defaults.NotificationLoss, HelpName = "SHARE" };
        var disconnects = new Option<int>("--disconnects") { Description = "Disconnects, spread evenly.", DefaultValueFactory = _ => defaults.Disconnects, HelpName = "N" };
        var drift = new Option<double>("--drift") { Description = "How much the band's clock gains, in parts per million.", DefaultValueFactory = _ => defaults.DriftPartsPerMillion, HelpName = "PPM" };
        var brownOuts = new Option<int>("--brown-outs") { Description = "Brown-outs, spread evenly.", DefaultValueFactory = _ => defaults.BrownOuts, HelpName = "N" };
        var command = new Command("soak", "Run band and link for hours, without a decoder, and account for every sample.") { hours, seed, loss, disconnects, drift, brownOuts };
        command.SetAction(parsed => Execute(
            new SoakOptions
            {
                Hours = parsed.GetValue(hours),
                Seed = parsed.GetValue(seed),
                NotificationLoss = parsed.GetValue(loss),
                Disconnects = parsed.GetValue(disconnects),
                DriftPartsPerMillion = parsed.GetValue(drift),
                BrownOuts = parsed.GetValue(brownOuts),
            },
            output));
        return command;
    }

    private static int Execute(SoakOptions options, TextWriter output)
    {
        Check(options);
        using var ctrlC = new CtrlC();
        var report = new SoakRun(options, () => ctrlC.IsPressed).Run();
        Print(report, output);
        return ctrlC.IsPressed ? StoppedByUser : report.Problems.Count == 0 ? 0 : Unwell;
    }

    private static void Check(SoakOptions options)
    {
        if (options.Hours is not (> 0 and <= 1000))
            throw new ScenarioException($"--hours is {options.Hours}; expected more than 0, and at most 1000.");
        if (options.NotificationLoss is not (>= 0 and <= 1))
            throw new ScenarioException($"--loss is {options.NotificationLoss}; expected a share from 0 to 1.");
        if (options.Disconnects < 0 || options.Disconnects > options.Hours * 360)
            throw new ScenarioException($"--disconnects is {options.Disconnects}; expected 0 to {options.Hours * 360:F0}, one in ten seconds at most.");
        if (options.DriftPartsPerMillion is not (>= -200 and <= 200))
            throw new ScenarioException($"--drift is {options.DriftPartsPerMillion}; expected -200 to 200 parts per million.");
        if (options.BrownOuts < 0 || options.BrownOuts > options.Hours * 60)
            throw new ScenarioException($"--brown-outs is {options.BrownOuts}; expected 0 to {options.Hours * 60:F0}, one a minute at most.");
    }

    private static void Print(SoakReport report, TextWriter output)
    {
        Line(output, "time", $"{report.Hours:F2} h in {report.Streams} streams; the band started {report.Starts} times and noted {report.Faults} faults since the last");
        Line(output, "frames", $"{report.FramesSent} sent, {report.FramesDroppedByHost} dropped by the host, {report.FramesRecovered} recovered, {report.FramesLost} lost ({100 * report.LossShare:F4} %)");
        Line(output, "samples", $"{report.SampleSets} sets received, {report.SampleSetsLost} lost, {report.SampleSetsUnexplained} unexplained");
        Line(output, "silence", $"{report.LongestSilenceS:F2} s at the longest");
        Line(output, "clock", report.ClockErrorMs is { } off ? (FormattableString)$"{off:F2} ms off at the worst, a minute into a stream" : $"not judged, because no stream lasted a minute");
        Line(output, "settings", $"{report.SettingsChanged} changed, {report.SettingsForgotten} forgotten");
        Line(output, "memory", $"{report.MemoryEarlyBytes / 1e6:F1} MB early, {report.MemoryLateBytes / 1e6:F1} MB late");
        foreach (var problem in report.Problems)
            output.WriteLine($"problem: {problem}");
        output.WriteLine(report.Problems.Count switch
        {
            0 => "All is accounted for.",
            1 => "1 problem.",
            var problems => $"{problems} problems.",
        });
    }

    private static void Line(TextWriter output, string name, FormattableString text) =>
        output.WriteLine($"{name,-10}{text.ToString(CultureInfo.InvariantCulture)}");
}
