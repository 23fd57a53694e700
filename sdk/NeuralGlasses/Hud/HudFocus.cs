namespace NeuralGlasses.Hud;

/// <summary>
/// Keeps the focus from scene to scene: on the same element or line while there is one, else on what took its place. It stops at both ends,
/// so that the same gesture made often enough always ends in the same place.
/// </summary>
public sealed class HudFocus
{
    private string[] _order = [];
    private int _index = -1;

    /// <summary>Id of what has the focus, or null for nothing.</summary>
    public string? FocusedId => _index < 0 ? null : _order[_index];

    /// <summary>Ids of what can have the focus, in the order in which it moves.</summary>
    public IReadOnlyList<string> Order => _order;

    /// <summary>Notes what a scene has to focus, and gives the scene with its focus.</summary>
    public HudScene Apply(HudScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        string? before = FocusedId;
        _order = [.. scene.Focusable];
        int kept = before is null ? -1 : Array.IndexOf(_order, before);
        _index = kept >= 0 ? kept : Math.Clamp(_index, Math.Min(0, _order.Length - 1), _order.Length - 1);
        return scene with { FocusedId = FocusedId };
    }

    /// <summary>Moves by some places, on or back, up to the end; false if it stays where it is.</summary>
    public bool TryMove(int places)
    {
        if (_index < 0)
            return false;
        int target = Math.Clamp(_index + places, 0, _order.Length - 1);
        if (target == _index)
            return false;
        _index = target;
        return true;
    }

    /// <summary>Moves to an element or line; false if it is not there or has the focus already.</summary>
    public bool TryMoveTo(string id)
    {
        int target = Array.IndexOf(_order, id);
        if (target < 0 || target == _index)
            return false;
        _index = target;
        return true;
    }
}
