using NeuralGlasses.Recordings;
using NeuralGlasses.StreamingNetwork.Events;
using NeuralGlasses.Training.Shipping;

namespace NeuralGlasses.Training.Discrete;

/// <summary>The configuration file of the pinch-and-swipe model: the same plan gives the same bytes again, on the same processor.</summary>
public sealed record DiscretePlan
{
    /// <summary>The value of the field <c>format</c>.</summary>
    public const string CurrentFormat = "neuralglasses-discrete-training/1";

    /// <summary>Version of this file's layout, <see cref="CurrentFormat"/>.</summary>
    public required string Format { get; init; }

    /// <summary>Name of the model, such as <c>discrete-gestures</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Version of the model.</summary>
    public required string Version { get; init; }

    /// <summary>Seed of weights, crops and noise.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Simulated people who teach.</summary>
    public required SeedRange Teachers { get; init; }

    /// <summary>Simulated people on whom the decision policies are chosen.</summary>
    public required SeedRange Tuners { get; init; }

    /// <summary>Simulated people on whom the model is measured.</summary>
    public required SeedRange Testers { get; init; }

    /// <summary>Times that each teacher puts the band on.</summary>
    public int Donnings { get; init; } = 2;

    /// <summary>Times that each gesture is made a donning.</summary>
    public int Repetitions { get; init; } = 6;

    /// <summary>Other movements a donning.</summary>
    public int Others { get; init; } = 14;

    /// <summary>Seconds of each rest-of-life activity a donning.</summary>
    public double LifeSeconds { get; init; } = 10;

    /// <summary>Hours of rest-of-life on which false activations are counted, over all testers.</summary>
    public double LifeHours { get; init; } = 10;

    /// <summary>Times that each gesture is made a donning by those on whom is chosen and measured.</summary>
    public int TestRepetitions { get; init; } = 6;

    /// <summary>False activations an hour that a policy may cost on the people on whom it is chosen, before and after a calibration.</summary>
    public double MostFalsePerHour { get; init; } = 6;

    /// <summary>Longest median latency that a policy may have on them, in milliseconds.</summary>
    public double MostMedianMs { get; init; } = 120;

    /// <summary>Units of each convolution of the network; those of the last are the embedding.</summary>
    public int Embedding { get; init; } = 160;

    /// <summary>How the network learns.</summary>
    public EventLearning Learning { get; init; } = new();

    /// <summary>Reads and checks a plan.</summary>
    /// <exception cref="RecordingException">The file is missing, is not JSON, has an unknown field or a value out of range.</exception>
    public static DiscretePlan Load(string path) =>
        PlanFile.Load<DiscretePlan>(path, CurrentFormat, $"a plan such as emg-models/discrete-gestures/{TrainingPlan.FileName}", (plan, file) => plan.Check(file));

    /// <summary>The file's text: the same plan gives the same bytes.</summary>
    public string ToJson() => PlanFile.Text(this);

    private void Check(PlanFile file)
    {
        file.Require(Name is { Length: > 0 }, "name", Name, "a name");
        file.Require(Version is { Length: > 0 }, "version", Version, "a version");
        file.RequirePeople(Teachers, Tuners, Testers);
        file.Require(Donnings is >= 1 and <= 20, "donnings", Donnings, "1 to 20");
        file.Require(Repetitions is >= 1 and <= 100, "repetitions", Repetitions, "1 to 100");
        file.Require(Others is >= 0 and <= 1000, "others", Others, "0 to 1000");
        file.Require(LifeSeconds is >= 1 and <= 3600, "lifeSeconds", LifeSeconds, "1 to 3600");
        file.Require(TestRepetitions is >= 1 and <= 100, "testRepetitions", TestRepetitions, "1 to 100");
        file.Require(MostFalsePerHour >= 0, "mostFalsePerHour", MostFalsePerHour, "0 or more");
        file.Require(MostMedianMs > 0, "mostMedianMs", MostMedianMs, "above 0");
        file.Require(Embedding is >= 1 and <= 4096, "embedding", Embedding, "1 to 4096");
        file.Require(LifeHours is > 0 and <= 1000, "lifeHours", LifeHours, "above 0, at most 1000");
    }
}
