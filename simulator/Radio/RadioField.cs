namespace NeuralGlasses.Simulator.Radio;

/// <summary>The one sentence about a field of the radio that is out of range.</summary>
internal static class RadioField
{
    public static void Require(bool holds, string where, string field, double found, string expected)
    {
        if (!holds)
            throw new ScenarioException($"{where}: radio.{char.ToLowerInvariant(field[0])}{field[1..]} is {found}; expected {expected}.");
    }
}
