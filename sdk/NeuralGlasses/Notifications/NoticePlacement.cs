using NeuralGlasses.Hud;

namespace NeuralGlasses.Notifications;

/// <summary>Puts the card of a notification into a scene.</summary>
public static class NoticePlacement
{
    /// <summary>
    /// The scene with the card at its lower edge, but above the sign that something is being captured: where there is no room for both, a layout
    /// leaves out what stands higher, so that no card ever takes the place of that sign.
    /// </summary>
    /// <param name="scene">The scene.</param>
    /// <param name="card">The card, or null for none.</param>
    /// <param name="indicatorId">Id of the element that says that something is being captured, or null for none.</param>
    public static HudScene Put(HudScene scene, HudCard? card, string? indicatorId = null)
    {
        ArgumentNullException.ThrowIfNull(scene);
        if (card is null)
            return scene;
        HudElement[] others = [.. scene.Elements];
        int indicator = indicatorId is null ? -1 : Array.FindIndex(others, element => element.Ids.Contains(indicatorId));
        HudElement[] elements = indicator < 0
            ? [.. others, card]
            : [.. others.AsSpan(0, indicator), .. others.AsSpan(indicator + 1), card, others[indicator]];
        return new HudScene(scene.Id, HudElements.Create(elements)) { FocusedId = scene.FocusedId };
    }
}
