using NeuralGlasses.Simulator.Scenarios;

namespace NeuralGlasses.Simulator.Web.Live;

/// <summary>
/// A session that can be played again: the world is a function of its scenario, its seed and what was done when, so nothing else is kept.
/// Format <see cref="CurrentFormat"/>.
/// </summary>
internal sealed record SessionRecording
{
    /// <summary>The value of the field <c>format</c>.</summary>
    public const string CurrentFormat = "neuralglasses-session/1";

    /// <summary>Version of the layout.</summary>
    public string Format { get; init; } = CurrentFormat;

    /// <summary>Name or file of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>Seed of another person than the scenario's, or null.</summary>
    public int? PersonSeed { get; init; }

    /// <summary>Profile of other glasses than the scenario's, or null.</summary>
    public string? Glasses { get; init; }

    /// <summary>Seed of every die.</summary>
    public required int Seed { get; init; }

    /// <summary>Simulated time up to which it goes, in microseconds.</summary>
    public required long EndUs { get; init; }

    /// <summary>The run's hash at that time.</summary>
    public required string Hash { get; init; }

    /// <summary>What was done, in order of time.</summary>
    public required IReadOnlyList<DoneWish> Wishes { get; init; }

    /// <summary>Checks it against its scenario.</summary>
    /// <exception cref="RefusalException">It is of another format, a wish in it cannot be, or its time runs backwards.</exception>
    public void Check(Scenario scenario)
    {
        if (Format != CurrentFormat)
            throw RefusalException.Wrong($"The recording's format is '{Format}'; expected {CurrentFormat}.");
        var last = 0L;
        for (var i = 0; i < Wishes.Count; i++)
        {
            if (Wishes[i].AtUs < last || Wishes[i].AtUs > EndUs)
                throw RefusalException.Wrong($"wishes[{i}].atUs of the recording is {Wishes[i].AtUs}; expected {last} to its end at {EndUs}.");
            last = Wishes[i].AtUs;
            Wishes[i].Wish.Check(scenario);
        }
    }
}
