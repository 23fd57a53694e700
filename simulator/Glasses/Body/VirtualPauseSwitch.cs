using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Glasses.Body;

/// <summary>The wearer's switch as the conditions have it at the present moment.</summary>
/// <param name="conditions">What is switched off, and when.</param>
/// <param name="now">The present moment.</param>
public sealed class VirtualPauseSwitch(GlassesConditions conditions, Func<HostTime> now) : IPauseSwitch
{
    /// <inheritdoc/>
    public bool IsPaused => conditions.IsPaused(now());
}
