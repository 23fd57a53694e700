namespace NeuralGlasses.Typing.Keyboard;

/// <summary>Which gesture types which key, for each number of letter keys.</summary>
public static class KeyboardGestures
{
    // Letter keys first, then accepting and erasing: what is best told apart decides about more than a letter.
    private static readonly string[][] Gestures =
    [
        ["flexion", "ulnar", "pronation", "supination", "fist", "extension"],
        ["flexion", "radial", "ulnar", "pronation", "supination", "fist", "extension"],
    ];

    /// <summary>Least number of letter keys.</summary>
    public const int LeastKeys = 4;

    /// <summary>Most letter keys for which there are gestures.</summary>
    public const int MostKeys = 5;

    /// <summary>Gestures of the letter keys in their order, then of the accepting and the erasing key.</summary>
    /// <param name="keys">Number of letter keys.</param>
    /// <exception cref="ArgumentException">There are no gestures for so many keys.</exception>
    public static IReadOnlyList<string> Of(int keys) => keys is >= LeastKeys and <= MostKeys
        ? Gestures[keys - LeastKeys]
        : throw new ArgumentException($"A keyboard of {keys} letter keys cannot be typed on, expected {LeastKeys} or {MostKeys}, for which there are gestures.", nameof(keys));

    /// <summary>What a key says of its gesture, in as few letters as are understood: the same words for either arm.</summary>
    public static string WordOf(string gesture) => gesture switch
    {
        "flexion" => "bend in",
        "extension" => "bend back",
        "radial" => "to thumb",
        "ulnar" => "to little",
        "pronation" => "turn in",
        "supination" => "turn out",
        _ => gesture,
    };
}
