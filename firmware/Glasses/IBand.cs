using NeuralGlasses.Link;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Glasses;

/// <summary>Where the band's notifications come from.</summary>
internal interface IBand : IDisposable
{
    /// <summary>The radio.</summary>
    IGattCentral Radio { get; }

    /// <summary>Host time at which something comes next, as far as that is known.</summary>
    HostTime? DueAt { get; }

    /// <summary>Gives the listener what has come.</summary>
    void Bring(HostTime now);
}
