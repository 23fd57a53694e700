using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Apps;

public sealed class HomeAppTests
{
    private readonly ScriptedHome _home = new ScriptedHome().Furnished();
    private readonly AppRig _rig;

    public HomeAppTests() => _rig = new AppRig(home: _home);

    private string[] Lines => [.. _rig.Scene.Elements.OfType<HudList>().Single().Items.Select(item => $"{item.Label}: {item.Detail}")];

    [Fact]
    public void Rooms_lead_to_what_is_in_them_and_a_selection_switches()
    {
        _rig.Select("My home");
        Assert.Equal(["Hall: 1", "Study: 6", "Elsewhere: 1"], Lines);
        _rig.Select("Study");
        Assert.Equal(["Ceiling light: 50 %", "Radiator: 21.5 °C", "Printer: not reachable", "Outside: 12.5 °C", "Mood: calm", "Blind on the s…: 80 %"], Lines);
        _rig.Select("Ceiling light").Select("Blind on the s…");
        Assert.Equal(["ceiling off", "blind close"], _home.Done);
        _rig.Do(IntentKind.Back).Select("Elsewhere").Select("Good night");
        Assert.Equal("night on", _home.Done[^1]);
    }

    [Fact]
    public void What_changes_is_seen_at_once()
    {
        _rig.Select("My home").Select("Study");
        _home.With("outside", "Outside", "sensor", "Study", "13", "", unit: "°C").Change();
        _rig.Wait(100);
        Assert.Contains("Outside: 13 °C", Lines);
        _home.Problem = "mqtt://home:1883 has ended the connection.";
        _home.Change();
        _rig.Wait(100);
        Assert.Equal("Not connected: as it was last", _rig.Scene.Elements.OfType<HudText>().Single(text => text.Id == "banner").Text);
    }

    [Fact]
    public void A_lock_is_asked_about_with_no_in_focus()
    {
        _rig.Select("My home").Select("Hall").Select("Front door");
        Assert.Equal("Unlock Front door?", _rig.Scene.Elements.OfType<HudText>().First().Text);
        Assert.Equal("no", _rig.Scene.FocusedId);
        _rig.Do(IntentKind.Select);
        Assert.Empty(_home.Done);
        Assert.Equal(["Front door: locked"], Lines);
        _rig.Select("Front door").Do(IntentKind.Back).Select("Front door").Select("Yes");
        Assert.Equal(["door unlock"], _home.Done);
    }

    [Fact]
    public void The_dial_dims_what_has_the_focus_and_only_the_newest_is_sent_behind_what_is_under_way()
    {
        _rig.Select("My home").Select("Study");
        _home.Holds = true;
        _rig.Do(IntentKind.Dial, 2).Do(IntentKind.Dial, 1).Do(IntentKind.Dial, 1).Do(IntentKind.Dial, 20);
        Assert.Equal(["ceiling level 60"], _home.Done);
        _home.Release();
        _rig.Wait(100);
        Assert.Equal(["ceiling level 60", "ceiling level 100"], _home.Done);
        Assert.Equal("100 %", _rig.Scene.Elements.OfType<HudDial>().Single().Value);
        _home.Release();
        _rig.Do(IntentKind.Select);
        Assert.Equal(2, _home.Done.Count);
        Assert.StartsWith("Ceiling light", Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Heat_is_turned_then_asked_about_and_then_set()
    {
        _rig.Select("My home").Select("Study").Select("Radiator").Do(IntentKind.Dial, -2);
        Assert.Empty(_home.Done);
        _rig.Do(IntentKind.Select);
        Assert.Equal("Set Radiator to 19.5 °C?", _rig.Scene.Elements.OfType<HudText>().First().Text);
        _rig.Select("Yes");
        Assert.Equal(["radiator level 19.5"], _home.Done);
    }

    [Fact]
    public void One_of_several_words_is_chosen()
    {
        _rig.Select("My home").Select("Study").Select("Mood").Select("party");
        Assert.Equal(["mood choose party"], _home.Done);
    }

    [Fact]
    public void What_cannot_be_reached_or_done_is_said_and_not_sent()
    {
        _rig.Select("My home").Select("Study").Select("Printer");
        Assert.Equal("Printer cannot be reached; look whether it has power.", _rig.Notice?.Text);
        _rig.Wait(6000);
        _home.Refusal = "The home is not connected, so nothing was done: mqtt://home:1883 has ended the connection.";
        _rig.Select("Ceiling light");
        Assert.Equal(_home.Refusal, _rig.Notice?.Text);
        Assert.Empty(_home.Done);
    }

    [Fact]
    public void A_sentence_is_written_confirmed_and_answered()
    {
        _rig.Select("My home").Choose("Tell the home").Wait(400).Make("fist", 0).Type("we drink ").Do(IntentKind.Select).Select("Done").Wait(200);
        Assert.Equal(["Tell the home this?", "We drink"], _rig.Scene.Elements.OfType<HudText>().Select(text => text.Text));
        _rig.Select("Yes").Wait(200);
        Assert.Equal(["We drink"], _home.Done);
        Assert.Equal("It is 21 degrees in the study.", _rig.Scene.Elements.OfType<HudText>().Last().Text);
    }
}
