using System.Text;

namespace NeuralGlasses.BlueZ.Server;

/// <summary>Addresses of the centrals that paired with this server, kept apart from all others that the computer is paired with: one a line.</summary>
internal sealed class KnownBonds(IKeptBytes? kept)
{
    private HashSet<string>? _addresses;

    /// <exception cref="IOException">They cannot be read.</exception>
    public IReadOnlyCollection<string> All => Loaded;

    private HashSet<string> Loaded => _addresses ??= [.. Encoding.UTF8.GetString(kept?.Load() ?? []).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <exception cref="IOException">It cannot be kept.</exception>
    public void Add(string address)
    {
        if (Loaded.Add(address))
            Save();
    }

    /// <exception cref="IOException">It cannot be kept.</exception>
    public void Remove(string address)
    {
        if (Loaded.Remove(address))
            Save();
    }

    private void Save() => kept?.Save(Encoding.UTF8.GetBytes(string.Join('\n', Loaded.Order(StringComparer.Ordinal)) + "\n"));
}
