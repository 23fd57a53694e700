using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Audio;
using NeuralGlasses.Hud.Legibility;
using NeuralGlasses.Notifications;
using NeuralGlasses.Tests;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Notifications;

public sealed class NotificationCentreTests
{
    private readonly Notices _notices = new();

    private NotificationCentre Centre => _notices.Centre;

    [Fact]
    public void An_app_that_the_wearer_has_not_allowed_is_in_the_history_only()
    {
        Assert.Equal(NotificationFate.HistoryOnly, _notices.Post("game", "Come back", priority: NotificationPriority.High));
        _notices.Pass(60);
        Assert.Null(Centre.Current);
        Assert.Equal((0, 1, 1), (Centre.Counters.Shown, Centre.History.Unread, Centre.Counters.Suppressed(SuppressionReason.NotAllowed)));
    }

    [Fact]
    public void An_allowed_app_is_in_view_at_once_under_its_own_name()
    {
        Assert.Equal(NotificationFate.Shown, _notices.Post("mail", "Lunch?", "At noon."));
        Assert.Equal((".notice-1", "Mail: Lunch?", "At noon.", true), (Centre.Current!.Id, _notices.Title, _notices.Text, Centre.Current.CanFocus));
        Assert.Empty(HudAudio.Unheard(new HudScene("home", [Centre.Current])));
    }

    [Fact]
    public void A_card_stays_five_seconds_and_a_long_one_as_long_as_it_takes_to_read()
    {
        _notices.Post("mail", "Lunch?");
        _notices.Pass(4.9);
        Assert.NotNull(Centre.Current);
        _notices.Pass(0.1);
        Assert.Null(Centre.Current);
        _notices.Pass(2);
        _notices.Post("mail", "Long", string.Join(" ", Enumerable.Range(0, 60).Select(i => $"word{i}")));
        var scene = new HudScene("home", [Centre.Current!]);
        Assert.True(HudLegibility.WordsOf(_notices.Title) + HudLegibility.WordsOf(_notices.Text) <= HudLegibility.MostWords);
        Assert.EndsWith("…", _notices.Text, StringComparison.Ordinal);
        Assert.Equal(60, HudLegibility.WordsOf(Centre.History[0].Notification.Text));
        double needed = HudLegibility.LeastDwellMs(scene.Texts);
        Assert.True(needed > 6500);
        _notices.Pass((needed / 1000) - 0.05);
        Assert.NotNull(Centre.Current);
        _notices.Pass(0.1);
        Assert.Null(Centre.Current);
    }

    [Fact]
    public void A_card_never_ends_under_the_focus_and_stays_a_second_after_it()
    {
        _notices.Post("mail", "Lunch?");
        _notices.Pass(100, focused: true);
        Assert.NotNull(Centre.Current);
        _notices.Pass(0.9);
        Assert.NotNull(Centre.Current);
        _notices.Pass(0.2);
        Assert.Null(Centre.Current);
        Assert.True(Centre.History[0].IsRead);
    }

    [Fact]
    public void A_card_under_the_focus_stays_even_if_the_runtime_was_held_up()
    {
        _notices.Post("mail", "Lunch?");
        _notices.Pass(1, focused: true);
        Assert.Equal(NotificationFate.Waiting, Centre.Post(Notices.Of("chat", "Hello"), _notices.Now.Plus(60e6)));
        Assert.Equal("Mail: Lunch?", _notices.Title);
    }

    [Fact]
    public void Between_two_cards_the_view_is_free_for_two_seconds()
    {
        _notices.Post("mail", "One");
        Assert.Equal(NotificationFate.Waiting, _notices.Post("chat", "Two"));
        _notices.Pass(6.9);
        Assert.Null(Centre.Current);
        _notices.Pass(0.1);
        Assert.Equal("Chat: Two", _notices.Title);
    }

    [Fact]
    public void What_matters_more_goes_ahead_but_does_not_cut_a_card_short()
    {
        _notices.Post("mail", "One");
        _notices.Post("mail", "Two");
        _notices.Post("chat", "Three", priority: NotificationPriority.High);
        Assert.Equal("Mail: One", _notices.Title);
        Assert.Equal(["Chat: Three", "Mail: Two"], _notices.Watch(30));
    }

    [Fact]
    public void Several_of_one_app_come_as_one_card_with_the_newest_line()
    {
        _notices.Post("chat", "Hello");
        foreach (string title in new[] { "One", "Two", "Three" })
            _notices.Post("mail", title, "body");
        _notices.Pass(7);
        Assert.Equal(("3 from Mail", "Three: body"), (_notices.Title, _notices.Text));
        Assert.Equal((2, 3), (Centre.Counters.Shown, Centre.Counters.Grouped));
        Assert.Equal("Three", Centre.CurrentNotification!.Title);
    }

