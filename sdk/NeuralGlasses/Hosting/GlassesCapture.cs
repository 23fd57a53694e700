using NeuralGlasses.Capture;
using NeuralGlasses.Consent;
using NeuralGlasses.Storage;

namespace NeuralGlasses.Hosting;

/// <summary>What is needed to capture.</summary>
/// <param name="Log">The log of all captures.</param>
public sealed record GlassesCapture(ConsentLog Log)
{
    /// <summary>Where all is kept; null for glasses that take photos alone, for the store of their devices.</summary>
    public MediaStore? Store { get; init; }

    /// <summary>Decodes pictures; null for glasses without zoom and viewfinder.</summary>
    public IPhotoEditor? Editor { get; init; }

    /// <summary>What the kernel allows.</summary>
    public ConsentRules Rules { get; init; } = new();
}
