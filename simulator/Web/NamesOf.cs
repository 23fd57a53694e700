using System.Text.Json;

namespace NeuralGlasses.Simulator.Web;

/// <summary>The names that scenarios, requests and the page have for the values of an enumeration: <c>look_up</c> for <c>LookUp</c>.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
internal static class NamesOf<T>
    where T : struct, Enum
{
    /// <summary>All names, in the order of the values.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<T>().Select(Of)];

    /// <summary>The name of a value.</summary>
    public static string Of(T value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>The value of a name.</summary>
    /// <exception cref="RefusalException">There is none; the message says which there are, and <paramref name="field"/>.</exception>
    public static T Find(string name, string field)
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Of(value) == name)
                return value;
        }

        throw RefusalException.Wrong($"{field} is '{name}'; expected one of {string.Join(", ", All)}.");
    }
}
