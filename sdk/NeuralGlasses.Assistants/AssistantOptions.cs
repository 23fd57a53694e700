namespace NeuralGlasses.Assistants;

/// <summary>An AI with which the wearer writes.</summary>
public sealed record AssistantOptions
{
    /// <summary>Endpoint of Ollama on the same computer, which needs no key and sends nothing away; see <c>https://docs.ollama.com</c>.</summary>
    public static Uri LocalOllama { get; } = new("http://127.0.0.1:11434/v1");

    /// <summary>Name that stays the same, small letters and digits, such as <c>ada</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What the wearer reads; that it is an AI stands before it anyway.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is, up to <c>/v1</c>: an endpoint that speaks as OpenAI's does.</summary>
    public Uri Endpoint { get; init; } = LocalOllama;

    /// <summary>The model that answers.</summary>
    public required string Model { get; init; }

    /// <summary>Who made it, in a few words; empty for the name of the model.</summary>
    public string MadeBy { get; init; } = "";

    /// <summary>The key; empty for an endpoint that wants none.</summary>
    public string Key { get; init; } = "";

    /// <summary>What it is told before everything else.</summary>
    public string Prompt { get; init; } = "You are helpful and brief. Answer in at most three short sentences unless you are asked for more.";

    /// <summary>Price of a million tokens that are sent, in the currency below; 0 for nothing.</summary>
    public double PriceIn { get; init; }

    /// <summary>Price of a million tokens that are answered.</summary>
    public double PriceOut { get; init; }

    /// <summary>Sign of the currency.</summary>
    public string Currency { get; init; } = "$";

    /// <summary>Messages of the conversation that it sees, 0 to 100.</summary>
    public int Before { get; init; } = 20;

    /// <summary>Time without a word after which an answer is given up, in seconds.</summary>
    public double SilenceS { get; init; } = 60;

    /// <summary>Most characters of an answer; a longer one ends there and says so.</summary>
    public int MostCharacters { get; init; } = 8000;

    /// <summary>What is wrong with it, as one sentence; null for nothing.</summary>
    public string? Fault =>
        Id.Length is 0 or > 40 || !Id.All(each => char.IsAsciiLetterLower(each) || char.IsAsciiDigit(each) || each == '-') ? $"An assistant has the id '{Id}', expected 1 to 40 small letters, digits and hyphens; choose another."
        : Name.Trim().Length == 0 ? $"The assistant '{Id}' has no name; give it one."
        : Model.Length == 0 ? $"The assistant '{Id}' has no model; name one that its endpoint has."
        : !Endpoint.IsAbsoluteUri || Endpoint.Scheme is not ("http" or "https") ? $"The endpoint of '{Id}' is '{Endpoint}', expected an address such as {LocalOllama}; give one."
        : Endpoint.Scheme == "http" && Key.Length > 0 && !Endpoint.IsLoopback ? $"The key of '{Id}' would go to {Endpoint} unencrypted; use https, or an endpoint on this computer."
        : Before is < 0 or > 100 ? $"The assistant '{Id}' sees {Before} messages, expected 0 to 100; choose another number."
        : !(SilenceS is > 0 and <= 3600) || MostCharacters is < 100 or > 20_000 || !(PriceIn >= 0 && PriceOut >= 0) ? $"A limit or a price of '{Id}' is out of its range (silence up to 3600 s, 100 to 20000 characters, prices from 0); choose another."
        : null;

    /// <summary>Name and place, without the key, which belongs into no log.</summary>
    public override string ToString() => $"{Name} ({Model} at {Endpoint})";

    /// <summary>Where what the wearer writes to it goes.</summary>
    internal string Where => Endpoint.IsLoopback ? "Stays on these glasses" : $"Goes to {Endpoint.Host}";
}
