using NeuralGlasses.Apps;
using NeuralGlasses.Hosting;
using NeuralGlasses.Testing;
using Xunit;

namespace NeuralGlasses.Kit.Tests.Fixture;

// What an app wants said is said, in the time that it takes, on a machine that cannot speak.
public sealed class SpokenTests
{
    private static readonly AppManifest Manifest = new() { Id = "probe", Version = "1.0.0", Title = "Probe", Permissions = [AppPermission.Speaker] };

    [Fact]
    public void What_an_app_says_is_heard_and_answered_when_it_was_said()
    {
        var app = new Probe();
        using var glasses = new VirtualGlassesFixture(InstalledApp.InProcess(Manifest, () => app));
        glasses.Open("probe").Do(app, probe => probe.Say("Turn left in one hundred metres"));
        glasses.Hud.HasSpoken("Turn left").HasNotSpoken("right");
        Assert.Empty(app.Answers);
        glasses.Wait(4000);
        Assert.True(Assert.Single(app.Answers).IsDone, app.Answers[0].Text);
        Assert.True(glasses.Glasses.Speaker!.Heard is not null);
        Assert.Contains(glasses.Spoken, words => words.Text.Contains("metres", StringComparison.Ordinal) && words.At.Microseconds > 0);
    }

    [Fact]
    public void What_was_not_said_is_told_with_what_was()
    {
        var app = new Probe();
        using var glasses = new VirtualGlassesFixture(InstalledApp.InProcess(Manifest, () => app));
        Assert.Contains("and it said nothing;", Assert.Throws<GlassesCheckException>(() => glasses.Hud.HasSpoken("Hello")).Message, StringComparison.Ordinal);
        glasses.Open("probe").Do(app, probe => probe.Say("Good morning"));
        Assert.Contains("and it said Good morning;", Assert.Throws<GlassesCheckException>(() => glasses.Hud.HasSpoken("Hello")).Message, StringComparison.Ordinal);
        Assert.StartsWith("Expected the voice not to have said", Assert.Throws<GlassesCheckException>(() => glasses.Hud.HasNotSpoken("morning")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wearer_who_moves_on_is_not_told_the_rest()
    {
        var app = new Probe();
        using var glasses = new VirtualGlassesFixture(InstalledApp.InProcess(Manifest, () => app));
        glasses.Open("probe").Do(app, probe => probe.Say("A long sentence that nobody wants to hear to its very end")).Home();
        Assert.Contains("cut short", Assert.Single(app.Answers).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Glasses_without_a_display_read_out_what_they_would_show()
    {
        using var glasses = new VirtualGlassesFixture(InstalledApp.InProcess(Manifest, () => new Probe()), "audio-only");
        glasses.Open("probe").Wait(3000).Hud.HasSpoken("Probing");
    }
}
