namespace NeuralGlasses.Hosting;

/// <summary>Where what apps keep and what the wearer set for them outlives the program.</summary>
public interface IAppKeep
{
    /// <summary>All texts of a kind that are kept for an app, by key.</summary>
    IReadOnlyDictionary<string, string> Read(string appId, AppKeepKind kind);

    /// <summary>Keeps a text, or forgets the key if it is null.</summary>
    /// <exception cref="Devices.DeviceFailedException">It could not be kept; the message says why.</exception>
    void Write(string appId, AppKeepKind kind, string key, string? value);
}

/// <summary>What is kept of an app.</summary>
public enum AppKeepKind
{
    /// <summary>What the app stored.</summary>
    Stored = 0,

    /// <summary>What the wearer set.</summary>
    Settings = 1,
}

/// <summary>Keeps what apps store for as long as the program runs, as in a simulation.</summary>
public sealed class MemoryAppKeep : IAppKeep
{
    private readonly Dictionary<(string App, AppKeepKind Kind), Dictionary<string, string>> _kept = [];

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Read(string appId, AppKeepKind kind) => _kept.TryGetValue((appId, kind), out var kept) ? kept : new Dictionary<string, string>();

    /// <inheritdoc/>
    public void Write(string appId, AppKeepKind kind, string key, string? value)
    {
        if (!_kept.TryGetValue((appId, kind), out var kept))
            _kept[(appId, kind)] = kept = new Dictionary<string, string>(StringComparer.Ordinal);
        if (value is null)
            kept.Remove(key);
        else
            kept[key] = value;
    }
}
