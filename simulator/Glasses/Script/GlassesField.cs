using System.Globalization;
using System.Text.Json;

namespace NeuralGlasses.Simulator.Glasses.Script;

/// <summary>The one sentence about a field of the glasses that is out of range.</summary>
internal static class GlassesField
{
    public static void Require(bool holds, string where, string field, double found, string expected) =>
        Require(holds, where, field, found.ToString(CultureInfo.InvariantCulture), expected);

    /// <summary>A value of an enumeration as scenarios write it.</summary>
    public static string Written<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static void Require(bool holds, string where, string field, string found, string expected)
    {
        if (!holds)
            throw new ScenarioException($"{where}: glasses.{field} is {found}; expected {expected}.");
    }
}
