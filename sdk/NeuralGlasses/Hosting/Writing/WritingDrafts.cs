using NeuralGlasses.Devices;

namespace NeuralGlasses.Hosting.Writing;

/// <summary>What was written and not ended: it is there again when the same text is asked for, even after the glasses were off.</summary>
/// <param name="keep">Where it outlives the program.</param>
internal sealed class WritingDrafts(IAppKeep keep)
{
    /// <summary>Under which name they are kept, which no app can have.</summary>
    public const string Owner = ".text";

    /// <summary>Most drafts; of more the first by their keys go, which the wearer was not asked for last.</summary>
    public const int Most = 32;

    /// <summary>The draft of a text; empty for none.</summary>
    public string Find(string key) => keep.Read(Owner, AppKeepKind.Stored).GetValueOrDefault(key, "");

    /// <summary>Keeps a draft instead of the one before; an empty one is forgotten.</summary>
    /// <exception cref="DeviceFailedException">It could not be kept.</exception>
    public void Keep(string key, string text)
    {
        IReadOnlyDictionary<string, string> kept = keep.Read(Owner, AppKeepKind.Stored);
        if (text.Length == 0 && !kept.ContainsKey(key))
            return;
        if (text.Length > 0 && !kept.ContainsKey(key) && kept.Count >= Most)
            keep.Write(Owner, AppKeepKind.Stored, kept.Keys.Order(StringComparer.Ordinal).First(), null);
        keep.Write(Owner, AppKeepKind.Stored, key, text.Length == 0 ? null : text);
    }
}
