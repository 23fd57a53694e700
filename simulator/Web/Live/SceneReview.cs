using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Audio;
using NeuralGlasses.Hud.Legibility;
using NeuralGlasses.Hud.Spatial;
using NeuralGlasses.Skia;

namespace NeuralGlasses.Simulator.Web.Live;

/// <summary>What there is to say of a scene on the display that it was meant for.</summary>
/// <param name="Number">Number of the scene in its session, from 1.</param>
/// <param name="Scene">Id of the scene.</param>
/// <param name="Display">What the display shows: the scene itself, in space, or nothing.</param>
/// <param name="Findings">Rules that it does not keep; none if all are kept or there is no display.</param>
/// <param name="Earcon">The sound when it took the place of the one before.</param>
/// <param name="Speech">The words then; empty for none.</param>
/// <param name="Whole">All that is said of it when asked for.</param>
internal sealed record SceneReview(int Number, string Scene, string Display, IReadOnlyList<PageFinding> Findings, string Earcon, string Speech, string Whole);

/// <summary>A rule that a scene does not keep.</summary>
internal sealed record PageFinding(string Rule, string Says, string Source, string Element, string Sentence);

/// <summary>Looks at each scene that is meant for a display, whether that shows it or not.</summary>
internal sealed class SceneReviewer(HudAbilities? display)
{
    private HudScene? _before;
    private int _number;

    /// <summary>What there is to say of a scene; null if it is the one before.</summary>
    public SceneReview? Look(HudScene? scene)
    {
        if (scene is null || ReferenceEquals(scene, _before) || scene.Equals(_before))
            return null;
        AudioForm heard = HudAudio.Change(_before, scene, Verbosity.Usual);
        _before = scene;
        using var setter = new SkiaTextSetter();
        IReadOnlyList<LegibilityFinding> findings = display is null ? [] : HudSpaceLegibility.Check(scene, display, setter);
        return new SceneReview(
            ++_number,
            scene.Id,
            display is null ? "nothing" : scene.Space is null ? "flat" : HudSpace.FitsOn(display) ? "space" : "flattened",
            [.. findings.Select(finding => new PageFinding(finding.Rule.Id, finding.Rule.Says, finding.Rule.Source, finding.ElementId, finding.Sentence))],
            heard.Earcon.ToString(),
            heard.Speech,
            HudAudio.Whole(scene, Verbosity.Usual).Speech);
    }
}
