namespace NeuralGlasses.Simulator.Radio;

/// <summary>A key that two devices made when they paired.</summary>
/// <param name="Central">Number of the central.</param>
/// <param name="Key">The long-term key; here only a number that both ends must have.</param>
/// <param name="IsAuthenticated">Whether a passkey was compared while it was made.</param>
public sealed record VirtualBond(int Central, ulong Key, bool IsAuthenticated);

/// <summary>
/// The peripheral's bond, which outlives its program: over a loss of power too where the image keeps bonds in flash, and
/// not on the stock image, which keeps them in memory.
/// </summary>
public sealed class VirtualBonds
{
    /// <summary>Makes a store that is empty, or holds a bond from the factory of the test.</summary>
    public VirtualBonds(bool persist, VirtualBond? bond = null)
    {
        Persist = persist;
        Bond = bond;
    }

    /// <summary>Whether bonds outlive a loss of power.</summary>
    public bool Persist { get; }

    /// <summary>The bond, or null.</summary>
    public VirtualBond? Bond { get; set; }

    /// <summary>The board lost its power, or slept so deeply that memory was lost.</summary>
    public void OnPowerLost()
    {
        if (!Persist)
            Bond = null;
    }
}
