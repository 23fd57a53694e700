using System.Text;
using CsCheck;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Legibility;
using NeuralGlasses.Notifications;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Notifications;

public sealed class NotificationHistoryTests
{
    private readonly KeptInMemory _kept = new();

    [Fact]
    public void The_newest_comes_first_and_the_oldest_go_when_there_are_two_hundred()
    {
        var notices = new Notices();
        for (var i = 0; i < 250; i++)
            notices.Post("game", $"Game {i}");
        NotificationHistory history = notices.Centre.History;
        Assert.Equal((200, 200, "Game 249", "Game 50"), (history.Count, history.Unread, history[0].Notification.Title, history[199].Notification.Title));
        Assert.Equal(50, history.Forgotten);
        Assert.Equal(history.Select(entry => entry.Number), Enumerable.Range(0, 200).Select(i => history[i].Number));
    }

    [Fact]
    public void Entries_are_read_and_dismissed_one_by_one_by_app_and_all_at_once()
    {
        var notices = new Notices();
        foreach (string app in new[] { "mail", "chat", "mail", "game" })
            notices.Post(app, "Something");
        NotificationHistory history = notices.Centre.History;
        long first = history[0].Number;
        long version = history.Version;
        Assert.True(history.MarkRead(first));
        Assert.False(history.MarkRead(first));
        Assert.True(history.Version > version);
        Assert.Equal((2, true), (history.Unread, history.Find(first)!.IsRead));
        Assert.True(history.Dismiss(first));
        Assert.False(history.Dismiss(first));
        Assert.Null(history.Find(first));
        Assert.Equal((1, 1), (history.DismissApp("mail"), history.Count));
        history.MarkAllRead();
        Assert.Equal(0, history.Unread);
        history.DismissAll();
        Assert.Empty(history);
    }

    [Fact]
    public void It_is_a_list_for_a_scene_with_short_labels()
    {
        var notices = new Notices();
        notices.Centre.SetClock(new DateTimeOffset(2026, 11, 26, 9, 5, 0, TimeSpan.Zero), notices.Now);
        notices.Post("mail", "A title that is much too long for one line", id: "a");
        notices.Post("mail", "Lunch?", id: "b");
        notices.Post("mail", "Lunch?", id: "b");
        notices.Centre.History.MarkRead(notices.Centre.History[0].Number);
        HudList list = notices.Centre.History.View("notes", "Notifications");
        Assert.Equal([".note-2", ".note-1"], list.Items.Select(item => item.Id));
        Assert.Equal(["Lunch?", "A title that…"], list.Items.Select(item => item.Label));
        Assert.Equal(["Mail 09:05 ×2", "Mail 09:05"], list.Items.Select(item => item.Detail));
        Assert.Equal([HudSymbol.None, HudSymbol.Bell], list.Items.Select(item => item.Symbol));
        Assert.Equal(".note-1", Assert.Single(notices.Centre.History.View("notes", "", 1, HudLegibility.MostLines).Items).Id);
        Assert.Equal(list, notices.Centre.History.View("notes", "Notifications"));
    }

    [Fact]
    public void It_is_there_after_a_restart()
    {
        var first = new Notices(kept: _kept);
        first.Centre.SetClock(new DateTimeOffset(2026, 11, 26, 9, 5, 0, TimeSpan.FromHours(1)), first.Now);
        first.Post("mail", "Lunch?", "At noon.\nBring an umbrella \u2602 and \"quotes\".");
        first.Post("chat", "Hello", priority: NotificationPriority.High);
        first.Centre.History.MarkRead(1);
        Assert.True(first.Centre.Save());
        Assert.True(first.Centre.Save());
        Assert.Equal(1, _kept.Saves);
        var second = new Notices(kept: _kept);
        Assert.Null(second.Centre.Complaint);
        Assert.Equal(first.Centre.History.Select(Told), second.Centre.History.Select(Told));
        Assert.Equal((null, 1), (second.Centre.Current, second.Centre.History.Unread));
        Assert.Equal(NotificationFate.Shown, second.Post("mail", "Lunch?", "At noon.", id: "2"));
    }

    [Fact]
    public void Whatever_happens_to_the_kept_bytes_one_sentence_says_it_and_nothing_else_suffers()
    {
        var notices = new Notices(kept: _kept);
        for (var i = 0; i < 20; i++)
            notices.Post("mail", $"Mail {i}", "Some text.");
        notices.Centre.Save();
        byte[] whole = _kept.Bytes!;
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Bool).Sample((at, value, isCut) =>
        {
            byte[] damaged = isCut ? whole[..at] : [.. whole];
            if (!isCut)
                damaged[at] = value;
            var centre = new NotificationCentre(Notices.Usual, new KeptInMemory(damaged));
            Assert.InRange(centre.History.Count, 0, 20);
            if (centre.History.Count < 20)
                Assert.Matches("^kept.json: .*[^.]\\.$", centre.Complaint);
            Assert.Equal(NotificationFate.Shown, centre.Post(Notices.Of("mail", "New"), default));
        }, iter: 2000, threads: 1);
    }

    [Theory]
    [InlineData("[]", "damaged in line 1; the history begins anew")]
    [InlineData("null", "the format of the kept notifications is ''")]
    [InlineData("""{"format":"neuralglasses-notification-history/9","entries":[]}""", "is 'neuralglasses-notification-history/9', expected")]
    [InlineData("""{"format":"neuralglasses-notification-history/1","entries":[null,{"appId":"","appTitle":"A","id":"1","title":"T","text":""},{"appId":"a","appTitle":"A","id":"1","title":"T","text":""}]}""", "2 of 3 kept notifications are damaged and were left out")]
    public void Damage_is_named(string json, string complaint)
    {
        var centre = new NotificationCentre(Notices.Usual, new KeptInMemory(Encoding.UTF8.GetBytes(json)));
        Assert.Contains(complaint, centre.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_that_fails_is_counted_and_said()
    {
        _kept.Fault = "No space left on device";
        var notices = new Notices(kept: _kept);
        Assert.Equal("kept.json: the kept notifications cannot be read (No space left on device); the history begins anew.", notices.Centre.Complaint);
        notices.Post("mail", "Lunch?");
        Assert.False(notices.Centre.Save());
        Assert.Equal((1, "kept.json: the notifications cannot be kept (No space left on device); they are gone after a restart."), (notices.Centre.Counters.SaveFailures, notices.Centre.Complaint));
        _kept.Fault = null;
        Assert.True(notices.Centre.Save());
    }

    [Fact]
    public void A_file_keeps_it_whole_and_is_missing_before_the_first_time()
    {
        string folder = Directory.CreateTempSubdirectory("neuralglasses-kept-").FullName;
        try
        {
            var file = new KeptFile(Path.Combine(folder, "notes.json"));
            Assert.Null(file.Load());
            file.Save([1, 2, 3]);
            file.Save([4, 5]);
            Assert.Equal([4, 5], file.Load()!);
            Assert.Single(Directory.GetFiles(folder));
            Assert.ThrowsAny<IOException>(() => new KeptFile(Path.Combine(folder, "missing", "notes.json")).Save([1]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (string, string, NotificationPriority, DateTimeOffset?, bool) Told(HistoryEntry entry) =>
        (entry.Notification.Title, entry.Notification.Text, entry.Notification.Priority, entry.When, entry.IsRead);
}
