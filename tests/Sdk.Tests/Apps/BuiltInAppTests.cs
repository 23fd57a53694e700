using NeuralGlasses.Apps;
using NeuralGlasses.Decoding;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Apps;

public sealed class BuiltInAppTests
{
    [Fact]
    public void A_timer_tells_that_its_time_is_over_whatever_is_open_and_over_a_restart()
    {
        var keep = new MemoryAppKeep();
        var rig = new AppRig(keep);
        rig.Select("Timer").Do(IntentKind.Dial, -3).Do(IntentKind.Select);
        rig.Wait(30_000);
        Assert.Equal("1:30", Assert.IsType<HudDial>(rig.Scene.Elements[0]).Value);
        rig.Do(IntentKind.Home);
        Assert.Equal("1:30", rig.Glasses.Menu.Items.Single(item => item.Label == "Timer").Detail);
        rig.Select("Settings");
        rig.Wait(30_100);
        Assert.Equal("Timer: 1:00", Assert.IsType<HudText>(rig.Scene.Elements[^1]).Text);
        rig.Wait(60_000);
        Assert.Equal(("Timer: Time is over", "2 min"), (rig.Notice!.Title, rig.Notice.Text));

        rig.Do(IntentKind.Home).Select("Timer").Do(IntentKind.Select);
        Assert.Equal("Time left", Assert.IsType<HudDial>(rig.Scene.Elements[0]).Label);
        var again = new AppRig(keep);
        again.Select("Timer");
        Assert.Equal("Time left", Assert.IsType<HudDial>(again.Scene.Elements[0]).Label);
    }

    [Fact]
    public void A_teleprompter_turns_its_pages_at_the_wearers_pace_and_remembers_the_place()
    {
        var rig = new AppRig();
        rig.Texts["Talk"] = string.Join(' ', Enumerable.Range(1, 100).Select(i => $"word{i}"));
        rig.Select("Teleprompter").Select("Talk");
        Assert.StartsWith("word1 word2", Page(rig), StringComparison.Ordinal);
        rig.Do(IntentKind.Select);
        rig.Wait(11_300);
        Assert.StartsWith("word25 ", Page(rig), StringComparison.Ordinal);
        rig.Do(IntentKind.FocusNext).Do(IntentKind.FocusNext).Do(IntentKind.FocusPrevious);
        string left = Page(rig);
        rig.Do(IntentKind.Back);
        Assert.Contains("page 3", rig.Scene.Texts);
        rig.Do(IntentKind.Back);
        rig.Select("Teleprompter").Select("Talk");
        Assert.Equal(left, Page(rig));
    }

    [Fact]
    public void Nobody_disturbs_a_teleprompter_but_what_is_urgent()
    {
        var rig = new AppRig();
        rig.Texts["Talk"] = "One. Two. Three.";
        rig.Select("Timer").Do(IntentKind.Dial, -4).Do(IntentKind.Select).Do(IntentKind.Home);
        rig.Select("Teleprompter").Select("Talk");
        Assert.True(rig.Host.Notifications.Attention.HasFlag(NeuralGlasses.Notifications.Attention.Focused));
    }

    [Fact]
    public void What_is_set_is_kept_and_a_notice_is_allowed_app_by_app()
    {
        var keep = new MemoryAppKeep();
        var rig = new AppRig(keep);
        rig.Select("Settings").Select("Glasses").Select("Quiet");
        Assert.True(rig.Host.Notifications.Settings.Quiet.IsOn);
        rig.Do(IntentKind.Back).Select("Apps").Select("Photo").Select("Notices");
        Assert.True(rig.Host.Notifications.Settings.Of("camera").InView);
        Assert.True(new AppRig(keep).Host.Preferences.Flag(GlassesPreferences.Quiet));
    }

    [Fact]
    public void Practice_ends_with_the_page_and_gestures_mean_again_what_they_meant()
    {
        var rig = new AppRig();
        rig.Select("Settings").Select("Practice");
        var pinch = new GestureEvent("index_press", 0.9f, rig.Now);
        Assert.True(rig.Host.TryPractise(pinch, IntentKind.Select, rig.Now));
        Assert.False(rig.Host.TryPractise(pinch with { Gesture = "middle_hold" }, IntentKind.Home, rig.Now));
        rig.Do(IntentKind.Back);
        Assert.False(rig.Host.TryPractise(pinch, IntentKind.Select, rig.Now));
        rig.Do(IntentKind.Home);
        rig.Select("Settings").Select("Practice").Do(IntentKind.Home);
        Assert.False(rig.Host.TryPractise(pinch, IntentKind.Select, rig.Now));

        // A touch of the temple, which is no gesture to practise.
        rig.Select("Settings").Select("Practice").Do(IntentKind.Select);
        Assert.False(rig.Host.TryPractise(pinch, IntentKind.Select, rig.Now));
        Assert.Contains("Calibration", rig.Scene.Texts);
    }

    [Fact]
    public void A_guided_session_is_ended_by_whatever_leaves_its_page()
    {
        var rig = new AppRig();
        rig.Select("Settings").Select("Calibration").Select("Gestures");
        rig.Calibration.Stand(AppCalibration.Prompt, "index_press", "middle_press", 1, 0.1);
        rig.Wait(100);
        Assert.Contains("Pinch thumb and index finger", rig.Scene.Texts);
        rig.Do(IntentKind.Select);
        Assert.Equal(["calibration.begin", "calibration.stop"], rig.Calibration.Asked);
        Assert.Contains("Practice", rig.Scene.Texts);
    }

    [Fact]
    public void The_notices_app_lists_what_was_told_and_forgets_it_on_request()
    {
        var rig = new AppRig();
        rig.Do(IntentKind.Capture);
        rig.Wait(6000);
        Assert.Equal("1 new", rig.Glasses.Menu.Items.Single(item => item.Label == "Notices").Detail);
        rig.Select("Notices").Do(IntentKind.Select);
        Assert.Contains("photo-1.jpg", rig.Scene.Texts);
        rig.Do(IntentKind.Back).Do(IntentKind.ContextMenu).Do(IntentKind.Select);
        Assert.Contains("No notices", rig.Scene.Texts);
        rig.Do(IntentKind.Home);
        Assert.Equal("", rig.Glasses.Menu.Items.Single(item => item.Label == "Notices").Detail);
    }

    private static string Page(AppRig rig) => rig.Scene.Elements.OfType<HudText>().Single(text => text.Id == "words").Text;
}
