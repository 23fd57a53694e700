using System.Globalization;
using NeuralGlasses.Physiology.Anatomy;

namespace NeuralGlasses.Physiology.Typing;

/// <summary>
/// Which finger strikes which key of a QWERTY board, from <c>qwerty.csv</c>: the assignment of touch typing, which typing courses teach (Dvorak et al. 1936,
/// Typewriting Behavior). Many type otherwise and as fast (Feit et al. 2016, CHI); those are not simulated. The right thumb strikes the space bar.
/// </summary>
public static class TapKeyboard
{
    /// <summary>Takes the last character back.</summary>
    public const char Backspace = '\b';

    /// <summary>Is held by the other hand while a question mark is struck.</summary>
    public const char Shift = '\u21e7';

    private static readonly Dictionary<char, TapKey> ByCharacter = Read().ToDictionary(key => key.Character);

    /// <summary>All keys, in the order of the table.</summary>
    public static IReadOnlyCollection<TapKey> Keys => ByCharacter.Values;

    /// <summary>The key of a character. Throws <see cref="PhysiologyException"/> if the board has none.</summary>
    public static TapKey Of(char character) => ByCharacter.TryGetValue(character, out var key)
        ? key
        : throw new PhysiologyException($"The character '{character}' has no key; expected one of {string.Join(' ', Keys.Select(each => each.Name))}.");

    private static IEnumerable<TapKey> Read()
    {
        using var stream = typeof(TapKeyboard).Assembly.GetManifestResourceStream("qwerty.csv")!;
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var cells = line.Split(',');
            yield return new TapKey(Character(cells[0]), cells[1], Enum.Parse<Arm>(cells[2]), Number(cells[3]), Number(cells[4]), Number(cells[5]));
        }
    }

    private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);

    private static char Character(string cell) => cell switch
    {
        "space" => ' ',
        "comma" => ',',
        "backspace" => Backspace,
        "shift" => Shift,
        _ => cell[0],
    };
}
