using NeuralGlasses.Apps;

namespace NeuralGlasses.Hosting;

/// <summary>An app that the wearer has.</summary>
/// <param name="Manifest">What it says of itself.</param>
/// <param name="Launch">Starts it; throws what a start may throw, which counts as a crash.</param>
public sealed record InstalledApp(AppManifest Manifest, Func<IRunningApp> Launch)
{
    /// <summary>Why it cannot run at all, in one sentence; null if that depends on the glasses.</summary>
    public string? Refusal { get; init; }

    /// <summary>An app that runs in this process: those that come with the glasses, and any other during its development. What never returns stops the glasses.</summary>
    /// <param name="manifest">What it says of itself.</param>
    /// <param name="make">Makes it.</param>
    public static InstalledApp InProcess(AppManifest manifest, Func<GlassesApp> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        return new InstalledApp(manifest, () => new InProcessApp(manifest, make()));
    }
}
