using NeuralGlasses.Hosting;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Testing;
using Xunit;

namespace NeuralGlasses.Kit.Tests.Examples;

public sealed class DirectionsTests
{
    private const string Id = "org.example.directions";

    public static TheoryData<string> Profiles => ExampleLooks.Profiles;

    [Fact]
    public void Swipes_go_to_the_next_turn_and_back_and_each_is_said()
    {
        using VirtualGlassesFixture glasses = ExampleLooks.Wear(Built.Directions);
        glasses.Open(Id).Wait(5000);
        glasses.Hud.Shows("200 m").Shows("Straight on, Station Road").HasSpoken("In 200 metres, straight on, Station Road");
        glasses.SwipeDown().Wait(5000).Hud.Shows("80 m").Shows("Left into Mill Street").Says("Arrow left").HasSpoken("In 80 metres, left into Mill Street");
        glasses.SwipeUp().SwipeUp().Hud.Shows("Station Road");
        glasses.SwipeDown().SwipeDown().SwipeDown().SwipeDown().SwipeDown().Hud.Shows("You are there: Town Hall");
        glasses.Home().Hud.Shows("there");
    }

    [Fact]
    public void A_pinch_says_the_turn_again_and_nothing_is_said_to_a_wearer_who_does_not_want_it()
    {
        using VirtualGlassesFixture glasses = ExampleLooks.Wear(Built.Directions);
        glasses.Open(Id).Wait(6000).Pinch().Wait(6000);
        Assert.Equal(2, glasses.Spoken.Count(words => words.Text.Contains("In 200 metres", StringComparison.Ordinal)));
        glasses.Set(Id, "speak", "off").SwipeDown().Wait(3000).Hud.Shows("80 m").HasNotSpoken("In 80 metres");
    }

    [Fact]
    public void Out_of_view_the_home_menu_goes_on_and_a_notice_tells_the_turn_until_it_is_read()
    {
        using VirtualGlassesFixture glasses = ExampleLooks.Wear(Built.Directions);
        glasses.SwipeDown().Pinch();
        SeenNotice notice = Assert.Single(glasses.Notices);
        Assert.Equal(("80 m", "Left into Mill Street"), (notice.Title, notice.Text));
        glasses.Wait(1000).Hud.Shows("Left into Mill Street");
        glasses.Wait(10_000).Hud.DoesNotShow("Left into Mill Street").Shows("2 of 5");
    }

    [Fact]
    public void Where_the_wearer_was_outlives_the_app_and_the_menu_starts_again()
    {
        var keep = new MemoryAppKeep();
        using (VirtualGlassesFixture glasses = ExampleLooks.Wear(Built.Directions, keep: keep))
            glasses.Open(Id).SwipeDown().SwipeDown();
        using VirtualGlassesFixture later = ExampleLooks.Wear(Built.Directions, keep: keep);
        later.Open(Id).Hud.Shows("350 m").Shows("Slightly right, River Path");
        later.Hold().Pinch().Hud.Shows("Station Road");
    }

    [Fact]
    public void The_arrow_stays_where_it_points_in_the_room_while_the_head_turns()
    {
        using VirtualGlassesFixture glasses = ExampleLooks.Wear(Built.Directions);
        glasses.Open(Id).SwipeDown().Wait(1500).Hud.Says("Arrow left");
        glasses.TurnHead(-45).Wait(300);
        ExampleLooks.Check(glasses, "directions-turned");
        glasses.Hud.Says("Arrow slight left");
        glasses.TurnHead(-45).Wait(300).Hud.Says("Arrow straight");
        glasses.TurnHead(-90).Wait(300).Hud.Says("Arrow right");
        glasses.TurnHead(180, ms: 1500).Wait(300).Hud.Says("Arrow left");

        // A new turn is told from where the wearer looks then.
        glasses.TurnHead(70).SwipeDown().Hud.Says("Arrow slight right");
    }

    [Fact]
    public void Glasses_whose_sensor_is_dead_show_the_arrow_as_if_they_had_none()
    {
        using VirtualGlassesFixture glasses = ExampleLooks.Wear(Built.Directions);
        glasses.Break(GlassesPart.Head).Open(Id).SwipeDown().TurnHead(-90).Wait(1000).Hud.Shows("80 m").Says("Arrow left");
        Assert.Equal([$"{Id}: The motion sensor does not answer."], glasses.Log);
    }

    [Fact]
    public void What_is_said_is_said_once_however_the_head_turns()
    {
        using VirtualGlassesFixture glasses = ExampleLooks.Wear(Built.Directions);
        glasses.Open(Id).Wait(6000).TurnHead(90).TurnHead(-90).Wait(5000);
        Assert.Single(glasses.Spoken);
    }

    [Theory]
    [InlineData("left 80 Mill Street; lft 20 Long Lane", "Step 2 is 'lft 20 Long Lane', expected a turn, metres and a place.")]
    [InlineData("left far Mill Street", "Step 1 is 'left far Mill Street'")]
    [InlineData("left 80", "Step 1 is 'left 80'")]
    [InlineData(" ; ", "It has no step.")]
    public void A_route_that_is_not_understood_names_the_step(string route, string words)
    {
        using VirtualGlassesFixture glasses = ExampleLooks.Wear(Built.Directions);
        glasses.Open(Id).Set(Id, "route", route).SwipeDown().Hud.Shows("No route").Shows(words).IsLegible();
        glasses.Set(Id, "route", "right 1500 Ring Road; arrive 0 Home").Hud.Shows("1.5 km").Shows("Right into Ring Road");
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void It_looks_and_sounds_right_on_all_glasses(string profile)
    {
        using VirtualGlassesFixture glasses = ExampleLooks.Wear(Built.Directions, profile);
        glasses.Open(Id).SwipeDown();
        ExampleLooks.Check(glasses, "directions-turn");
        glasses.SwipeDown().SwipeDown().SwipeDown();
        ExampleLooks.Check(glasses, "directions-there");
    }
}
