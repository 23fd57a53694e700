namespace NeuralGlasses.Hud;

/// <summary>Text by itself.</summary>
/// <param name="Id">Name of the element.</param>
/// <param name="Text">The text; line feeds begin a new line.</param>
public sealed record HudText(string Id, string Text) : HudElement(Id)
{
    /// <summary>How large it is.</summary>
    public HudTextStyle Style { get; init; } = HudTextStyle.Body;

    /// <summary>How bright it is.</summary>
    public HudTone Tone { get; init; } = HudTone.Bright;

    /// <summary>Where its lines stand.</summary>
    public HudAlignment Alignment { get; init; }

    /// <summary>Most lines; a longer text ends with an ellipsis. 0 for as many as there is room for.</summary>
    public int MostLines { get; init; }

    /// <summary>Whether it is being written and grows: it is said once it is whole, unless the wearer asks what there is.</summary>
    public bool IsGrowing { get; init; }

    internal override IEnumerable<string> Texts => [Text];
}