    [Fact]
    public void Groups_of_one_app_come_apart()
    {
        _notices.Post("chat", "Hello");
        foreach (var (title, group) in new[] { ("One", "anna"), ("Two", "ben"), ("Three", "anna") })
            _notices.Post(Notices.Of("mail", title) with { GroupKey = group });
        Assert.Equal(["2 from Mail", "Mail: Two"], _notices.Watch(30));
    }

    [Fact]
    public void Many_groups_come_as_one_card_instead_of_a_burst()
    {
        NotificationSettings settings = Notices.Usual;
        foreach (string app in new[] { "bank", "news", "bus" })
            settings = settings.With(app, new AppNotificationSettings { InView = true });
        _notices.Use(settings);
        _notices.Busy(Attention.Speaking);
        foreach (string app in new[] { "mail", "chat", "bank", "news", "bus", "mail" })
            Assert.Equal(NotificationFate.Waiting, _notices.Post(app, $"From {app} {Centre.Counters.Posted}"));
        _notices.Pass(20);
        Assert.Null(Centre.Current);
        _notices.Busy(Attention.Free);
        Assert.Equal(("6 notices", HudSymbol.Bell), (_notices.Title, Centre.Current!.Symbol));
        Assert.StartsWith("Mail 2", _notices.Text, StringComparison.Ordinal);
        Assert.EndsWith("and 1 more", _notices.Text, StringComparison.Ordinal);
        Assert.Empty(_notices.Watch(60));
        Assert.Equal((6, 1), (Centre.Counters.Deferred, Centre.Counters.Shown));
        Assert.Equal(1, Centre.Interruptions("mail", _notices.Now));
    }

    [Theory]
    [InlineData(Attention.Capturing, NotificationPriority.High, false)]
    [InlineData(Attention.Speaking, NotificationPriority.High, false)]
    [InlineData(Attention.InCall, NotificationPriority.High, false)]
    [InlineData(Attention.Calibrating, NotificationPriority.High, false)]
    [InlineData(Attention.Asleep, NotificationPriority.High, false)]
    [InlineData(Attention.Focused, NotificationPriority.Normal, false)]
    [InlineData(Attention.Focused, NotificationPriority.High, true)]
    [InlineData(Attention.Focused | Attention.InCall, NotificationPriority.High, false)]
    [InlineData(Attention.Free, NotificationPriority.Low, true)]
    public void What_the_wearer_is_busy_with_lets_through_what_the_table_says(Attention attention, NotificationPriority priority, bool passes)
    {
        _notices.Busy(attention);
        Assert.Equal(passes ? NotificationFate.Shown : NotificationFate.Waiting, _notices.Post("mail", "Lunch?", priority: priority));
        _notices.Pass(10);
        _notices.Busy(Attention.Free);
        Assert.Equal(1, Centre.Counters.Shown);
    }

    [Fact]
    public void What_is_of_low_priority_does_not_wait()
    {
        _notices.Busy(Attention.InCall);
        Assert.Equal(NotificationFate.HistoryOnly, _notices.Post("mail", "Offer", priority: NotificationPriority.Low));
        Assert.Equal(1, Centre.Counters.Suppressed(SuppressionReason.Busy));
    }

    [Fact]
    public void An_app_that_may_wake_the_display_does()
    {
        _notices.Busy(Attention.Asleep);
        Assert.Equal(NotificationFate.Waiting, _notices.Post("mail", "Lunch?"));
        Assert.Equal(NotificationFate.Shown, _notices.Post("chat", "Hello"));
        Assert.Equal((true, true), (Centre.WakesDisplay, Centre.MakesSound));
    }

    [Fact]
    public void A_card_over_which_the_display_goes_dark_comes_again()
    {
        _notices.Post("mail", "Lunch?");
        _notices.Pass(1);
        _notices.Busy(Attention.Asleep);
        Assert.Null(Centre.Current);
        _notices.Pass(60);
        _notices.Busy(Attention.Free);
        Assert.Equal("Mail: Lunch?", _notices.Title);
        Assert.Equal((1, 1), (Centre.Interruptions("mail", _notices.Now), Centre.Counters.Interrupted));
    }

    [Fact]
    public void A_warning_of_the_runtime_is_shown_at_once_whatever_there_is()
    {
        _notices.Use(Notices.Usual with { Quiet = new QuietSettings { IsOn = true } });
        _notices.Busy(Attention.Capturing | Attention.Asleep);
        Assert.Equal(NotificationFate.Shown, _notices.Warn("Band lost", "Come closer."));
        Assert.Equal(("Band lost", true, true), (_notices.Title, Centre.MakesSound, Centre.WakesDisplay));
    }

