using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Apps;

// At the home menu a few letters open the line that they begin, and in the list of texts the text that has them.
public sealed class WrittenCommandTests
{
    private readonly AppRig _rig = new();

    [Fact]
    public void Letters_written_at_the_home_menu_open_the_line_whose_keys_they_are()
    {
        Command("we");
        Assert.Equal("settings", _rig.Host.OpenApp?.Manifest.Id);
    }

    [Fact]
    public void Letters_that_begin_no_line_are_said_to()
    {
        Command("coffee");
        Assert.Null(_rig.Host.OpenApp);
        Assert.Equal(("Nothing found", "No line begins with 'Coffee'."), (_rig.Notice!.Title, _rig.Notice.Text));
    }

    [Theory]
    [InlineData(IntentKind.Home)]
    [InlineData(IntentKind.Back)]
    public void The_way_back_leads_to_the_home_menu(IntentKind way)
    {
        _rig.Do(IntentKind.ContextMenu).Wait(400);
        Assert.Equal(".text", _rig.Scene.Id);
        _rig.Do(way);
        Assert.Equal("home", _rig.Scene.Id);
        Assert.Null(_rig.Host.Writing.Session);
    }

    [Fact]
    public void A_text_is_found_by_a_part_of_its_name()
    {
        _rig.Texts["Notes on tea"] = "It is hot.";
        _rig.Texts["Opening"] = "Good evening.";
        Search("tea");
        Assert.Equal("It is hot.", _rig.Scene.Elements.OfType<HudText>().Single(text => text.Id == "words").Text);
    }

    [Fact]
    public void A_text_that_is_not_there_is_said_to()
    {
        _rig.Texts["Opening"] = "Good evening.";
        Search("coffee");
        Assert.Equal("Nothing found", _rig.Notice!.Title);
    }

    // Once to take the word, and once more to end the text.
    private void Command(string letters) => _rig.Do(IntentKind.ContextMenu).Wait(400).Make("fist", 0).Type(letters + "  ");

    private void Search(string letters) => _rig.Select("Teleprompter").Choose("Find").Wait(400).Make("fist", 0).Type(letters + "  ");
}
