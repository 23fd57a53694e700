using NeuralGlasses.Testing;
using Xunit;

namespace NeuralGlasses.Kit.Tests.Examples;

public sealed class IntervalsTests
{
    private const string Id = "org.example.intervals";

    public static TheoryData<string> Profiles => ExampleLooks.Profiles;

    [Fact]
    public void The_dial_sets_the_work_and_a_pinch_starts_and_stops_it()
    {
        using VirtualGlassesFixture glasses = ExampleLooks.Wear(Built.Intervals);
        glasses.Open(Id).Dial(-6);
        glasses.Hud.Shows("10 s");
        glasses.Pinch();
        glasses.Hud.Shows("Work 1/8").Shows("0:10");
        glasses.Wait(4000);
        glasses.Hud.Shows("0:06");
        glasses.Pinch();
        glasses.Hud.Shows("10 s");
    }

    [Fact]
    public void Work_and_rest_follow_each_other_until_all_rounds_are_done()
    {
        using VirtualGlassesFixture glasses = ExampleLooks.Wear(Built.Intervals);
        glasses.Set(Id, "rounds", "2").Set(Id, "rest", "5").Open(Id).Dial(-7).Pinch().Wait(5000);
        glasses.Hud.Shows("Rest 1/2");
        glasses.Wait(5000);
        glasses.Hud.Shows("Work 2/2");
        glasses.Wait(5000);
        glasses.Hud.IsScene($"{Id}:ready");
    }

    [Fact]
    public void Out_of_view_it_goes_on_and_tells_each_change()
    {
        using VirtualGlassesFixture glasses = ExampleLooks.Wear(Built.Intervals);
        glasses.Open(Id).Dial(-6).Pinch().Back().Wait(11_000);
        Assert.Contains(glasses.Notices, notice => notice.Text == "Rest, round 1 of 8");
        glasses.Hud.IsScene("home").Shows("Rest");
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void It_looks_and_sounds_right_on_all_glasses(string profile)
    {
        using VirtualGlassesFixture glasses = ExampleLooks.Wear(Built.Intervals, profile);
        glasses.Open(Id);
        ExampleLooks.Check(glasses, "intervals-ready");
        glasses.Pinch().Wait(12_000);
        ExampleLooks.Check(glasses, "intervals-running");
    }
}
