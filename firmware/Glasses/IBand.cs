using NeuralGlasses.BlueZ;
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

    /// <summary>How the way to a real band stands; null where there is no way to go.</summary>
    RadioCondition? Way => null;

    /// <summary>What happened on that way so far.</summary>
    RadioCounters? WayCounters => null;

    /// <summary>Called on another thread when something has come that <see cref="DueAt"/> knows nothing of; must return at once.</summary>
    Action? Arrived
    {
        set
        {
        }
    }

    /// <summary>Gives the listener what has come.</summary>
    void Bring(HostTime now);
}
