using System.Text;

namespace NeuralGlasses.Assistants;

/// <summary>
/// What the wearer told an assistant to remember, from one conversation to the next. Only the wearer's own words get into it, by a message that
/// says so; nothing that the assistant or anybody else writes does.
/// </summary>
public sealed class AssistantMemory
{
    /// <summary>Most notes; of more the oldest go.</summary>
    public const int Most = 50;

    /// <summary>Most characters of one.</summary>
    public const int Longest = 400;

    private const string Remember = "remember ";
    private const string Forget = "forget everything";
    private const string Tell = "what do you remember";

    private readonly IKeptBytes? _kept;
    private readonly List<string> _notes = [];

    /// <summary>Makes a memory.</summary>
    /// <param name="kept">Where it is kept, a note a line; null for one that ends with the program.</param>
    public AssistantMemory(IKeptBytes? kept = null)
    {
        _kept = kept;
        try
        {
            if (kept?.Load() is { } bytes)
                _notes.AddRange(Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(Most));
        }
        catch (IOException error)
        {
            Complaint = $"{kept!.Name}: the memory of an assistant cannot be read ({error.Message}); it begins anew.";
        }
    }

    /// <summary>The notes, the oldest first.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>What was lost or could not be kept, as one sentence; null for nothing.</summary>
    public string? Complaint { get; private set; }

    /// <summary>Answers a message that is about the memory; null for one that is not.</summary>
    /// <param name="text">What the wearer wrote.</param>
    public string? Answer(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string said = text.Trim().TrimEnd('.', '!', '?');
        if (said.StartsWith(Remember, StringComparison.OrdinalIgnoreCase) && said[Remember.Length..].ReplaceLineEndings(" ").Trim() is { Length: > 0 } note)
            return Keep(note.Length <= Longest ? note : note[..Longest]);
        if (said.Equals(Forget, StringComparison.OrdinalIgnoreCase))
        {
            _notes.Clear();
            return Save() ?? "I have forgotten everything that you told me to remember.";
        }

        return said.Equals(Tell, StringComparison.OrdinalIgnoreCase) ? _notes.Count == 0 ? "You have told me to remember nothing yet. Write: remember, and what." : string.Join("\n", _notes) : null;
    }

    private string Keep(string note)
    {
        _notes.Add(note);
        if (_notes.Count > Most)
            _notes.RemoveAt(0);
        return Save() ?? $"I will remember: {note}";
    }

    private string? Save()
    {
        try
        {
            _kept?.Save(Encoding.UTF8.GetBytes(string.Join('\n', _notes)));
            return null;
        }
        catch (IOException error)
        {
            Complaint = $"{_kept!.Name}: the memory of an assistant cannot be kept ({error.Message}); make room for it.";
            return $"That could not be kept ({error.Message}); it holds until the glasses go off.";
        }
    }
}
