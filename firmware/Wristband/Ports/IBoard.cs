namespace NeuralGlasses.Wristband.Ports;

/// <summary>What only the board knows of itself.</summary>
public interface IBoard
{
    /// <summary>Why it started, one of <see cref="Contract.ResetReason"/>.</summary>
    int ResetReason { get; }

    /// <summary>Bytes of managed memory that are free.</summary>
    int FreeMemoryBytes { get; }
}
