namespace NeuralGlasses.Glasses;

/// <summary>What a person set is wrong; <see cref="Faults"/> has one sentence for each fault.</summary>
internal sealed class OptionsException(IReadOnlyList<string> faults) : Exception(string.Join(" ", faults))
{
    /// <summary>The sentences.</summary>
    public IReadOnlyList<string> Faults => faults;
}
