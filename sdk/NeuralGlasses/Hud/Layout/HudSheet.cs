namespace NeuralGlasses.Hud.Layout;

/// <summary>Where blocks put their parts while a scene is laid out.</summary>
internal sealed class HudSheet(string? focusedId, string? markedId)
{
    private readonly List<HudPart> _parts = [];
    private readonly List<string> _leftOut = [];
    private readonly List<HudSpot> _spots = [];

    /// <summary>What has the focus, round which a list shows its lines.</summary>
    public string? FocusedId => focusedId;

    /// <summary>What is marked, which is what has the focus unless something is pointed at.</summary>
    public string? MarkedId => markedId;

    public IReadOnlyList<HudSpot> Spots => _spots;

    public IReadOnlyList<HudPart> Parts => _parts;

    public IReadOnlyList<string> LeftOut => _leftOut;

    public void Add(HudPart part)
    {
        if (!part.Bounds.IsEmpty)
            _parts.Add(part);
    }

    public void AddSpot(string id, HudRectangle bounds)
    {
        if (!bounds.IsEmpty)
            _spots.Add(new HudSpot(id, bounds));
    }

    public void LeaveOut(string sentence) => _leftOut.Add(sentence);
}
