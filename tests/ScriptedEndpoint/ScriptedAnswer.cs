namespace NeuralGlasses.ScriptedEndpoint;

/// <summary>What an endpoint is to answer to one question, well or badly.</summary>
public sealed record ScriptedAnswer
{
    /// <summary>Status of HTTP.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Pieces of the text, each an event of the stream.</summary>
    public IReadOnlyList<string> Pieces { get; init; } = [];

    /// <summary>Tokens of question and answer that it says it counted; null for none.</summary>
    public (int In, int Out)? Usage { get; init; }

    /// <summary>Time before it says anything.</summary>
    public TimeSpan Before { get; init; }

    /// <summary>Time between two pieces.</summary>
    public TimeSpan Between { get; init; }

    /// <summary>For what it waits after the first piece; null for nothing.</summary>
    public Task? Held { get; init; }

    /// <summary>Whether it ends without the end of the stream.</summary>
    public bool BreaksOff { get; init; }

    /// <summary>Whether the pieces come again and again until nobody listens.</summary>
    public bool IsEndless { get; init; }

    /// <summary>Whether it stays silent after the pieces, and holds the connection.</summary>
    public bool HangsAtEnd { get; init; }

    /// <summary>Bytes that are sent in place of a stream; null for a stream.</summary>
    public byte[]? Raw { get; init; }

    /// <summary>A further line of the head, such as <c>Location: http://127.0.0.1:1/</c>; empty for none.</summary>
    public string Header { get; init; } = "";

    /// <summary>An answer word by word.</summary>
    public static ScriptedAnswer Words(string text) => new() { Pieces = [.. text.Split(' ').Select((word, i) => i == 0 ? word : " " + word)], Usage = (100, 20) };
}
