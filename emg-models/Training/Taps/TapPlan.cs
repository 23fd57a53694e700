using NeuralGlasses.Recordings;
using NeuralGlasses.StreamingNetwork.Taps;
using NeuralGlasses.Training.Discrete;
using NeuralGlasses.Training.Shipping;

namespace NeuralGlasses.Training.Taps;

/// <summary>The configuration file of the model that reads keystrokes: the same plan gives the same bytes again, on the same processor.</summary>
public sealed record TapPlan
{
    /// <summary>The value of the field <c>format</c>.</summary>
    public const string CurrentFormat = "neuralglasses-tap-training/1";

    /// <summary>Version of this file's layout, <see cref="CurrentFormat"/>.</summary>
    public required string Format { get; init; }

    /// <summary>Name of the model, such as <c>tap-typing</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Version of the model.</summary>
    public required string Version { get; init; }

    /// <summary>Seed of weights, crops and noise.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Simulated people who teach.</summary>
    public required SeedRange Teachers { get; init; }

    /// <summary>Simulated people on whom the best checkpoint and the weights of the search are chosen.</summary>
    public required SeedRange Tuners { get; init; }

    /// <summary>Simulated people on whom the model is measured.</summary>
    public required SeedRange Testers { get; init; }

    /// <summary>Characters that each teacher types.</summary>
    public int TeachCharacters { get; init; } = 550;

    /// <summary>Phrases that a wearer types to be known better, from the first of the language's list on.</summary>
    public int CalibrationPhrases { get; init; } = 24;

    /// <summary>Phrases that each tester types in each donning; nobody types those of the calibration again.</summary>
    public int TestPhrases { get; init; } = 12;

    /// <summary>Folder of the language, beside the plan's folder.</summary>
    public string Language { get; init; } = "../text-entry/en";

    /// <summary>Units of the first layer of a wrist.</summary>
    public int Entry { get; init; } = 96;

    /// <summary>Units of each recurrent layer.</summary>
    public int Hidden { get; init; } = 256;

    /// <summary>How the network learns.</summary>
    public TapLearning Learning { get; init; } = new();

    /// <summary>How it learns on behind that, from its best checkpoint and with a smaller rate; null for not at all.</summary>
    public TapLearning? Settling { get; init; }

    /// <summary>How the network learns on from a wearer.</summary>
    public TapLearning Personal { get; init; } = new() { Steps = 150, TimedShare = 0, LearningRate = 5e-4, BatchSize = 8, CropSteps = 100 };

    /// <summary>Reads and checks a plan.</summary>
    /// <exception cref="RecordingException">The file is missing, is not JSON, has an unknown field or a value out of range.</exception>
    public static TapPlan Load(string path) =>
        PlanFile.Load<TapPlan>(path, CurrentFormat, $"a plan such as emg-models/tap-typing/{TrainingPlan.FileName}", (plan, file) => plan.Check(file));

    /// <summary>The file's text: the same plan gives the same bytes.</summary>
    public string ToJson() => PlanFile.Text(this);

    private void Check(PlanFile file)
    {
        file.Require(Name is { Length: > 0 }, "name", Name, "a name");
        file.Require(Version is { Length: > 0 }, "version", Version, "a version");
        file.RequirePeople(Teachers, Tuners, Testers);
        file.Require(TeachCharacters is >= 50 and <= 100_000, "teachCharacters", TeachCharacters, "50 to 100000");
        file.Require(CalibrationPhrases is >= 1 and <= 200, "calibrationPhrases", CalibrationPhrases, "1 to 200");
        file.Require(TestPhrases is >= 1 and <= 200, "testPhrases", TestPhrases, "1 to 200");
        file.Require(Language is { Length: > 0 }, "language", Language, "a folder");
        file.Require(Entry is >= 1 and <= 4096, "entry", Entry, "1 to 4096");
        file.Require(Hidden is >= 1 and <= 4096, "hidden", Hidden, "1 to 4096");
    }
}