    [Fact]
    public void A_warning_cuts_a_card_short_and_the_card_comes_again()
    {
        _notices.Post("mail", "Lunch?");
        _notices.Pass(1, focused: true);
        _notices.Warn("Band lost");
        Assert.Equal("Band lost", _notices.Title);
        Assert.Equal(["Mail: Lunch?"], _notices.Watch(30));
        Assert.Equal((3, 1, 1), (Centre.Counters.Shown, Centre.Counters.Interrupted, Centre.Interruptions("mail", _notices.Now)));
    }

    [Fact]
    public void A_second_warning_joins_the_first_so_that_both_are_read()
    {
        _notices.Warn("Band lost");
        _notices.Pass(4);
        Assert.Equal(NotificationFate.Shown, _notices.Warn("Battery low"));
        Assert.Equal(("2 warnings", "Battery low. Band lost"), (_notices.Title, _notices.Text));
        _notices.Pass(4.9);
        Assert.NotNull(Centre.Current);
        _notices.Pass(0.2);
        Assert.Null(Centre.Current);
    }

    [Fact]
    public void An_app_cannot_call_itself_critical()
    {
        _notices.Use(Notices.Usual with { Quiet = new QuietSettings { IsOn = true } });
        Assert.Equal(NotificationFate.Waiting, _notices.Post("mail", "Buy now", priority: NotificationPriority.Critical));
        Assert.Equal(1, Centre.Counters.Downgraded);
        Assert.Equal(NotificationFate.HistoryOnly, _notices.Post("game", "Buy now", priority: NotificationPriority.Critical));
    }

    [Fact]
    public void What_the_wearer_just_did_is_confirmed_even_where_the_app_may_show_nothing()
    {
        _notices.Did("game");
        _notices.Pass(3);
        Assert.Equal(NotificationFate.Shown, _notices.Confirm("game", "Move saved"));
        Assert.Equal(("Move saved", 0), (_notices.Title, Centre.Interruptions("game", _notices.Now)));
        _notices.Pass(10);
        Assert.Equal(NotificationFate.HistoryOnly, _notices.Confirm("game", "Move saved again"));
        Assert.Equal(1, Centre.Counters.Suppressed(SuppressionReason.LateConfirmation));
    }

    [Fact]
    public void A_confirmation_comes_at_once_and_what_it_covers_comes_again()
    {
        _notices.Post("mail", "Lunch?");
        _notices.Did("game");
        _notices.Confirm("game", "Saved");
        Assert.Equal("Saved", _notices.Title);
        _notices.Did("game");
        _notices.Confirm("game", "Deleted");
        Assert.Equal("Deleted", _notices.Title);
        Assert.Equal(["Mail: Lunch?"], _notices.Watch(30));
    }

    [Fact]
    public void Words_that_nobody_asked_for_use_up_no_confirmation()
    {
        _notices.Did("game");
        for (var i = 0; i < 5; i++)
            _notices.Post("game", $"Ad {i}");
        Assert.Equal(NotificationFate.Shown, _notices.Confirm("game", "Saving"));
        Assert.Equal(NotificationFate.Shown, _notices.Confirm("game", "Saved"));
        Assert.Equal(NotificationFate.HistoryOnly, _notices.Confirm("game", "And by the way"));
    }

    [Fact]
    public void A_confirmation_waits_for_the_end_of_a_capture_and_no_longer_than_its_three_seconds()
    {
        _notices.Did("camera");
        _notices.Busy(Attention.Capturing);
        Assert.Equal(NotificationFate.Waiting, _notices.Confirm("camera", "Photo saved"));
        _notices.Pass(1.5);
        _notices.Busy(Attention.Free);
        Assert.Equal("Photo saved", _notices.Title);
        _notices.Pass(20);
        _notices.Did("camera");
        _notices.Busy(Attention.Capturing);
        _notices.Confirm("camera", "Photo saved");
        _notices.Pass(3.1);
        _notices.Busy(Attention.Free);
        Assert.Null(Centre.Current);
        Assert.Equal(1, Centre.Counters.Suppressed(SuppressionReason.LateConfirmation));
    }

    [Fact]
    public void The_same_id_changes_the_card_in_view_or_the_one_that_waits()
    {
        _notices.Post("mail", "Sending", "40 %", id: "send");
        string id = Centre.Current!.Id;
        _notices.Pass(4);
        Assert.Equal(NotificationFate.Shown, _notices.Post("mail", "Sending", "80 %", id: "send"));
        Assert.Equal((id, "80 %"), (Centre.Current.Id, _notices.Text));
        _notices.Pass(4.9);
        Assert.NotNull(Centre.Current);
        _notices.Post("chat", "Hello", id: "a");
        _notices.Post("chat", "Hello there", id: "a");
        Assert.Equal((1, 2, 2), (Centre.Waiting, Centre.History.Count, Centre.Counters.Replaced));
        Assert.Equal(["Chat: Hello there"], _notices.Watch(30));
    }

