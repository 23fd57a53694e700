using NeuralGlasses.Streaming;

namespace NeuralGlasses.Diagnosis;

/// <summary>The moment of an examination's present step, which never goes back.</summary>
internal sealed class Moment
{
    /// <summary>Host time.</summary>
    public HostTime Now { get; set; }
}
