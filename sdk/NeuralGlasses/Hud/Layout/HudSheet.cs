namespace NeuralGlasses.Hud.Layout;

/// <summary>Where blocks put their parts while a scene is laid out.</summary>
internal sealed class HudSheet(string? focusedId)
{
    private readonly List<HudPart> _parts = [];
    private readonly List<string> _leftOut = [];

    public string? FocusedId => focusedId;

    public IReadOnlyList<HudPart> Parts => _parts;

    public IReadOnlyList<string> LeftOut => _leftOut;

    public void Add(HudPart part)
    {
        if (!part.Bounds.IsEmpty)
            _parts.Add(part);
    }

    public void LeaveOut(string sentence) => _leftOut.Add(sentence);
}
