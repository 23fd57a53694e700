using NeuralGlasses.Physiology;
using NeuralGlasses.Pointing;

namespace NeuralGlasses.Training.Pointing;

/// <summary>What says how a simulated wrist moves.</summary>
public interface IWristSource : IDisposable
{
    /// <summary>Takes a block of skin potentials, [time, channel], and the arm as it is at its end.</summary>
    void Take(ReadOnlySpan<float> skin, SimulatedForearm arm, bool isPinched);

    /// <summary>The next step, if there is one.</summary>
    bool TryStep(out CursorStep decoded);
}
