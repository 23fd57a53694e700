using NeuralGlasses.Hosting;
using NeuralGlasses.Testing;
using Xunit;

namespace NeuralGlasses.Kit.Tests.Examples;

public sealed class TallyTests
{
    private const string Id = "org.example.tally";

    public static TheoryData<string> Profiles => ExampleLooks.Profiles;

    [Fact]
    public void A_pinch_adds_to_the_line_that_has_the_focus_and_the_dial_corrects_it()
    {
        using VirtualGlassesFixture glasses = ExampleLooks.Wear(Built.Tally);
        glasses.Open(Id).Pinch().Pinch().SwipeDown().Pinch().Dial(3);
        glasses.Hud.HasFocus("Water");
        Assert.Equal(["Today", "Coffee", "2", "Water", "4", "Walk", "0"], glasses.Hud.Texts);
        glasses.Dial(-9);
        Assert.Equal("0", glasses.Hud.Texts[4]);
        glasses.Back();
        glasses.Hud.IsScene("home").Shows("2 today");
    }

    [Fact]
    public void The_menu_takes_the_last_change_back_and_empties_all()
    {
        using VirtualGlassesFixture glasses = ExampleLooks.Wear(Built.Tally);
        glasses.Open(Id).Pinch().Pinch().Hold();
        glasses.Hud.IsScene("menu").Shows("Undo").Shows("Reset all");
        glasses.Pinch();
        Assert.Equal("1", glasses.Hud.Texts[2]);
        glasses.Hold().SwipeDown().Pinch();
        Assert.Equal("0", glasses.Hud.Texts[2]);
    }

    [Fact]
    public void The_count_outlives_the_app_and_begins_anew_on_the_next_day()
    {
        var keep = new MemoryAppKeep();
        using (VirtualGlassesFixture glasses = ExampleLooks.Wear(Built.Tally, keep: keep))
            glasses.Open(Id).Pinch();
        using (VirtualGlassesFixture glasses = ExampleLooks.Wear(Built.Tally, keep: keep))
            Assert.Equal("1", glasses.Open(Id).Hud.Texts[2]);
        var tomorrow = new VirtualGlassesOptions { Keep = keep };
        using (var glasses = new VirtualGlassesFixture([AppFolder.InstallInProcess(Built.Tally)], tomorrow with { StartedAt = tomorrow.StartedAt.AddDays(1) }))
            Assert.Equal("0", glasses.Open(Id).Hud.Texts[2]);
    }

    [Fact]
    public void Settings_say_what_is_counted_and_by_how_much()
    {
        using VirtualGlassesFixture glasses = ExampleLooks.Wear(Built.Tally);
        glasses.Open(Id).Set(Id, "names", "Steps, Stairs").Set(Id, "step", "5").Pinch();
        Assert.Equal(["Today", "Steps", "5", "Stairs", "0"], glasses.Hud.Texts);
        glasses.Set(Id, "names", " , ");
        glasses.Hud.Shows("Name what to count");
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void It_looks_and_sounds_right_on_all_glasses(string profile)
    {
        using VirtualGlassesFixture glasses = ExampleLooks.Wear(Built.Tally, profile);
        glasses.Open(Id).Pinch().SwipeDown().Pinch().Pinch();
        ExampleLooks.Check(glasses, "tally");
    }
}
