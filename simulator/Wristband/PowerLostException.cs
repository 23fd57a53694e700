namespace NeuralGlasses.Simulator.Wristband;

/// <summary>The board lost its power: whatever ran on it ends here and now.</summary>
public sealed class PowerLostException : Exception
{
    /// <summary>Makes the exception.</summary>
    public PowerLostException()
        : base("The board has no power.")
    {
    }
}
