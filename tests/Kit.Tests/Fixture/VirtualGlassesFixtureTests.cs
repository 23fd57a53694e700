using System.Reflection;
using System.Reflection.Emit;
using NeuralGlasses.Apps;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Testing;
using Xunit;

namespace NeuralGlasses.Kit.Tests.Fixture;

public sealed class VirtualGlassesFixtureTests
{
    private static readonly AppManifest Manifest = new() { Id = "probe", Version = "1.0.0", Title = "Probe", Intents = [IntentKind.Dial, IntentKind.Drag] };

    [Fact]
    public void Every_gesture_comes_to_the_app_as_the_intent_that_the_product_ships_for_it()
    {
        var app = new Probe();
        using var glasses = new VirtualGlassesFixture(Install(app));
        glasses.Open("probe").Pinch().SwipeDown().SwipeUp().Dial(-2).Drag(1, 2).PressTemple().Touch(ButtonAction.SwipeForward);
        Assert.Equal(["Select 0 0", "FocusNext 0 0", "FocusPrevious 0 0", "Dial -2 0", "Drag 1 2", "Select 0 0", "FocusNext 0 0"], app.Intents);
        glasses.Back();
        Assert.True(glasses.HasActed);
        glasses.Hud.IsScene("home");
        glasses.SwipeUp();
        Assert.False(glasses.HasActed);
        glasses.Gesture("no_such_gesture");
        Assert.False(glasses.HasActed);
    }

    [Fact]
    public void A_finger_that_these_glasses_do_not_feel_is_refused_with_what_they_feel()
    {
        using var glasses = new VirtualGlassesFixture([Install(new Probe())], new VirtualGlassesOptions { Profile = "mono-640x200" });
        Assert.Contains("does not feel Capture; it feels Press, ", Assert.Throws<InvalidOperationException>(() => glasses.Touch(ButtonAction.Capture)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Glasses_that_sleep_are_dark_until_they_are_woken()
    {
        GestureSettings shipped = GestureSettings.Shipped;
        var options = new VirtualGlassesOptions { Gestures = shipped with { Gate = shipped.Gate with { AwakeMs = 3000 } } };
        using var glasses = new VirtualGlassesFixture([Install(new Probe())], options);
        glasses.Hud.IsDark();
        glasses.Pinch();
        glasses.Hud.IsDark();
        glasses.Wake();
        glasses.Hud.IsScene("home");
        glasses.Wait(4000);
        glasses.Hud.IsDark();
        glasses.LookUp();
        glasses.Hud.IsScene("home");
    }

    [Fact]
    public void Two_runs_of_one_test_give_the_same_pictures_and_times()
    {
        Assert.Equal(Run(), Run());

        static List<string> Run()
        {
            using var glasses = new VirtualGlassesFixture(Install(new Probe()));
            var seen = new List<string>();
            glasses.Open("probe").Pinch().Fist();
            foreach (var frame in glasses.Glasses.Hud.Frames)
                seen.Add($"{frame.AtS} {frame.File}");
            seen.Add(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(glasses.Picture.Span)));
            return seen;
        }
    }

    [Fact]
    public void A_check_that_fails_says_what_was_expected_and_what_is_there()
    {
        using var glasses = new VirtualGlassesFixture(Install(new Probe()));
        glasses.Open("probe");
        HudCheck hud = glasses.Hud;
        Assert.Equal("Expected 'Moon' on the display; at 200 ms 'probe:page' shows Probing.", Assert.Throws<GlassesCheckException>(() => hud.Shows("Moon")).Message);
        foreach (Action check in new Action[] { () => hud.DoesNotShow("Prob"), () => hud.HasFocus("x"), () => hud.IsScene("home"), () => hud.IsDark(), () => hud.Says("Moon") })
            Assert.StartsWith("Expected ", Assert.Throws<GlassesCheckException>(check).Message, StringComparison.Ordinal);
        Assert.Contains("did you mean 'probe'?", Assert.Throws<ArgumentException>(() => glasses.App("prove")).Message, StringComparison.Ordinal);
        Assert.Contains("expected one of audio-only", Assert.Throws<Simulator.ScenarioException>(() => new VirtualGlassesFixture(Install(new Probe()), "goggles")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scene_that_cannot_be_read_is_found_with_the_rule()
    {
        var app = new Probe { Scene = new HudScene("page", [new HudCard("card", "Long", string.Join(' ', Enumerable.Repeat("word", 40)))]) };
        using var glasses = new VirtualGlassesFixture(Install(app));
        glasses.Open("probe");
        Assert.Contains("expected at most 24", Assert.Throws<GlassesCheckException>(() => glasses.Hud.IsLegible()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_that_differs_is_written_beside_the_one_that_was_expected()
    {
        string folder = Built.NewFolder();
        string golden = Path.Combine(folder, "page.png");
        if (Environment.GetEnvironmentVariable(HudCheck.WriteVariable) is not null)
            Assert.Skip($"{HudCheck.WriteVariable} is set, so pictures are written and not compared.");
        using var glasses = new VirtualGlassesFixture(Install(new Probe()));
        Assert.Contains("There is no picture", Assert.Throws<GlassesCheckException>(() => glasses.Hud.LooksLike(golden)).Message, StringComparison.Ordinal);
        File.Move(Path.Combine(folder, "page.received.png"), golden);
        glasses.Hud.LooksLike(golden);
        glasses.Open("probe");
        Assert.Contains("pixels differ from", Assert.Throws<GlassesCheckException>(() => glasses.Hud.LooksLike(golden)).Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "page.received.png")));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Glasses_without_power_show_nothing_and_come_back()
    {
        var options = new VirtualGlassesOptions { Scenario = new GlassesScenario { Power = new PowerScenario { BatteryPercent = 0, Charging = [new TimeSpanScenario(5, 1000)] } } };
        using var glasses = new VirtualGlassesFixture([Install(new Probe())], options);
        glasses.Pinch();
        Assert.False(glasses.HasActed);
        glasses.Wait(120_000);
        glasses.Hud.IsScene("home");
        glasses.Open("probe");
        glasses.Hud.Shows("Probing");
    }

    [Fact]
    public void The_program_of_real_glasses_cannot_make_virtual_ones()
    {
        TestingGuard.Check(null);
        TestingGuard.Check(typeof(VirtualGlassesFixtureTests).Assembly);
        AssemblyBuilder program = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName(TestingGuard.Program), AssemblyBuilderAccess.Run);
        Assert.Contains("which are for tests", Assert.Throws<InvalidOperationException>(() => TestingGuard.Check(program)).Message, StringComparison.Ordinal);
    }

    private static InstalledApp Install(Probe app) => InstalledApp.InProcess(Manifest, () => app);

    private sealed class Probe : GlassesApp
    {
        public List<string> Intents { get; } = [];

        public HudScene Scene { get; init; } = new("page", [new HudText("text", "Probing")]);

        protected override void OnOpen() => Glasses.Show(Scene);

        protected override void OnIntent(in AppIntent intent) => Intents.Add(FormattableString.Invariant($"{intent.Kind} {intent.X} {intent.Y}"));
    }
}
