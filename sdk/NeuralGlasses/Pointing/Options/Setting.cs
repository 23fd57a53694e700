namespace NeuralGlasses.Pointing.Options;

/// <summary>What settings of pointing are checked with.</summary>
internal static class Setting
{
    /// <exception cref="ArgumentException">It does not hold; the sentence names the field.</exception>
    public static void Require(bool holds, string options, string field, double found, string expected)
    {
        if (!holds)
            throw new ArgumentException($"{options}.{field} is {found}; expected {expected}.");
    }
}
