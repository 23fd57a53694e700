using NeuralGlasses.Recordings;
using NeuralGlasses.StreamingNetwork.Cursor;
using NeuralGlasses.Training.Discrete;
using NeuralGlasses.Training.Shipping;

namespace NeuralGlasses.Training.Cursor;

/// <summary>The configuration file of the wrist model: the same plan gives the same bytes again, on the same processor.</summary>
public sealed record CursorPlan
{
    /// <summary>The value of the field <c>format</c>.</summary>
    public const string CurrentFormat = "neuralglasses-cursor-training/2";

    /// <summary>Version of this file's layout, <see cref="CurrentFormat"/>.</summary>
    public required string Format { get; init; }

    /// <summary>Name of the model, such as <c>wrist-cursor</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Version of the model.</summary>
    public required string Version { get; init; }

    /// <summary>Seed of weights and draws.</summary>
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

    /// <summary>How the network learns.</summary>
    public CursorLearning Learning { get; init; } = new();

    /// <summary>Reads and checks a plan.</summary>
    /// <exception cref="RecordingException">The file is missing, is not JSON, has an unknown field or a value out of range.</exception>
    public static CursorPlan Load(string path) =>
        PlanFile.Load<CursorPlan>(path, CurrentFormat, $"a plan such as emg-models/wrist-cursor/{TrainingPlan.FileName}", (plan, file) => plan.Check(file));

    /// <summary>The file's text: the same plan gives the same bytes.</summary>
    public string ToJson() => PlanFile.Text(this);

    private void Check(PlanFile file)
    {
        file.Require(Name is { Length: > 0 }, "name", Name, "a name");
        file.Require(Version is { Length: > 0 }, "version", Version, "a version");
        file.RequirePeople(Teachers, Tuners, Testers);
        file.Require(ControlSeconds is >= 10 and <= 3600, "controlSeconds", ControlSeconds, "10 to 3600");
        file.Require(LifeSeconds is >= 1 and <= 3600, "lifeSeconds", LifeSeconds, "1 to 3600");
        file.Require(TestSeconds is >= 10 and <= 3600, "testSeconds", TestSeconds, "10 to 3600");
        file.Require(LifeHours is > 0 and <= 1000, "lifeHours", LifeHours, "above 0, at most 1000");
        file.Require(MostFalsePerHour >= 0, "mostFalsePerHour", MostFalsePerHour, "0 or more");
    }
}
