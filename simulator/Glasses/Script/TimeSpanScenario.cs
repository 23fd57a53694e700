namespace NeuralGlasses.Simulator.Glasses.Script;

/// <summary>A time in which something is so.</summary>
/// <param name="FromS">Begin, in seconds.</param>
/// <param name="ToS">End, in seconds; itself outside.</param>
public sealed record TimeSpanScenario(double FromS, double ToS)
{
    internal bool Holds(long microseconds) => microseconds >= FromS * 1e6 && microseconds < ToS * 1e6;

    internal void Validate(string where, string field)
    {
        GlassesField.Require(FromS >= 0, where, field + ".fromS", FromS, "0 or more seconds");
        GlassesField.Require(ToS > FromS, where, field + ".toS", ToS, "a time behind fromS");
    }
}
