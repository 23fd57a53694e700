namespace NeuralGlasses.Interaction;

/// <summary>What a gesture means in a context.</summary>
/// <param name="Kind">What is wanted; <see cref="IntentKind.None"/> for a gesture that means nothing there although it does elsewhere.</param>
/// <param name="X">Steps of a dial for a gesture that has no size of its own; else 0.</param>
public readonly record struct IntentMeaning(IntentKind Kind, double X = 0)
{
    /// <summary>Words that say a meaning: the names of intents, one step of a dial up or down, and nothing.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. IntentNames.All, "dial+", "dial-"];

    /// <summary>Reads a meaning.</summary>
    /// <exception cref="ArgumentException">It is none of <see cref="Words"/>.</exception>
    public static IntentMeaning Parse(string word) => word switch
    {
        "dial+" => new IntentMeaning(IntentKind.Dial, 1),
        "dial-" => new IntentMeaning(IntentKind.Dial, -1),
        _ when IntentNames.TryFind(word, out IntentKind kind) => new IntentMeaning(kind),
        _ => throw new ArgumentException($"'{word}' is no meaning of a gesture; {NearestName.Suggest(word ?? "", Words)}", nameof(word)),
    };
}
