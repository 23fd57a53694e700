namespace NeuralGlasses.Hud;

/// <summary>A value that the wearer turns, as an arc with the value in it.</summary>
/// <param name="Id">Name of the element.</param>
/// <param name="Label">What is turned.</param>
/// <param name="Share">Where it stands, 0 to 1; what is beyond counts as its end, and what is not a number as 0.</param>
/// <param name="Value">The value in words, such as "2.5 ×".</param>
public sealed record HudDial(string Id, string Label, double Share, string Value) : HudElement(Id)
{
    internal override IEnumerable<string> Texts => [Label, Value];
}
