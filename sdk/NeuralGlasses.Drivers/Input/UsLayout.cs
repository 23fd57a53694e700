namespace NeuralGlasses.Drivers.Input;

/// <summary>Which key of a keyboard with the layout of the United States types a character (numbers of linux/input-event-codes.h).</summary>
internal static class UsLayout
{
    // Row by row from the key whose number stands before it; what is above is typed with shift.
    private static readonly (int First, string Plain, string Shifted)[] Rows =
    [
        (2, "1234567890-=", "!@#$%^&*()_+"),
        (16, "qwertyuiop[]", "QWERTYUIOP{}"),
        (30, "asdfghjkl;'`", "ASDFGHJKL:\"~"),
        (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
        (57, " ", " "),
        (28, "\n", "\n"),
        (15, "\t", "\t"),
    ];

    /// <summary>Keys that some character needs, shift among them.</summary>
    public static IEnumerable<int> Keys => Rows.SelectMany(row => Enumerable.Range(row.First, row.Plain.Length)).Append((int)InputKey.Shift);

    /// <summary>Finds the key of a character; false if this layout has none.</summary>
    public static bool TryFind(char character, out int key, out bool isShifted)
    {
        foreach (var (first, plain, shifted) in Rows)
        {
            var at = plain.IndexOf(character, StringComparison.Ordinal);
            isShifted = at < 0;
            if (isShifted)
                at = shifted.IndexOf(character, StringComparison.Ordinal);
            key = first + at;
            if (at >= 0)
                return true;
        }

        (key, isShifted) = (0, false);
        return false;
    }
}
