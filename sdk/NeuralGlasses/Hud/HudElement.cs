namespace NeuralGlasses.Hud;

/// <summary>One thing on the display. Elements are values: equal ones are not drawn again.</summary>
/// <param name="Id">Name that stays the same from scene to scene, unique in its scene; by it a scene is compared with the one before.</param>
public abstract record HudElement(string Id)
{
    /// <summary>Whether the focus can be on it.</summary>
    public bool CanFocus { get; init; }

    /// <summary>Its id and those of all within it.</summary>
    internal virtual IEnumerable<string> Ids => [Id];

    /// <summary>Ids of what can have the focus, itself or within it.</summary>
    internal virtual IEnumerable<string> Focusable => CanFocus ? [Id] : [];

    /// <summary>Its texts, in reading order.</summary>
    internal virtual IEnumerable<string> Texts => [];
}
