namespace NeuralGlasses.Settings;

/// <summary>Values of an enumeration as they stand in files and frames: by their names with a small first letter.</summary>
internal static class SmallNames
{
    /// <summary>Name of a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        string name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>All names, in the order of the values.</summary>
    public static string[] All<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(Of)];

    /// <summary>The value of one of the names.</summary>
    public static T Value<T>(string name)
        where T : struct, Enum => Enum.GetValues<T>().First(value => Of(value) == name);
}
