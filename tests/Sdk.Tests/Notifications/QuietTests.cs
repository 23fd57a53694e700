using System.Text;
using NeuralGlasses.Notifications;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Notifications;

public sealed class QuietTests
{
    private static readonly DateTimeOffset Evening = new(2026, 11, 26, 21, 59, 0, TimeSpan.FromHours(1));

    [Theory]
    [InlineData("22:00", "07:00", "21:59", false)]
    [InlineData("22:00", "07:00", "22:00", true)]
    [InlineData("22:00", "07:00", "00:00", true)]
    [InlineData("22:00", "07:00", "06:59", true)]
    [InlineData("22:00", "07:00", "07:00", false)]
    [InlineData("12:00", "13:00", "12:30", true)]
    [InlineData("12:00", "13:00", "13:00", false)]
    [InlineData("09:00", "09:00", "03:00", true)]
    public void A_period_holds_from_its_begin_to_its_end_and_over_midnight(string from, string to, string time, bool isQuiet) =>
        Assert.Equal(isQuiet, new QuietPeriod(TimeOnly.Parse(from), TimeOnly.Parse(to)).Holds(TimeOnly.Parse(time)));

    [Fact]
    public void What_comes_in_a_quiet_period_comes_as_one_card_after_it()
    {
        var notices = new Notices(Notices.Usual with { Quiet = new QuietSettings { Periods = [new QuietPeriod(new TimeOnly(22, 0), new TimeOnly(22, 10))] } });
        notices.Centre.SetClock(Evening, notices.Now);
        notices.Pass(61);
        for (var i = 0; i < 5; i++)
            Assert.Equal(NotificationFate.Waiting, notices.Post("mail", $"Mail {i}"));
        Assert.Equal(NotificationFate.HistoryOnly, notices.Post("mail", "Offer", priority: NotificationPriority.Low));
        notices.Pass(598);
        Assert.Null(notices.Centre.Current);
        notices.Pass(2);
        Assert.Equal("5 from Mail", notices.Title);
        Assert.Equal((5, 1), (notices.Centre.Counters.Deferred, notices.Centre.Counters.Suppressed(SuppressionReason.Quiet)));
    }

    [Fact]
    public void Quiet_that_was_turned_on_ends_at_its_time_or_never_where_there_is_no_clock()
    {
        NotificationSettings settings = Notices.Usual with { Quiet = new QuietSettings { IsOn = true, Until = Evening.AddMinutes(1) } };
        var notices = new Notices(settings);
        notices.Post("mail", "Lunch?");
        notices.Pass(120);
        Assert.Null(notices.Centre.Current);
        notices.Centre.SetClock(Evening, notices.Now);
        notices.Pass(59);
        Assert.Null(notices.Centre.Current);
        notices.Pass(1.1);
        Assert.Equal("Mail: Lunch?", notices.Title);
    }

    [Fact]
    public void Apps_that_are_let_through_are_shown_in_quiet_if_they_may_be_in_view()
    {
        var notices = new Notices(Notices.Usual with { Quiet = new QuietSettings { IsOn = true, LetThrough = ["chat", "game"] } });
        Assert.Equal(NotificationFate.Waiting, notices.Post("mail", "Lunch?"));
        Assert.Equal(NotificationFate.HistoryOnly, notices.Post("game", "Come back"));
        Assert.Equal(NotificationFate.Shown, notices.Post("chat", "Hello"));
        notices.Did("game");
        Assert.Equal(NotificationFate.Shown, notices.Confirm("game", "Saved"));
    }

    [Fact]
    public void Settings_are_the_same_after_they_were_written_and_read()
    {
        NotificationSettings settings = Notices.Usual.With("bank", new AppNotificationSettings { InView = true, PerHour = 3 }) with
        {
            Quiet = new QuietSettings { IsOn = true, Until = Evening, Periods = [new QuietPeriod(new TimeOnly(22, 0), new TimeOnly(7, 0))], LetThrough = ["chat"] },
        };
        byte[] json = settings.ToJson();
        Assert.True(NotificationSettings.TryRead("s.json", json, out NotificationSettings? read, out _));
        Assert.Equal(Encoding.UTF8.GetString(json), Encoding.UTF8.GetString(read.ToJson()));
        Assert.Equal(settings.Of("bank"), read.Of("bank"));
        Assert.Equal((false, false, false), (read.Of("unknown").InView, read.Of("unknown").Sound, read.Of("unknown").OnLock));
        Assert.Equal(new QuietPeriod(new TimeOnly(22, 0), new TimeOnly(7, 0)), read.Quiet.Periods[0]);
    }

    [Theory]
    [InlineData("", "s.json: line 1")]
    [InlineData("null", "s.json: holds only 'null', expected settings of notifications.")]
    [InlineData("{ \"apps\": { \"mail\": { \"inview\": true } } }", "s.json: line 1, field '$.apps.mail.inview'")]
    [InlineData("{ \"apps\": { \"mail\": { \"inView\": 1 } } }", "s.json: line 1, field '$.apps.mail.inView'")]
    [InlineData("{ \"format\": \"else\" }", "s.json: The field 'format' is 'else', expected 'neuralglasses-notification-settings/1'.")]
    [InlineData("{ \"apps\": { \"mail\": null } }", "s.json: A field is 'null'")]
    [InlineData("{ \"quiet\": { \"periods\": [ null ] } }", "s.json: A field is 'null'")]
    [InlineData("{ \"apps\": { \"mail\": { \"perHour\": 61 } } }", "s.json: The field 'apps.mail.perHour' is 61, expected 0 to 60.")]
    [InlineData("{ \"quiet\": { \"periods\": [ { \"from\": \"25:00\", \"to\": \"07:00\" } ] } }", "s.json: line 1, field '$.quiet.periods[0].from'")]
    public void Settings_that_are_none_are_refused_in_one_sentence(string json, string begin)
    {
        Assert.False(NotificationSettings.TryRead("s.json", Encoding.UTF8.GetBytes(json), out _, out string? complaint));
        Assert.StartsWith(begin, complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_may_write_hours_and_minutes_alone()
    {
        const string Json = """{ "quiet": { "periods": [ { "from": "22:00", "to": "07:30" } ] } }""";
        Assert.True(NotificationSettings.TryRead("s.json", Encoding.UTF8.GetBytes(Json), out NotificationSettings? settings, out string? complaint), complaint);
        Assert.Equal(new TimeOnly(7, 30), settings.Quiet.Periods[0].To);
    }

    [Fact]
    public void Wrong_settings_are_not_taken_and_those_before_stay()
    {
        var notices = new Notices();
        Assert.Throws<ArgumentException>(() => notices.Use(Notices.Usual with { Format = "else" }));
        Assert.True(notices.Centre.Settings.Of("mail").InView);
    }
}
