namespace NeuralGlasses.Typing.Composing;

/// <summary>What the menu of a keyboard holds, for a number of letter keys.</summary>
internal static class ComposerMenu
{
    public const string Numbers = "123";
    public const string Spelling = "spell";
    public const string Capital = "Aa";
    public const string Pause = "pause";
    public const string Done = "done";
    public const string Cancel = "cancel";

    // Most wanted first, by how often messages have them (a guess beyond the first five).
    private static readonly string[] Marks = [".", ",", "?", "!", "'", "-", ":", ";", ")", "(", "\"", "/", "@", "&", "%", "€", "$", "+", "=", "#", "*", "_"];
    private static readonly string[] Digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    public static ChoiceTree Of(int keys)
    {
        ChoiceTree[] things = [ChoiceTree.Thing(Done), ChoiceTree.Thing(Numbers), ChoiceTree.Thing(Spelling), ChoiceTree.Thing(Capital), ChoiceTree.Thing(Pause), ChoiceTree.Thing(Cancel)];
        var marks = ChoiceTree.Of(".,?!", Marks, keys);
        // The first key is always the marks; what does not fit lies behind the last.
        return ChoiceTree.Group("menu", [marks, .. Fold(things, keys - 1)]);
    }

    public static ChoiceTree DigitsOf(int keys) => Even("123", Digits, keys);

    public static ChoiceTree LettersOf(IReadOnlyList<string> keys, string letters) =>
        ChoiceTree.Group(letters, [.. keys.Select(key => Even(key, [.. key.Select(letter => letter.ToString())], keys.Count))]);

    private static IReadOnlyList<ChoiceTree> Fold(ReadOnlySpan<ChoiceTree> things, int places) => things.Length <= places
        ? [.. things]
        : [.. things[..(places - 1)], ChoiceTree.Group("more", Fold(things[(places - 1)..], places + 1))];

    // In their order, in parts of nearly equal size.
    private static ChoiceTree Even(string name, string[] things, int keys)
    {
        if (things.Length <= keys)
            return ChoiceTree.Group(name, [.. things.Select(ChoiceTree.Thing)]);
        var branches = new List<ChoiceTree>();
        for (var key = 0; key < keys; key++)
        {
            var part = things.Skip(key * things.Length / keys).Take(((key + 1) * things.Length / keys) - (key * things.Length / keys)).ToArray();
            branches.Add(part.Length == 1 ? ChoiceTree.Thing(part[0]) : Even(string.Concat(part), part, keys));
        }

        return ChoiceTree.Group(name, branches);
    }
}
