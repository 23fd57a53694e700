using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Glasses.Body;

/// <summary>The head under the glasses as the conditions have it at the present moment.</summary>
/// <param name="conditions">When the glasses are taken off.</param>
/// <param name="now">The present moment.</param>
public sealed class VirtualWearSensor(GlassesConditions conditions, Func<HostTime> now) : IWearSensor
{
    /// <inheritdoc/>
    public bool IsWorn => conditions.IsWorn(now());
}
