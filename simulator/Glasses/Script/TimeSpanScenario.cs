namespace NeuralGlasses.Simulator.Glasses.Script;

/// <summary>A time in which something is so.</summary>
/// <param name="FromS">Begin, in seconds.</param>
/// <param name="ToS">End, in seconds; itself outside.</param>
public sealed record TimeSpanScenario(double FromS, double ToS)
{
    internal bool Holds(long microseconds) => microseconds >= FromS * 1e6 && microseconds < ToS * 1e6;
}
