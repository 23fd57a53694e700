using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Events;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Shipping;

/// <summary>The configuration file of a model: with the same recordings it gives the same bytes again, on the same processor.</summary>
public sealed record TrainingPlan
{
    /// <summary>The value of the field <c>format</c>.</summary>
    public const string CurrentFormat = "neuralglasses-training/1";

    /// <summary>Name of the plan in a model's directory.</summary>
    public const string FileName = "training.json";

    /// <summary>Licences under which recordings may teach a model that ships (SPDX).</summary>
    public static readonly IReadOnlyList<string> ShippingLicences = ["MIT", "Apache-2.0"];

    /// <summary>Version of this file's layout, <see cref="CurrentFormat"/>.</summary>
    public required string Format { get; init; }

    /// <summary>Name of the model, such as <c>hand-gestures</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Version of the model.</summary>
    public required string Version { get; init; }

    /// <summary>Name of the set that teaches.</summary>
    public required string Set { get; init; }

    /// <summary>People who teach, such as <c>S01-S15,S17</c> or <c>all</c>.</summary>
    public string People { get; init; } = "all";

    /// <summary>Seed of every draw.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Batches that each network learns from; absent for as many as suit the number of sessions.</summary>
    public int? LearningSteps { get; init; }

    /// <summary>Folds by person in which the figures are measured, at least 2.</summary>
    public int Folds { get; init; } = 4;

    /// <summary>The stations of a live stream that the recordings are sent through.</summary>
    public LivePath Live { get; init; } = new();

    /// <summary>Least rate of a wristband's stream that the manifest allows, in hertz.</summary>
    public required double MinimumStreamRateHz { get; init; }

    /// <summary>What the decision policy may cost for somebody who never calibrated.</summary>
    public PolicyLimits Limits { get; init; } = new();

    /// <summary>What the decision policy may cost for a wearer after one repetition.</summary>
    public PolicyLimits PersonalLimits { get; init; } = new();

    /// <summary>Gestures that are left out in turn, to measure whether the unknown is recognised.</summary>
    public IReadOnlyList<string> UnknownGestures { get; init; } = [];

    /// <summary>Reads and checks a plan.</summary>
    /// <exception cref="RecordingException">The file is missing, is not JSON, has an unknown field or a value out of range.</exception>
    public static TrainingPlan Load(string path) =>
        PlanFile.Load<TrainingPlan>(path, CurrentFormat, $"a training plan such as emg-models/hand-gestures/{FileName}", (plan, file) => plan.Check(file));

    /// <summary>The file's text: the same plan gives the same bytes.</summary>
    public string ToJson() => PlanFile.Text(this);

    private void Check(PlanFile file)
    {
        file.Require(Name is { Length: > 0 }, "name", Name, "a name");
        file.Require(Version is { Length: > 0 }, "version", Version, "a version");
        file.Require(Set is { Length: > 0 }, "set", Set, "the name of a set");
        file.Require(LearningSteps is null or > 0, "learningSteps", LearningSteps, "1 or more, or nothing");
        file.Require(Folds >= 2, "folds", Folds, "2 or more");
        file.Require(MinimumStreamRateHz > 0, "minimumStreamRateHz", MinimumStreamRateHz, "a positive rate in hertz");
        file.Require(Live.StreamRateHz > 0, "live.streamRateHz", Live.StreamRateHz, "a positive rate in hertz");
        file.Require(Live.HighPassHz > 0, "live.highPassHz", Live.HighPassHz, "a positive corner in hertz");
        file.Require(Live.NoiseFloorMicrovolts > 0, "live.noiseFloorMicrovolts", Live.NoiseFloorMicrovolts, "a positive amplitude in microvolts");
    }
}
