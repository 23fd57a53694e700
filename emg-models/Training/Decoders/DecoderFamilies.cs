using NeuralGlasses.Training.Decoders.Adaptive;
using NeuralGlasses.Training.Decoders.Classical;
using NeuralGlasses.Training.Decoders.Streaming;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Decoders;

/// <summary>The decoders that <c>evaluate</c> can measure.</summary>
public static class DecoderFamilies
{
    /// <summary>All families in the order of tables.</summary>
    public static IReadOnlyList<IDecoderFamily> All { get; } =
    [
        new AdaptiveFamily(),
        new GenericFamily(),
        new StreamingFamily(),
        new LogPowerLda(),
        new ClassicalFamily("htd-lda", "HTD", ClassicalTrainer.Discriminant),
        new ClassicalFamily("ls4-lda", "LS4", ClassicalTrainer.Discriminant),
        new ClassicalFamily("tdpsd-lda", "TDPSD", ClassicalTrainer.Discriminant),
        new ClassicalFamily("tdpsd-lightgbm", "TDPSD", ClassicalTrainer.Trees),
        new ClassicalFamily("tdpsd-maxent", "TDPSD", ClassicalTrainer.Entropy),
    ];

    /// <summary>The family that is measured where none is named.</summary>
    public static IDecoderFamily Default => All[0];

    /// <summary>Finds a family by its name.</summary>
    /// <exception cref="ArgumentException">There is no such family.</exception>
    public static IDecoderFamily Named(string name)
        => All.FirstOrDefault(each => each.Name == name)
            ?? throw new ArgumentException($"--decoder: there is no decoder '{name}'; choose one of {string.Join(", ", All.Select(each => each.Name))}.");
}
