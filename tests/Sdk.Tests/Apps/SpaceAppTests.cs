using NeuralGlasses.Apps;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Audio;
using NeuralGlasses.Hud.Legibility;
using NeuralGlasses.Hud.Spatial;
using NeuralGlasses.Interaction;
using NeuralGlasses.Sdk.Tests.Hud;
using NeuralGlasses.Sdk.Tests.Hud.Spatial;
using NeuralGlasses.Skia;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Apps;

public sealed class SpaceAppTests : IDisposable
{
    private readonly TestGlasses _glasses = new();
    private readonly GlassesHost _host;
    private double _ms;

    public SpaceAppTests()
    {
        _host = new GlassesHost(_glasses.Devices, [InstalledApp.InProcess(SpaceApp.Manifest, () => new SpaceApp())], new GlassesHostOptions());
        Wait();
        Do(IntentKind.Select);
    }

    [Fact]
    public void It_is_in_the_home_menu_of_wide_displays_alone()
    {
        Assert.DoesNotContain(BuiltInApps.All(), app => app.Manifest.Id == "space");
        Assert.DoesNotContain(BuiltInApps.All(new GlassesAbilities { Display = Scenes.Colour }), app => app.Manifest.Id == "space");
        Assert.Contains(BuiltInApps.All(new GlassesAbilities { Display = Spaces.Wide }), app => app.Manifest.Id == "space");
        Assert.Equal(BuiltInApps.All().Count + 1, BuiltInApps.All(new GlassesAbilities { Display = Spaces.Wide }).Count);
    }

    [Fact]
    public void It_shows_all_objects_and_its_menu_goes_from_one_to_the_other()
    {
        Assert.Equal(["anna", "notes", "board", "table"], Objects());
        Choose(1);
        Assert.Equal(["notes"], Objects());
        Choose(2);
        Assert.Equal(["table"], Objects());
        Choose(3);
        Assert.Equal(["board"], Objects());
        Choose(4);
        Assert.Equal(["anna"], Objects());
        Choose(0);
        Assert.Equal(4, Objects().Length);
    }

    [Fact]
    public void A_selected_card_is_turned()
    {
        Assert.Equal("card-1", _glasses.Scene.FocusedId);
        Do(IntentKind.FocusNext);
        Do(IntentKind.Select);
        Assert.Equal(["Card 1", "Queen", "Card 3", "Card 4", "Card 5"], Cards());
        Assert.Equal("card-2", _glasses.Scene.FocusedId);
        Do(IntentKind.Select);
        Assert.Equal("Card 2", Cards()[1]);
    }

    [Fact]
    public void Every_page_can_be_read_in_space_and_without_depth_and_be_heard()
    {
        for (var i = 0; i < 5; i++)
            Choose(i);
        using var setter = new SkiaTextSetter();
        HudScene[] pages = [.. _glasses.Scenes.Where(scene => scene.Space is not null)];
        Assert.InRange(pages.Length, 5, 20);
        foreach (HudScene page in pages)
        {
            Assert.Empty(HudAudio.Unheard(page));
            Assert.Empty(HudSpaceLegibility.Check(page, Spaces.Wide, setter));
            Assert.DoesNotContain(HudSpaceLegibility.Check(page, Scenes.Colour, setter), finding => finding.Rule != LegibilityRule.Room);
        }
    }

    public void Dispose() => _host.Dispose();

    private string[] Objects() => [.. _glasses.Scene.Space!.Objects.Select(each => each.Id)];

    private string[] Cards() => [.. _glasses.Scene.Space!.Objects.OfType<HudTable>().Single().Cards.Select(card => card.Label)];

    private void Choose(int line)
    {
        Do(IntentKind.ContextMenu);
        for (var i = 0; i < line; i++)
            Do(IntentKind.FocusNext);
        Do(IntentKind.Select);
    }

    private void Do(IntentKind kind)
    {
        _host.Dispatch(TestGlasses.Want(kind, _ms));
        Wait();
    }

    private void Wait()
    {
        for (double end = _ms + 100; _ms < end; _ms += 20)
            _host.Advance(TestGlasses.At(_ms));
    }
}
