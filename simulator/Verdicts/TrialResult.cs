namespace NeuralGlasses.Simulator.Verdicts;

/// <summary>What became of a scenario that was run to be judged.</summary>
public sealed record TrialResult
{
    /// <summary>Path of the scenario's file without its ending, relative to the folder of all; names it among the others.</summary>
    public required string Name { get; init; }

    /// <summary>Path of its file.</summary>
    public required string File { get; init; }

    /// <summary>What became of it.</summary>
    public required TrialOutcome Outcome { get; init; }

    /// <summary>Seed of every die.</summary>
    public int Seed { get; init; }

    /// <summary>Simulated time, in seconds.</summary>
    public double SimulatedS { get; init; }

    /// <summary>Time that it took with its calibration, in seconds.</summary>
    public double WallS { get; init; }

    /// <summary>Hash of its trace; null if there is none.</summary>
    public string? TraceHash { get; init; }

    /// <summary>Verdicts in the order of the file, and last that on the run itself.</summary>
    public IReadOnlyList<Verdict> Verdicts { get; init; } = [];

    /// <summary>What is wrong with what was given, in one sentence; null if nothing is.</summary>
    public string? Error { get; init; }

    /// <summary>What went wrong, a line each with file and line.</summary>
    public IReadOnlyList<string> Complaints => Error is not null
        ? [Error]
        : [.. Verdicts.Where(v => !v.Holds).Select(v => $"{File}:{v.Expectation.Line}: {v.Sentence}")];
}

/// <summary>What became of a scenario.</summary>
public enum TrialOutcome
{
    /// <summary>Its expectations held.</summary>
    Passed = 0,

    /// <summary>It expects nothing, and ran to its end.</summary>
    Ended = 1,

    /// <summary>An expectation did not hold.</summary>
    Failed = 2,

    /// <summary>Something given is wrong.</summary>
    BadInput = 3,

    /// <summary>It was stopped before its end, and is not judged.</summary>
    Stopped = 4,

    /// <summary>It was not begun.</summary>
    NotRun = 5,

    /// <summary>It was not run, because this machine lacks a program that it needs.</summary>
    Skipped = 6,
}
