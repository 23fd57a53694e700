using System.Text;
using System.Text.Json;

namespace NeuralGlasses.Home;

/// <summary>What is under way, in words and on the disk before it leaves: after a crash it is told, and never sent again.</summary>
internal sealed class PendingCommands
{
    private const int Most = 1000;
    private readonly Lock _lock = new();
    private readonly IKeptBytes? _kept;
    private readonly SortedDictionary<long, string> _underWay = [];

    public PendingCommands(IKeptBytes? kept)
    {
        _kept = kept;
        try
        {
            Left = kept?.Load() is { Length: > 0 } bytes ? [.. (JsonSerializer.Deserialize<string[]>(bytes) ?? []).Take(Most)] : [];
            if (Left.Count > 0)
                kept!.Save([]);
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            Fault = $"What was under way in the home when the glasses went off cannot be read ({error.Message}); look whether all is as it should be.";
        }
    }

    /// <summary>What was under way when the program ended without a word.</summary>
    public IReadOnlyList<string> Left { get; } = [];

    /// <summary>Why it cannot be read or kept, as one sentence; empty for nothing.</summary>
    public string Fault { get; private set; } = "";

    /// <summary>Notes a command before it leaves; false, and it must not leave, if it cannot be kept.</summary>
    public bool TryAdd(long ticket, string words)
    {
        lock (_lock)
        {
            _underWay[ticket] = words;
            if (TrySave())
                return true;
            _underWay.Remove(ticket);
            return false;
        }
    }

    /// <summary>A command has come to its end.</summary>
    public void Remove(long ticket)
    {
        lock (_lock)
        {
            if (_underWay.Remove(ticket))
                TrySave();
        }
    }

    private bool TrySave()
    {
        try
        {
            _kept?.Save(_underWay.Count == 0 ? [] : Encoding.UTF8.GetBytes(JsonSerializer.Serialize(_underWay.Values)));
            Fault = "";
            return true;
        }
        catch (IOException error)
        {
            Fault = $"What is under way in the home cannot be kept ({error.Message}); make room.";
            return false;
        }
    }
}
