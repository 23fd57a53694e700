using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Layout;
using NeuralGlasses.Hud.Legibility;
using NeuralGlasses.Notifications;
using NeuralGlasses.Sdk.Tests.Hud;
using NeuralGlasses.Skia;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Notifications;

/// <summary>What apps may send that no app should.</summary>
public sealed class NotificationFloodTests
{
    private readonly Notices _notices = new();

    [Fact]
    public void A_hundred_thousand_notifications_are_one_interruption_and_little_memory()
    {
        for (var i = 0; i < 100_000; i++)
            _notices.Post("mail", $"Mail {i}", "Text.");
        NotificationCentre centre = _notices.Centre;
        Assert.Equal((200, 16, "Mail: Mail 0"), (centre.History.Count, centre.Waiting, _notices.Title));
        _notices.Pass(7);
        Assert.Equal("99999 more from Mail", _notices.Title);
        _notices.Pass(60);
        Assert.Equal((0, 2, 100_000), (centre.Waiting, centre.Interruptions("mail", _notices.Now), centre.Counters.Posted));
    }

    [Fact]
    public void A_hundred_thousand_warnings_are_one_card()
    {
        for (var i = 0; i < 100_000; i++)
            Assert.Equal(NotificationFate.Shown, _notices.Warn($"Warning {i}"));
        Assert.Equal("100000 warnings", _notices.Title);
        Assert.StartsWith("Warning 99999. Warning 99998.", _notices.Text, StringComparison.Ordinal);
        Assert.Equal((1, 0), (_notices.Centre.Counters.Shown, _notices.Centre.Waiting));
    }

    [Fact]
    public void Apps_without_number_are_refused_from_the_hundred_and_twenty_ninth_on()
    {
        for (var i = 0; i < 10_000; i++)
            _notices.Post($"app{i}", "Hello");
        Assert.Equal((128, 9872), (_notices.Centre.History.Count, _notices.Centre.Counters.Refused));
        Assert.Contains("128 apps", _notices.Centre.LastRefusal, StringComparison.Ordinal);
    }

    [Fact]
    public void All_texts_together_take_two_megabytes_at_most()
    {
        string text = new('x', 100 * 1024);
        for (var i = 0; i < 150; i++)
            _notices.Post("mail", $"Mail {i}", text);
        NotificationHistory history = _notices.Centre.History;
        Assert.Equal(20_000, history[0].Notification.Text.Length);
        Assert.True(history.Sum(entry => entry.Notification.Text.Length + entry.Notification.Title.Length) <= NotificationHistory.MostCharacters);
        Assert.Equal((49, 150), (history.Count, _notices.Centre.Counters.Cut));
    }

    [Theory]
    [InlineData("plain", 0x20)]
    [InlineData("one word", 'x')]
    [InlineData("ideographs", '\u4E00')]
    [InlineData("marks", '\u0301')]
    [InlineData("half of a pair", '\uD83D')]
    [InlineData("the other half", '\uDE00')]
    [InlineData("lines", '\n')]
    [InlineData("controls", '\u0007')]
    [InlineData("turns", '\u202E')]
    public void A_text_of_a_hundred_kilobytes_becomes_a_card_that_can_be_read(string title, int filling)
    {
        string text = "Begin " + new string((char)filling, 100 * 1024) + " end";
        _notices.Post("mail", title, text);
        HudCard card = _notices.Centre.Current!;
        Assert.True(card.Texts.Sum(HudLegibility.WordsOf) <= HudLegibility.MostWords);
        Assert.InRange(card.Text.Length, 5, 250);
        Assert.DoesNotContain(card.Text, char.IsControl);
        Assert.Equal(card.Text, string.Concat(card.Text.EnumerateRunes()));
        Assert.InRange(_notices.Centre.History.View("notes", "").Items[0].Label.Length, 1, 15);
    }

    [Fact]
    public void A_hundred_kilobytes_of_people_are_cut_between_two_of_them()
    {
        const string Family = "👨‍👩‍👧";
        _notices.Post("mail", string.Concat(Enumerable.Repeat(Family, 50)), string.Concat(Enumerable.Repeat(Family, 1000)));
        string text = _notices.Text;
        Assert.EndsWith("…", text, StringComparison.Ordinal);
        Assert.Equal("", text[..^1].Replace(Family, "", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_wrong_with_a_notification_is_said_in_one_sentence_and_nothing_is_kept()
    {
        Notification good = Notices.Of("mail", "Title");
        Notification[] bad =
        [
            good with { AppId = "" }, good with { AppTitle = new string('x', 101) }, good with { Id = "" }, good with { Title = " " }, good with { Text = null! },
            good with { GroupKey = null! }, good with { Priority = (NotificationPriority)9 }, good with { Tone = (HudTone)(-1) }, good with { Symbol = (HudSymbol)99 },
            good with { Actions = [.. Enumerable.Range(0, 4).Select(i => new NotificationAction($"{i}", "Do"))] }, good with { Actions = [new NotificationAction("", "Do")] }, good with { Actions = [null!] },
        ];
        foreach (Notification each in bad)
        {
            Assert.Equal(NotificationFate.Refused, _notices.Post(each));
            Assert.EndsWith(".", _notices.Centre.LastRefusal, StringComparison.Ordinal);
            Assert.Contains("expected", _notices.Centre.LastRefusal + "expected to be one of them", StringComparison.Ordinal);
        }

        Assert.Equal((0, bad.Length), (_notices.Centre.History.Count, _notices.Centre.Counters.Refused));
    }

    [Fact]
    public void A_card_never_takes_the_place_of_the_sign_of_a_running_capture()
    {
        _notices.Warn("Band lost", string.Join(" ", Enumerable.Repeat("word", 40)));
        var sign = new HudIcon("capture", HudSymbol.Video, "Recording");
        var scene = new HudScene("home", [sign, new HudList("apps", "Home", [.. Enumerable.Range(0, 6).Select(i => new HudItem($"{i}", $"App {i}", ""))])]) { FocusedId = "3" };
        HudScene with = NoticePlacement.Put(scene, _notices.Centre.Current, "capture");
        Assert.Equal(["apps", _notices.Centre.Current!.Id, "capture"], with.Elements.Select(element => element.Id));
        Assert.Equal("3", with.FocusedId);
        Assert.Equal([.. scene.Elements.Select(element => element.Id), _notices.Centre.Current.Id], NoticePlacement.Put(scene, _notices.Centre.Current).Elements.Select(element => element.Id));
        Assert.Same(scene, NoticePlacement.Put(scene, null, "capture"));
        using var setter = new SkiaTextSetter();
        foreach (HudAbilities display in Scenes.Displays)
            Assert.Contains(new HudLayout(display, setter).Arrange(with).Parts, part => part.ElementId == "capture");
    }
}
