using System.Text.RegularExpressions;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Audio;
using NeuralGlasses.Hud.Layout;
using NeuralGlasses.Hud.Legibility;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Skia;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Glasses;

/// <summary>What the built-in apps show in a run can be read at a glance and heard.</summary>
public sealed class ShownScenesTests : IDisposable
{
    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    [Theory]
    [InlineData("colour-600x600")]
    [InlineData("green-576x288")]
    [InlineData("green-640x480")]
    [InlineData("mono-640x200")]
    [InlineData("full-field")]
    public void Every_scene_of_a_run_keeps_the_rules_of_legibility(string profile)
    {
        using var setter = new SkiaTextSetter();
        foreach (var scene in Shown(profile, out var run))
        {
            var findings = HudLegibility.Check(new HudLayout(run.Hud.Abilities!, setter).Arrange(scene));
            // Two hundred lines of pixels hold a notice and one line of the menu; the run's report says so, and nothing else is missing.
            Assert.Empty(profile == "mono-640x200" ? findings.Where(f => f.Rule != LegibilityRule.Room) : findings);
            foreach (var notice in scene.Elements.OfType<HudCard>())
                Assert.Null(HudLegibility.CheckDwell(scene, notice.Id, 5000));
        }
    }

    [Fact]
    public void Every_scene_of_a_run_is_heard_and_a_photo_is_told()
    {
        HudScene? before = null;
        var heard = new List<AudioForm>();
        foreach (var scene in Shown("colour-600x600", out _))
        {
            Assert.Empty(HudAudio.Unheard(scene));
            heard.Add(HudAudio.Change(before, scene, Verbosity.Usual));
            before = scene;
        }

        Assert.Equal(new AudioForm(Earcon.Opened, "09:00 · 100 % Photo."), heard[0]);
        Assert.Contains(heard, form => form.Earcon == Earcon.Notice && Regex.IsMatch(form.Speech, @"Photo saved\. 2026-01-05_09-00-\d\d_001\.jpg\."));
        Assert.Contains(heard, form => form.Earcon == Earcon.Focus && form.Speech == "Camera.");
    }

    private IEnumerable<HudScene> Shown(string profile, out Simulator.Simulation run)
    {
        run = _runs.Make(Runs.OfGestures(20, (3, "fist"), (9, "flexion")) with { Glasses = new GlassesScenario { Profile = profile } });
        run.Run();
        Assert.True(run.Hud.Shown.Count > 3, $"{run.Hud.Shown.Count} scenes were shown");
        return run.Hud.Shown.Where(scene => scene.Elements.Count > 0);
    }
}
