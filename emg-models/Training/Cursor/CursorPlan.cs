using System.Text.Json;
using NeuralGlasses.Recordings;
using NeuralGlasses.StreamingNetwork.Cursor;
using NeuralGlasses.Training.Discrete;
using NeuralGlasses.Training.Shipping;

namespace NeuralGlasses.Training.Cursor;

/// <summary>The configuration file of the wrist model: the same plan gives the same bytes again, on the same processor.</summary>
public sealed record CursorPlan
{
    /// <summary>The value of the field <c>format</c>.</summary>
    public const string CurrentFormat = "neuralglasses-cursor-training/1";

    /// <summary>Version of this file's layout, <see cref="CurrentFormat"/>.</summary>
    public required string Format { get; init; }

    /// <summary>Name of the model, such as <c>wrist-cursor</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Version of the model.</summary>
    public required string Version { get; init; }

    /// <summary>Seed of weights, crops and noise.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Simulated people who teach.</summary>
    public required SeedRange Teachers { get; init; }

    /// <summary>Simulated people on whom the threshold of the pinch is chosen.</summary>
    public required SeedRange Tuners { get; init; }

    /// <summary>Simulated people on whom the model is measured.</summary>
    public required SeedRange Testers { get; init; }

    /// <summary>Seconds in which each teacher moves the wrist and pinches.</summary>
    public double ControlSeconds { get; init; } = 150;

    /// <summary>Seconds of each rest-of-life activity of a teacher.</summary>
    public double LifeSeconds { get; init; } = 6;

    /// <summary>Seconds in which each tester moves the wrist and pinches, in each donning.</summary>
    public double TestSeconds { get; init; } = 90;

    /// <summary>Hours of rest-of-life over all testers, and half of them over all tuners.</summary>
    public double LifeHours { get; init; } = 1;

    /// <summary>False presses an hour of rest-of-life that a threshold may cost on the tuners.</summary>
    public double MostFalsePerHour { get; init; } = 4;

    /// <summary>Units of the recurrent layer.</summary>
    public int Hidden { get; init; } = 112;

    /// <summary>How the network learns.</summary>
    public CursorLearning Learning { get; init; } = new();

    /// <summary>Reads and checks a plan.</summary>
    /// <exception cref="RecordingException">The file is missing, is not JSON, has an unknown field or a value out of range.</exception>
    public static CursorPlan Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new RecordingException($"{path}: there is no such file; give a plan such as emg-models/wrist-cursor/{TrainingPlan.FileName}.");
        try
        {
            var plan = JsonSerializer.Deserialize<CursorPlan>(File.ReadAllText(path), TrainingPlanJson.Options)
                ?? throw new RecordingException($"{path}: holds only 'null', expected a plan of format {CurrentFormat}.");
            plan.Check(path);
            return plan;
        }
        catch (JsonException error)
        {
            throw new RecordingException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>The file's text: the same plan gives the same bytes.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, TrainingPlanJson.Options).ReplaceLineEndings("\n") + "\n";

    private void Check(string path)
    {
        Require(Format == CurrentFormat, "format", Format, $"'{CurrentFormat}'");
        Require(Name is { Length: > 0 }, "name", Name, "a name");
        Require(Version is { Length: > 0 }, "version", Version, "a version");
        foreach (var (name, people) in new[] { ("teachers", Teachers), ("tuners", Tuners), ("testers", Testers) })
            Require(people is { Count: >= 1, First: >= 0 }, name, people, "seeds of at least one person");
        Require(!Teachers.Overlaps(Tuners), "tuners", Tuners, "none of the teachers");
        Require(!Testers.Overlaps(Teachers) && !Testers.Overlaps(Tuners), "testers", Testers, "nobody who taught or tuned");
        Require(ControlSeconds is >= 10 and <= 3600, "controlSeconds", ControlSeconds, "10 to 3600");
        Require(LifeSeconds is >= 1 and <= 3600, "lifeSeconds", LifeSeconds, "1 to 3600");
        Require(TestSeconds is >= 10 and <= 3600, "testSeconds", TestSeconds, "10 to 3600");
        Require(LifeHours is > 0 and <= 1000, "lifeHours", LifeHours, "above 0, at most 1000");
        Require(MostFalsePerHour >= 0, "mostFalsePerHour", MostFalsePerHour, "0 or more");
        Require(Hidden is >= 1 and <= 4096, "hidden", Hidden, "1 to 4096");

        void Require(bool holds, string field, object? found, string expected)
        {
            if (!holds)
                throw new RecordingException($"{path}: field '{field}' is {(found is null ? "missing" : $"'{found}'")}, expected {expected}.");
        }
    }
}
