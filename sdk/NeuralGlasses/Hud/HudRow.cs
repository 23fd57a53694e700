namespace NeuralGlasses.Hud;

/// <summary>Elements side by side, each as wide as the others.</summary>
/// <param name="Id">Name of the element.</param>
/// <param name="Elements">The elements, in reading order.</param>
public sealed record HudRow(string Id, HudElements Elements) : HudElement(Id)
{
    internal override IEnumerable<string> Ids => [Id, .. Elements.SelectMany(element => element.Ids)];

    internal override IEnumerable<string> Focusable => Elements.SelectMany(element => element.Focusable);

    internal override IEnumerable<string> Texts => Elements.SelectMany(element => element.Texts);
}
