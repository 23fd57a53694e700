using System.CommandLine;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Verdicts;

namespace NeuralGlasses.Simulator.Commands;

/// <summary>Runs a folder of scenarios and judges them by what they expect.</summary>
public static class TestCommand
{
    private const int SomeFailed = 1;
    private const int StoppedByUser = 130;
    private const int MostJobs = 256;
    private const int UsualColumns = 80;

    /// <summary>The verb.</summary>
    public static Command Make(TextWriter output, TextWriter error)
    {
        var path = new Argument<string>("DIR") { Description = "Folder whose *.yaml are run, those of its folders too, or one file. Default: the scenarios that come with the simulator.", DefaultValueFactory = _ => Scenario.BuiltInFolder, HelpName = "DIR|FILE" };
        var junit = new Option<string?>("--junit") { Description = "File for a report in JUnit XML.", HelpName = "FILE" };
        var filter = new Option<string?>("--filter") { Description = "Only scenarios whose name fits a pattern with * and ?.", HelpName = "GLOB" };
        var jobs = new Option<int>("--jobs") { Description = "How many run at once. Default: as many as there are processors.", DefaultValueFactory = _ => Environment.ProcessorCount, HelpName = "N" };
        var seed = new Option<int?>("--seed") { Description = "Seed of every die. Default: each scenario's own.", HelpName = "N" };
        var people = new Option<int>("--people") { Description = "How many simulated people do each scenario: its own, and those of the seeds behind it.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var keep = new Option<string?>("--out") { Description = "Folder in which report, photos and HUD frames of every run are kept; must be empty or new. Default: nothing is kept.", HelpName = "DIR" };
        var command = new Command("test", "Run a folder of scenarios and judge them by what they expect. Exit code 0: all is as expected; 1: something is not; 2: bad input; 130: stopped by Ctrl-C.") { path, junit, filter, jobs, seed, people, keep };
        command.SetAction(parsed => Execute(
            new TestRequest
            {
                Path = parsed.GetValue(path)!,
                JUnit = parsed.GetValue(junit),
                Filter = parsed.GetValue(filter),
                Jobs = parsed.GetValue(jobs),
                Seed = parsed.GetValue(seed),
                People = parsed.GetValue(people),
                Out = parsed.GetValue(keep),
            },
            output,
            error));
        return command;
    }

    /// <summary>Runs, prints the table, writes the report, and returns the exit code.</summary>
    /// <exception cref="ScenarioException">Something given is wrong.</exception>
    public static int Execute(TestRequest request, TextWriter output, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var ctrlC = new CtrlC();
        return Execute(request, output, error, () => ctrlC.IsPressed);
    }

    /// <summary>The same, stopped when <paramref name="stopRequested"/> says so.</summary>
    /// <exception cref="ScenarioException">Something given is wrong.</exception>
    public static int Execute(TestRequest request, TextWriter output, TextWriter error, Func<bool> stopRequested)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        if (request.Jobs is not (>= 1 and <= MostJobs))
            throw new ScenarioException($"--jobs is {request.Jobs}; expected 1 to {MostJobs}.");
        if (request.Out is { } kept && Directory.Exists(kept) && Directory.EnumerateFileSystemEntries(kept).Any())
            throw new ScenarioException($"--out {kept} already holds files, perhaps of an earlier round; choose a new folder or empty it.");
        var clock = TimeProvider.System;
        var round = TrialRound.Read(request.Path, request.Filter, request.Seed, request.People, stopRequested, clock, out var wrong);
        foreach (var sentence in wrong)
            error.WriteLine($"error: {sentence}");
        if (wrong.Count > 0)
            return SimulatorCommand.BadInput;

        var began = clock.GetTimestamp();
        var table = new TrialTable(round.Names, Columns(output), HasColour(output));
        output.Write(table.Head());
        var results = round.Run(request.Jobs, request.Out, result =>
        {
            output.Write(table.Row(result));
            output.Flush();
        });
        output.Write(table.Foot(results, clock.GetElapsedTime(began).TotalSeconds));
        if (request.JUnit is { } file)
            JUnitReport.Write(results, file);
        return ExitCode(results);
    }

    private static int ExitCode(IReadOnlyList<TrialResult> results)
    {
        if (results.Any(r => r.Outcome is TrialOutcome.Stopped or TrialOutcome.NotRun))
            return StoppedByUser;
        if (results.Any(r => r.Outcome == TrialOutcome.BadInput))
            return SimulatorCommand.BadInput;
        return results.Any(r => r.Outcome == TrialOutcome.Failed) ? SomeFailed : 0;
    }

    private static bool IsTerminal(TextWriter output) => ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;

    // A terminal that does not know its width says 0.
    private static int Columns(TextWriter output) => IsTerminal(output) && Console.WindowWidth > 0 ? Console.WindowWidth : UsualColumns;

    // https://no-color.org: set and not empty means none.
    private static bool HasColour(TextWriter output) =>
        IsTerminal(output) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";
}
