namespace NeuralGlasses.Training.Discrete;

/// <summary>Simulated people by the seeds that they are drawn from.</summary>
/// <param name="First">Seed of the first one.</param>
/// <param name="Count">How many, at least 1.</param>
public sealed record SeedRange(int First, int Count)
{
    /// <summary>All seeds.</summary>
    public IEnumerable<int> All() => Enumerable.Range(First, Count);

    /// <summary>Whether a person is in both.</summary>
    public bool Overlaps(SeedRange other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return First < other.First + other.Count && other.First < First + Count;
    }
}
