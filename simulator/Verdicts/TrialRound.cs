using System.Collections.Concurrent;
using System.IO.Enumeration;
using NeuralGlasses.Simulator.Scenarios;

namespace NeuralGlasses.Simulator.Verdicts;

/// <summary>All scenarios of a folder, run side by side and told in the order of their names.</summary>
public sealed class TrialRound
{
    /// <summary>Most people who do a scenario.</summary>
    public const int MostPeople = 1000;

    private static readonly string[] Endings = [".yaml", ".yml"];
    private readonly Lock _telling = new();
    private readonly IReadOnlyList<ScenarioTrial> _trials;
    private readonly Func<bool> _stopRequested;
    private TrialResult?[] _results = [];
    private int _told;

    private TrialRound(IReadOnlyList<ScenarioTrial> trials, Func<bool> stopRequested)
    {
        _trials = trials;
        _stopRequested = stopRequested;
    }

    /// <summary>Names of the scenarios, in order.</summary>
    public IReadOnlyList<string> Names => [.. _trials.Select(t => t.NotRun.Name)];

    /// <summary>Reads every scenario of a folder and of those in it.</summary>
    /// <param name="path">The folder, or one file.</param>
    /// <param name="filter">Pattern with * and ? for the names, or null for all.</param>
    /// <param name="seed">Seed of every die in place of each scenario's own, or null.</param>
    /// <param name="people">How many simulated people do each, 1 to <see cref="MostPeople"/>: the scenario's own and those of the seeds behind it, each with a band of other contacts.</param>
    /// <param name="stopRequested">True ends runs that go on, and begins no more.</param>
    /// <param name="hostClock">Measures how long runs take.</param>
    /// <param name="wrong">One sentence for each file that is no scenario; none of all is then to be run.</param>
    /// <exception cref="ScenarioException">There is no such folder, nothing in it that fits the filter, or no such number of people.</exception>
    public static TrialRound Read(string path, string? filter, int? seed, int people, Func<bool> stopRequested, TimeProvider hostClock, out IReadOnlyList<string> wrong)
    {
        if (people is not (>= 1 and <= MostPeople))
            throw new ScenarioException($"--people is {people}; expected 1 to {MostPeople}.");
        var isFile = File.Exists(path);
        if (!isFile && !Directory.Exists(path))
            throw new ScenarioException($"{path} is not there; expected a folder of scenarios, or one of them.");
        string[] files = isFile ? [path] : [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(f => Endings.Contains(Path.GetExtension(f))).Order(StringComparer.Ordinal)];
        if (files.Length == 0)
            throw new ScenarioException($"{path} holds no scenario; expected files that end in {string.Join(" or ", Endings)}.");
        (string Name, string File)[] chosen =
            [.. files.Select(f => (Name: NameOf(f, isFile ? Path.GetDirectoryName(Path.GetFullPath(f))! : path), File: f)).Where(f => filter is null || FileSystemName.MatchesSimpleExpression(filter, f.Name))];
        if (chosen.Length == 0)
            throw new ScenarioException($"--filter {filter} fits none of the {files.Length} scenarios in {path}; expected a pattern such as 'radio*'.");
        var complaints = new List<string>();
        var trials = new List<ScenarioTrial>();
        foreach (var (name, file) in chosen)
        {
            try
            {
                var read = Scenario.Open(file);
                foreach (var (of, scenario) in EachPerson(name, file, read with { Seed = seed ?? read.Seed }, people))
                    trials.Add(new ScenarioTrial(of, file, scenario, stopRequested, hostClock));
            }
            catch (Exception e) when (e is ScenarioException or IOException or UnauthorizedAccessException)
            {
                complaints.Add(e is ScenarioException ? e.Message : $"{file}: {e.Message}");
            }
        }

        wrong = complaints;
        return new TrialRound(trials, stopRequested);
    }

    /// <summary>Runs them.</summary>
    /// <param name="jobs">How many at once.</param>
    /// <param name="keepIn">Folder in which each run's files are kept under its name, or null to keep none.</param>
    /// <param name="tell">Told of each result in the order of names, as soon as it and those before it are known.</param>
    public IReadOnlyList<TrialResult> Run(int jobs, string? keepIn, Action<TrialResult> tell)
    {
        ArgumentNullException.ThrowIfNull(tell);
        _results = new TrialResult?[_trials.Count];
        _told = 0;
        var scratch = keepIn is null ? Directory.CreateTempSubdirectory("neuralglasses-test-").FullName : Path.GetFullPath(keepIn);
        try
        {
            // One after the other from the front, so that results can be told as they come.
            var order = Partitioner.Create(Enumerable.Range(0, _trials.Count), EnumerablePartitionerOptions.NoBuffering);
            Parallel.ForEach(order, new ParallelOptions { MaxDegreeOfParallelism = jobs }, i => Take(i, RunOne(_trials[i], scratch, isKept: keepIn is not null), tell));
        }
        finally
        {
            if (keepIn is null)
                Directory.Delete(scratch, recursive: true);
        }

        return [.. _results.Select(r => r!)];
    }

    private TrialResult RunOne(ScenarioTrial trial, string scratch, bool isKept)
    {
        if (_stopRequested())
            return trial.NotRun;
        var folder = Path.Combine(scratch, trial.NotRun.Name);
        var result = trial.Run(folder);
        if (!isKept && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return result;
    }

    private void Take(int index, TrialResult result, Action<TrialResult> tell)
    {
        lock (_telling)
        {
            _results[index] = result;
            for (; _told < _results.Length && _results[_told] is { } next; _told++)
                tell(next);
        }
    }

    private static IEnumerable<(string Name, Scenario Scenario)> EachPerson(string name, string file, Scenario scenario, int people)
    {
        if (people == 1)
            return [(name, scenario)];
        if (scenario.Person is not { } person)
            throw new ScenarioException($"{file}: there is no field 'person'; --people lets simulated people do it. Give the scenario one, or leave it out with --filter.");
        if (Math.Max(scenario.Seed, Math.Max(person.Seed, person.Donning.Seed)) > int.MaxValue - people)
            throw new ScenarioException($"{file}: field 'seed' is {scenario.Seed}, 'person.seed' {person.Seed} and 'donning.contact' {person.Donning.Seed}; expected seeds with {people - 1} more behind them for --people {people}.");
        return Enumerable.Range(0, people).Select(i => ($"{name}/person-{person.Seed + i}", scenario with
        {
            Seed = scenario.Seed + i,
            Person = person with { Seed = person.Seed + i, Donning = person.Donning with { Seed = person.Donning.Seed + i } },
        }));
    }

    private static string NameOf(string file, string folder)
    {
        var relative = Path.GetRelativePath(Path.GetFullPath(folder), Path.GetFullPath(file)).Replace('\\', '/');
        return relative[..^Path.GetExtension(relative).Length];
    }
}
