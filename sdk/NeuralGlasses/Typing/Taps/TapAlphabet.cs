namespace NeuralGlasses.Typing.Taps;

/// <summary>The characters that finger taps write, in the order of a model's classes; the class behind them is the blank of CTC (Graves et al. 2006).</summary>
public static class TapAlphabet
{
    /// <summary>Takes the last character back.</summary>
    public const char Backspace = '\b';

    /// <summary>All characters.</summary>
    public const string Characters = "abcdefghijklmnopqrstuvwxyz' .,?\b";

    /// <summary>Class of the blank: nothing new.</summary>
    public static readonly int Blank = Characters.Length;

    /// <summary>Number of classes, the blank among them.</summary>
    public static readonly int Classes = Characters.Length + 1;

    /// <summary>Names of the classes, as a manifest has them.</summary>
    public static IReadOnlyList<string> Labels { get; } =
        [.. Characters.Select(character => character switch { ' ' => "space", Backspace => "backspace", _ => character.ToString() }), "blank"];

    /// <summary>Class of a character, capitals as small letters; -1 for one that no tap writes.</summary>
    public static int ClassOf(char character) => Characters.IndexOf(char.ToLowerInvariant(character), StringComparison.Ordinal);

    /// <summary>The text that keys leave behind: each backspace takes one character.</summary>
    public static string TextOf(IEnumerable<int> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        var text = new List<char>();
        foreach (var each in classes)
        {
            if (Characters[each] != Backspace)
                text.Add(Characters[each]);
            else if (text.Count > 0)
                text.RemoveAt(text.Count - 1);
        }

        return new string([.. text]);
    }
}
