using NeuralGlasses.Streaming;

namespace NeuralGlasses.Devices;

/// <summary>Cell and temperature of the glasses.</summary>
public interface IGlassesPower
{
    /// <summary>How they are now.</summary>
    GlassesPowerState Read(HostTime now);
}