    [Fact]
    public void The_same_words_are_not_said_again_within_half_a_minute()
    {
        _notices.Post("mail", "Lunch?");
        _notices.Pass(29.5);
        Assert.Equal(NotificationFate.Repeated, _notices.Post("mail", "Lunch?"));
        Assert.Equal((1, 2, 1), (Centre.History.Count, Centre.History[0].Times, Centre.Counters.Repeated));
        _notices.Pass(1);
        Assert.Equal(NotificationFate.Shown, _notices.Post("mail", "Lunch?"));
    }

    [Fact]
    public void An_app_that_interrupts_too_often_waits_and_then_says_how_much_it_has()
    {
        Centre.DeclareBudget("mail", 2);
        for (var i = 0; i < 30; i++)
        {
            _notices.Post("mail", $"Mail {i}");
            _notices.Pass(60);
        }

        Assert.Equal((2, 2), (Centre.Counters.Shown, Centre.Interruptions("mail", _notices.Now)));
        Assert.Equal(28, Centre.Counters.OverBudget);
        _notices.Pass(1750);
        Assert.Equal(2, Centre.Counters.Shown);
        _notices.Pass(51);
        Assert.Equal("28 more from Mail", _notices.Title);
        Assert.Equal(12, Centre.Counters.Dropped);
    }

    [Fact]
    public void The_wearer_s_word_on_interruptions_counts_more_than_the_app_s()
    {
        _notices.Use(Notices.Usual.With("mail", new AppNotificationSettings { InView = true, PerHour = 0 }));
        Centre.DeclareBudget("mail", 60);
        Assert.Equal(NotificationFate.Waiting, _notices.Post("mail", "Lunch?"));
    }

    [Fact]
    public void What_is_no_longer_worth_showing_stays_in_the_history()
    {
        _notices.Busy(Attention.InCall);
        _notices.Post(Notices.Of("mail", "Bus comes") with { ExpiresAt = Notices.At(60) });
        _notices.Pass(61);
        _notices.Busy(Attention.Free);
        Assert.Null(Centre.Current);
        Assert.Equal((1, 1), (Centre.Counters.Expired, Centre.History.Count));
    }

    [Fact]
    public void The_wearer_dismisses_a_card_and_it_counts_as_read()
    {
        _notices.Post("mail", "Lunch?");
        Assert.Equal(1, Centre.History.Unread);
        Assert.True(Centre.Dismiss(_notices.Now));
        Assert.Equal((null, 0, 1), (Centre.Current, Centre.History.Unread, Centre.History.Count));
        Assert.False(Centre.Dismiss(_notices.Now));
    }

    [Fact]
    public void What_is_taken_back_is_not_shown_again()
    {
        _notices.Post("mail", "Lunch?", id: "lunch");
        _notices.Pass(1);
        Assert.True(Centre.Withdraw("mail", "lunch"));
        Assert.NotNull(Centre.Current);
        _notices.Busy(Attention.Asleep);
        _notices.Busy(Attention.Free);
        Assert.Empty(_notices.Watch(20));
        Assert.False(Centre.Withdraw("mail", "lunch"));
    }

    [Fact]
    public void An_app_that_is_no_longer_allowed_goes_out_of_view_at_once()
    {
        _notices.Post("mail", "One");
        _notices.Post("mail", "Two");
        _notices.Use(new NotificationSettings());
        Assert.Equal((null, 0), (Centre.Current, Centre.Waiting));
    }

    [Fact]
    public void Nothing_is_allocated_while_nothing_happens()
    {
        _notices.Use(Notices.Usual with { Quiet = new QuietSettings { Periods = [new QuietPeriod(new TimeOnly(22, 0), new TimeOnly(7, 0))] } });
        Centre.SetClock(new DateTimeOffset(2026, 11, 26, 12, 0, 0, TimeSpan.Zero), _notices.Now);
        _notices.Post("mail", "One");
        _notices.Post("mail", "Two");
        _notices.Busy(Attention.Speaking);
        Assert.Equal(0, Allocation.LeastOf(6, part =>
        {
            for (var i = 160 * part; i < 160 * (part + 1); i++)
                Centre.Advance(Notices.At(0.01 * i), "elsewhere");
        }));
        Assert.Null(Centre.Current);
        Assert.Equal(1, Centre.Waiting);
    }
}
