using NeuralGlasses.Storage;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Glasses;

/// <summary>What a simulated pair of glasses needs of the run that it is part of.</summary>
/// <param name="Folder">Where it writes.</param>
/// <param name="Now">The present moment.</param>
/// <param name="Seed">Seed of its dice.</param>
/// <param name="IsRealTime">Whether the run keeps pace with the host's clock.</param>
/// <param name="AllowsWebcam">Whether somebody allowed a camera of this machine to be used.</param>
/// <param name="RemembersFrames">Whether the display remembers what it showed, as expectations need it; its files are there in any case.</param>
public sealed record GlassesSurroundings(RunFolder Folder, Func<HostTime> Now, int Seed, bool IsRealTime = false, bool AllowsWebcam = false, bool RemembersFrames = true)
{
    /// <summary>The wearer's clock at the beginning, for the names of what is captured: the same for every run, so that no run of another day differs.</summary>
    public DateTimeOffset StartedAt { get; init; } = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    /// <summary>How much the memory for what is captured holds; null for the usual sizes.</summary>
    public MediaStoreOptions? Memory { get; init; }
}
