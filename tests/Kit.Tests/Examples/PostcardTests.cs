using NeuralGlasses.Hosting;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Testing;
using Xunit;

namespace NeuralGlasses.Kit.Tests.Examples;

public sealed class PostcardTests
{
    private const string Id = "org.example.postcard";
    private const string WithoutCamera = "green-576x288";

    public static TheoryData<string> Profiles => ExampleLooks.Profiles;

    [Fact]
    public void A_card_has_words_and_a_photo_that_was_taken_with_the_light_lit()
    {
        using VirtualGlassesFixture glasses = ExampleLooks.Wear(Built.Postcard);
        glasses.Open(Id).Pinch().SwipeDown().Pinch();
        glasses.Hud.IsScene($"{Id}:card").Shows("Look at this").Shows("With a photo");
        Assert.Equal(["2026-01-05_09-00-00_001.jpg"], glasses.Photos);
        Assert.Equal(1, glasses.Glasses.Led.TimesLit);
        glasses.Back();
        glasses.Hud.IsScene($"{Id}:cards").Shows("1 photo").Shows("Look at this");
        glasses.Back();
        glasses.Hud.IsScene("home").Shows("1 card");
    }

    [Fact]
    public void Without_a_camera_the_card_has_words_alone_and_says_why()
    {
        using VirtualGlassesFixture glasses = ExampleLooks.Wear(Built.Postcard, WithoutCamera);
        glasses.Open(Id);
        glasses.Hud.Shows("Words only");
        glasses.Pinch().Pinch();
        glasses.Hud.Shows("Hello from here").Shows("no camera");
        Assert.Empty(glasses.Photos);
    }

    [Fact]
    public void A_light_that_is_covered_leaves_the_card_without_a_photo()
    {
        var options = new VirtualGlassesOptions { Scenario = new GlassesScenario { Faults = [new GlassesFault(GlassesPart.CaptureLight, GlassesFailure.Covered)] } };
        using var glasses = new VirtualGlassesFixture([AppFolder.InstallInProcess(Built.Postcard)], options);
        glasses.Open(Id).Pinch().Pinch();
        glasses.Hud.Shows("capture light");
        Assert.Empty(glasses.Photos);
    }

    [Fact]
    public void Cards_outlive_the_app()
    {
        var keep = new MemoryAppKeep();
        using (VirtualGlassesFixture glasses = ExampleLooks.Wear(Built.Postcard, keep: keep))
            glasses.Open(Id).Pinch().Pinch();
        using VirtualGlassesFixture later = ExampleLooks.Wear(Built.Postcard, keep: keep);
        later.Open(Id).SwipeDown().Pinch();
        later.Hud.IsScene($"{Id}:card").Shows("Hello from here");
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void It_looks_and_sounds_right_on_all_glasses(string profile)
    {
        using VirtualGlassesFixture glasses = ExampleLooks.Wear(Built.Postcard, profile);
        glasses.Open(Id).Pinch();
        ExampleLooks.Check(glasses, "postcard-greetings");
        glasses.Pinch();
        ExampleLooks.Check(glasses, "postcard-card");
        glasses.Back();
        ExampleLooks.Check(glasses, "postcard-cards");
    }
}
