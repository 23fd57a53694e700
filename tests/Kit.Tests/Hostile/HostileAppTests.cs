using NeuralGlasses.Apps;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hud;
using NeuralGlasses.Testing;
using Xunit;

namespace NeuralGlasses.Kit.Tests.Hostile;

// Each hostile app runs in a process of its own beside one that means well, in another.
public sealed class HostileAppTests : IDisposable
{
    private const string Good = "org.example.tally";
    private const string Bad = "org.example.hostile";
    private readonly string _folder = Built.NewFolder();

    // What the log says when it is over, for whoever made the app.
    public static TheoryData<string, string> Ends => new()
    {
        { "MuteApp", "It did not answer for 4 s\\." },

        // Which of both, the machine decides: it asks without end, so it never answers either.
        { "FloodingApp", "It (asked for 64 things a turn, 50 turns in a row|did not answer for 4 s)\\." },
        { "ThrowingApp", "InvalidOperationException: I will not start" },
        { "HugePictureApp", "at most 6291456 are sent." },
        { "QuittingApp", "It ended with 3: Not today." },
        { "BabblingApp", "A frame says that it has 542393671 bytes, expected 2 to 6291456." },
        { "BoastingApp", "A frame says that it has 2147483647 bytes, expected 2 to 6291456." },
        { "GuessingApp", "What connected is not the app that was started." },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public void It_is_ended_and_named_to_the_wearer_in_one_line_and_nothing_else_suffers(string type, string why)
    {
        using VirtualGlassesFixture glasses = Wear(type);
        AppSlot bad = glasses.App(Bad);
        glasses.Home().SwipeDown().Pinch();
        for (var i = 0; i < 60 && bad.Crashes == 0; i++)
            glasses.Wait(100);
        Assert.Matches(why, bad.LastFailure);
        SeenNotice notice = glasses.Notices[0];
        Assert.Equal(("Hostile", HudTone.Warning), (notice.Title, notice.Tone));
        Assert.Equal("It stopped, and starts again in a moment.", notice.Text);
        Assert.Contains(glasses.Log, line => line.StartsWith($"{Bad} stopped: ", StringComparison.Ordinal));
        GoodGoesOn(glasses);
        Assert.InRange(glasses.Glasses.Hud.Frames.Count, 1, 400);
    }

    [Theory]
    [InlineData("HoardingApp", "Kept 9")]
    [InlineData("LongTextApp", "cannot be shown")]
    public void What_it_may_not_do_is_refused_and_it_goes_on(string type, string seen)
    {
        using VirtualGlassesFixture glasses = Wear(type);
        glasses.Home().SwipeDown().Pinch();
        glasses.Hud.Shows(seen);
        Assert.Equal(AppState.Running, glasses.App(Bad).State);
        GoodGoesOn(glasses);
    }

    [Fact]
    public void It_is_started_again_later_each_time_and_given_up_in_the_end()
    {
        using VirtualGlassesFixture glasses = Wear("QuittingApp");
        AppSlot bad = glasses.App(Bad);
        glasses.Home().SwipeDown().Pinch().Wait(40_000);
        Assert.Equal((AppState.GivenUp, AppSlot.MostCrashes), (bad.State, bad.Crashes));
        glasses.Hud.Shows("stopped too often");
        GoodGoesOn(glasses);
    }

    [Fact]
    public void One_that_connects_and_says_nothing_holds_nobody_up()
    {
        using VirtualGlassesFixture glasses = Wear("SilentApp", patienceMs: 200);
        glasses.Home().SwipeDown().Pinch().Wait(AppSlot.AnswerMs + 100);
        Assert.Equal("It did not answer for 4 s.", glasses.App(Bad).LastFailure);
        GoodGoesOn(glasses);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void GoodGoesOn(VirtualGlassesFixture glasses)
    {
        int crashes = glasses.App(Good).Crashes;
        glasses.Home().SwipeUp().Pinch().Pinch();
        glasses.Hud.IsScene($"{Good}:counts").Shows("1");
        Assert.Equal((AppState.Running, 0, 0), (glasses.App(Good).State, glasses.App(Good).Crashes, crashes));
        glasses.Home();
        glasses.Hud.IsScene("home");
    }

    private VirtualGlassesFixture Wear(string type, double patienceMs = 20_000)
    {
        foreach (string file in Directory.EnumerateFiles(Built.Hostile))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(_folder, AppManifest.FileName), $$"""
            { "id": "{{Bad}}", "version": "1.0.0", "title": "Hostile", "assembly": "HostileApps.dll", "type": "NeuralGlasses.HostileApps.{{type}}", "tickMs": {{(type == "FloodingApp" ? 20 : 0)}}, "storageBytes": 1000 }
            """);
        double patience = type is "MuteApp" or "FloodingApp" ? 3000 : patienceMs;
        return new VirtualGlassesFixture([AppFolder.InstallInProcess(Built.Tally), Built.AsProcess(_folder)], new VirtualGlassesOptions { PatienceMs = patience });
    }
}
