using NeuralGlasses.Physiology;

namespace NeuralGlasses.Simulator.Arm;

/// <summary>Somebody who moves an arm by what is seen, from moment to moment.</summary>
public interface ISteersArm
{
    /// <summary>Moves on by a block of <see cref="ForearmEmg.BlockS"/> seconds, before the arm is read.</summary>
    void Advance(SimulatedForearm arm);
}
