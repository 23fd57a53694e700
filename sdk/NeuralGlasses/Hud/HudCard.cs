namespace NeuralGlasses.Hud;

/// <summary>Something said in few words on a surface of its own.</summary>
/// <param name="Id">Name of the element.</param>
/// <param name="Title">One line.</param>
/// <param name="Text">What there is to say; empty for nothing.</param>
public sealed record HudCard(string Id, string Title, string Text) : HudElement(Id)
{
    /// <summary>Most lines of a card's text unless it says otherwise.</summary>
    public const int UsualLines = 3;

    /// <summary>How it is meant.</summary>
    public HudTone Tone { get; init; } = HudTone.Accent;

    /// <summary>A sign before the title.</summary>
    public HudSymbol Symbol { get; init; }

    /// <summary>Most lines of the text; a longer one ends with an ellipsis. 0 for as many as there is room for.</summary>
    public int MostLines { get; init; } = UsualLines;

    internal override IEnumerable<string> Texts => [Title, Text];
}
