using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Audio;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Hud;

public sealed class HudAudioTests
{
    private static readonly HudScene Home = new("home", [new HudList("menu", "Home", [new HudItem("photo", "Photo", "1 taken"), new HudItem("band", "Band", "no loss")])]) { FocusedId = "photo" };

    [Theory]
    [InlineData(Verbosity.Brief, "Home. Photo.")]
    [InlineData(Verbosity.Usual, "Home. Photo. 1 taken.")]
    [InlineData(Verbosity.Full, "Home. Photo. 1 taken. 1 of 2.")]
    public void A_scene_that_opens_says_its_title_and_what_has_the_focus(Verbosity verbosity, string speech) =>
        Assert.Equal(new AudioForm(Earcon.Opened, speech), HudAudio.Change(null, Home, verbosity));

    [Fact]
    public void A_moved_focus_says_its_line_alone_and_what_did_not_change_nothing()
    {
        HudScene moved = Home with { FocusedId = "band" };
        Assert.Equal(new AudioForm(Earcon.Focus, "Band. no loss."), HudAudio.Change(Home, moved, Verbosity.Usual));
        Assert.Equal(AudioForm.Silence, HudAudio.Change(moved, moved, Verbosity.Full));
    }

    [Fact]
    public void A_detail_that_changes_is_said_if_its_line_has_the_focus()
    {
        HudScene taken = Lines(("photo", "2 taken"), ("band", "no loss"));
        Assert.Equal(new AudioForm(Earcon.None, "Photo. 2 taken."), HudAudio.Change(Home, taken, Verbosity.Usual));
        Assert.Equal(AudioForm.Silence, HudAudio.Change(Home, Lines(("photo", "1 taken"), ("band", "3 lost")), Verbosity.Usual));
    }

    [Fact]
    public void A_notice_is_heard_and_a_warning_above_all()
    {
        HudScene saved = With(new HudCard("n1", "Photo saved", "photo-1.jpg"));
        Assert.Equal(new AudioForm(Earcon.Notice, "Photo saved. photo-1.jpg."), HudAudio.Change(Home, saved, Verbosity.Usual));
        Assert.Equal(new AudioForm(Earcon.Notice, "Photo saved."), HudAudio.Change(Home, saved, Verbosity.Brief));
        HudScene both = With(new HudCard("n1", "Photo saved", "photo-1.jpg"), new HudCard("n2", "Band", "The wristband is no longer connected.") { Tone = HudTone.Warning });
        Assert.Equal(new AudioForm(Earcon.Warning, "Band. The wristband is no longer connected."), HudAudio.Change(saved, both, Verbosity.Usual));
        Assert.Equal(AudioForm.Silence, HudAudio.Change(both, Home, Verbosity.Usual));
    }

    [Fact]
    public void A_bar_is_heard_at_its_end_and_a_dial_at_every_value()
    {
        Assert.Equal("Copying. 40 percent.", HudAudio.Change(null, Bar(0.4), Verbosity.Usual).Speech);
        Assert.Equal(AudioForm.Silence, HudAudio.Change(Bar(0.4), Bar(0.6), Verbosity.Full));
        Assert.Equal(new AudioForm(Earcon.Done, "Copying. 100 percent."), HudAudio.Change(Bar(0.6), Bar(1), Verbosity.Usual));
        Assert.Equal("2.5 ×.", HudAudio.Change(Zoom("2 ×"), Zoom("2.5 ×"), Verbosity.Brief).Speech);
        Assert.Equal(AudioForm.Silence, HudAudio.Change(Zoom("2 ×"), Zoom("2 ×"), Verbosity.Brief));
    }

    [Fact]
    public void A_picture_is_described_once()
    {
        Assert.Equal("A grey wall.", HudAudio.Change(null, Scenes.Picture(7), Verbosity.Usual).Speech);
        Assert.Equal(AudioForm.Silence, HudAudio.Change(Scenes.Picture(7), Scenes.Picture(9), Verbosity.Usual));
    }

    [Fact]
    public void What_is_seen_and_would_not_be_heard_is_named()
    {
        Assert.Empty(HudAudio.Unheard(Home));
        var scene = new HudScene("s", [
            new HudImage("view", Scenes.Grey(1, 2, 2), " ", 2),
            new HudRow("row", [new HudIcon("on", HudSymbol.Check, ""), new HudIcon("off", HudSymbol.Back, "Off")]),
            new HudText("dots", "…"),
            new HudRect("rule", 0.1),
        ]);
        Assert.Equal(["view", "on", "dots"], HudAudio.Unheard(scene));
    }

    private static HudScene Lines(params (string Id, string Detail)[] lines) =>
        new("home", [new HudList("menu", "Home", [.. lines.Select(line => new HudItem(line.Id, line.Id == "photo" ? "Photo" : "Band", line.Detail))])]) { FocusedId = "photo" };

    private static HudScene With(params HudCard[] cards) => new("home", [.. Home.Elements, .. cards]) { FocusedId = "photo" };

    private static HudScene Bar(double share) => new("s", [new HudProgress("p", "Copying", share)]);

    private static HudScene Zoom(string value) => new("s", [new HudDial("d", "Zoom", 0.5, value)]);
}
