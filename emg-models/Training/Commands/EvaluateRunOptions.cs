using NeuralGlasses.Training.Events;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Commands;

/// <summary>What to evaluate, as the command line says it.</summary>
public sealed record EvaluateRunOptions
{
    /// <summary>Folder of all sets or of the set itself.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Name of the set.</summary>
    public required string Set { get; init; }

    /// <summary>Folder of the set whose people teach, where it is not <see cref="DataDirectory"/>; null otherwise.</summary>
    public string? TrainDataDirectory { get; init; }

    /// <summary>Name of the set whose people teach, where it is another than <see cref="Set"/>; null otherwise.</summary>
    public string? TrainSet { get; init; }

    /// <summary>People who teach, such as <c>S01-S15,S17</c> or <c>all</c>; the protocol <c>within</c> needs none.</summary>
    public string? Train { get; init; }

    /// <summary>People who are tested; absent with <see cref="Folds"/>.</summary>
    public string? Test { get; init; }

    /// <summary>Labels that are told apart, as <see cref="Recordings.GestureLabels"/> spells them; null for all that the people have.</summary>
    public IReadOnlyList<string>? OnlyLabels { get; init; }

    /// <summary>Name of the protocol.</summary>
    public required string Protocol { get; init; }

    /// <summary>Name of the decoder, or null for the default.</summary>
    public string? Decoder { get; init; }

    /// <summary>Decoders to measure instead of the named one, or null.</summary>
    public IDecoderFamily? Family { get; init; }

    /// <summary>Folds of a subject-wise cross-validation over <see cref="Train"/>, or null.</summary>
    public int? Folds { get; init; }

    /// <summary>The stations of a live stream that recordings are sent through first, or null for a high-pass alone.</summary>
    public LivePath? Live { get; init; }

    /// <summary>Whether <c>events</c> under zero-shot may use unlabelled statistics of the whole recording; nothing else is causal then.</summary>
    public bool UsesWholeRecording { get; init; }

    /// <summary>What a decision policy may cost on the training people; only <c>events</c> chooses one.</summary>
    public PolicyLimits Limits { get; init; } = new();

    /// <summary>Seed of every draw.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>JSON file to write.</summary>
    public required string OutputFile { get; init; }
}
