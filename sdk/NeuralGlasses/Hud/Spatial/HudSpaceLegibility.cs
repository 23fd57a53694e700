using NeuralGlasses.Devices;
using NeuralGlasses.Hud.Layout;
using NeuralGlasses.Hud.Legibility;
using NeuralGlasses.Text;

namespace NeuralGlasses.Hud.Spatial;

/// <summary>Checks whether a scene can be read on a display, in the form in which that display shows it.</summary>
public static class HudSpaceLegibility
{
    /// <summary>
    /// Findings against all rules but that of dwell: of each piece of each object where the display shows spaces, at the angle at which the wearer sees it when facing it, and
    /// of the other elements; of the flattened scene on any other display.
    /// </summary>
    /// <param name="scene">The scene.</param>
    /// <param name="display">The display.</param>
    /// <param name="setter">Who sets its text.</param>
    public static IReadOnlyList<LegibilityFinding> Check(HudScene scene, HudAbilities display, ITextSetter setter)
    {
        ArgumentNullException.ThrowIfNull(scene);
        if (scene.Space is not { } space || !HudSpace.FitsOn(display))
            return HudLegibility.Check(new HudLayout(display, setter).Arrange(scene));
        var findings = new List<LegibilityFinding>();
        foreach (HudSurface surface in space.Objects.SelectMany(each => HudSurface.Of(space, each, display, scene.FocusedId)))
            findings.AddRange(HudLegibility.Check(new HudLayout(surface.Display, setter).Arrange(surface.Scene)));
        findings.AddRange(HudLegibility.Check(new HudLayout(display, setter).Arrange(scene.WithoutSpace())));
        return findings;
    }
}
