using CsCheck;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Legibility;
using NeuralGlasses.Notifications;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Notifications;

/// <summary>Random sequences of what apps, the wearer and the world may do, and what holds after each step whatever came before.</summary>
public sealed class NotificationProperties
{
    private static readonly string[] Apps = ["mail", "chat", "game", "camera", Notification.RuntimeApp];

    private static readonly Gen<(int Kind, int App, int Number)[]> Sequences = Gen.Select(Gen.Int[0, 11], Gen.Int[0, Apps.Length - 1], Gen.Int[0, 9999]).Array[0, 80];

    [Fact]
    public void Whatever_happens_the_wearer_sees_only_what_was_allowed_and_long_enough_to_read_it() => Sequences.Sample(steps => new Life().Live(steps), iter: 10_000);

    private sealed class Life
    {
        private readonly NotificationCentre _centre = new(Notices.Usual);
        private readonly Dictionary<string, HostTime> _intents = [];
        private HostTime _now;
        private HostTime _changedAt;
        private HostTime _endedAt = Notices.At(-10);
        private HudCard? _card;
        private int _posted;

        private enum Cause
        {
            Time,
            Focus,
            Wearer,
            Dark,
            Post,
        }

        public void Live((int Kind, int App, int Number)[] steps)
        {
            foreach (var (kind, app, number) in steps)
                Check(Step(kind, Apps[app], number));
            _centre.SetAttention(Attention.Free, _now);
            Check(Cause.Wearer);
            _centre.Apply(_centre.Settings with { Quiet = new QuietSettings() }, _now);
            Check(Cause.Wearer);
            for (var i = 0; i < 150; i++)
            {
                Pass(60);
                Check(Cause.Time);
            }

            Assert.Equal((0, null), (_centre.Waiting, _centre.Current));
        }

        private Cause Step(int kind, string app, int number)
        {
            switch (kind)
            {
                case 0:
                    Pass(number / 10_000.0);
                    return Cause.Time;
                case 1:
                    Pass(number % 100 == 0 ? number : number / 1000.0);
                    return Cause.Time;
                case 2:
                    _now = _now.Plus(number * 1000);
                    _centre.Advance(_now, _card?.Id);
                    return Cause.Focus;
                case 3:
                    _intents[app] = _now;
                    _centre.NoteIntent(app, _now);
                    return Cause.Post;
                case 4:
                    _centre.SetAttention((Attention)(number % 64), _now);
                    return Cause.Dark;
                case 5:
                    _centre.SetAttention(Attention.Free, _now);
                    return Cause.Dark;
                case 6:
                    NotificationSettings settings = _centre.Settings.With(app, new AppNotificationSettings { InView = number % 3 > 0, OnLock = number % 5 == 0 });
                    _centre.Apply(settings with { Quiet = new QuietSettings { IsOn = number % 2 == 0, LetThrough = number % 7 == 0 ? ["chat"] : [] } }, _now);
                    return Cause.Wearer;
                case 7 when number % 4 == 0:
                    _centre.Dismiss(_now);
                    return Cause.Wearer;
                case 7 when number % 4 == 1:
                    _centre.Withdraw(app, $"{number % 5}");
                    return Cause.Time;
                case 8:
                    // Something comes after the runtime was held up.
                    _now = _now.Plus(number * 1000);
                    Post(app, number);
                    return Cause.Post;
                default:
                    Post(app, number);
                    return Cause.Post;
            }
        }

        private static string Text(int number) => number % 3 == 0 ? "" : number % 3 == 1 ? "Some words." : string.Join(" ", Enumerable.Repeat("word", number % 40));

        private void Pass(double seconds)
        {
            _now = _now.Plus(seconds * 1e6);
            _centre.Advance(_now, "elsewhere");
        }

        private void Post(string app, int number)
        {
            var notification = new Notification(app, app.ToUpperInvariant(), $"{number % 5}", $"Title {(number % 3 == 0 ? number % 10 : _posted++)}", Text(number), _now)
            {
                Priority = (NotificationPriority)(number / 10 % 4),
                GroupKey = $"{number / 100 % 3}",
                IsOwnDoing = number / 1000 % 3 == 0,
                ExpiresAt = number % 11 == 0 ? _now.Plus(number * 1000) : null,
            };
            NotificationFate fate = _centre.Post(notification, _now);
            Assert.NotEqual(NotificationFate.Refused, fate);
            if (fate != NotificationFate.Repeated)
                Assert.Equal(notification.Title, _centre.History[0].Notification.Title);
            if (app == Notification.RuntimeApp && notification.Priority == NotificationPriority.Critical && fate != NotificationFate.Repeated)
                Assert.Contains(_centre.InView, part => part.Notification.Title == notification.Title);
        }

        private void Check(Cause cause)
        {
            Assert.InRange(_centre.Waiting, 0, WaitingNotices.Most);
            Assert.InRange(_centre.History.Count, 0, NotificationHistory.Most);
            Assert.Equal(_centre.History.Count(entry => !entry.IsRead), _centre.History.Unread);
            Assert.All(Apps[..^1], app => Assert.InRange(_centre.Interruptions(app, _now), 0, NotificationCentre.UsualPerHour));
            HudCard? before = _card;
            _card = _centre.Current;
            Assert.Equal(_card is null, _centre.InView.Count == 0);
            Assert.All(_centre.InView, part => Assert.True(MayBeInView(part), $"{part.Notification} is in view"));
            if (before is not null && before.Id != _card?.Id)
                Ended(before, cause);
            if (_card is not null && _card.Id != before?.Id)
                Begun();
            if (!ReferenceEquals(before, _card))
                _changedAt = _now;
        }

        private void Ended(HudCard card, Cause cause)
        {
            Assert.NotEqual(Cause.Focus, cause);
            bool isReplaced = _centre.InView is [var newest, ..] && (newest.IsCritical || newest.IsConfirmation);
            double least = Math.Max(NotificationCentre.LeastDwellMs, HudLegibility.LeastDwellMs(card.Texts));
            if (cause is Cause.Time or Cause.Post && !isReplaced)
                Assert.True(_now.MillisecondsSince(_changedAt) >= least, $"'{card.Title}' was there for {_now.MillisecondsSince(_changedAt)} ms, expected {least}");
            _endedAt = _now;
        }

        private void Begun()
        {
            Attention busy = _centre.Attention;
            foreach (WaitingNotice part in _centre.InView)
            {
                if (part.IsCritical)
                    continue;
                Assert.Equal(Attention.Free, busy & (Attention.Capturing | Attention.Calibrating));
                if (part.IsConfirmation)
                    continue;
                Assert.True(_now.MillisecondsSince(_endedAt) >= NotificationCentre.GapMs);
                Assert.Equal(Attention.Free, busy & (Attention.Speaking | Attention.InCall));
                Assert.True((busy & Attention.Focused) == 0 || part.Notification.Priority == NotificationPriority.High);
                Assert.True((busy & Attention.Asleep) == 0 || _centre.Settings.Of(part.Notification.AppId).OnLock);
                Assert.True(!_centre.Settings.Quiet.IsOn || _centre.Settings.Quiet.LetThrough.Contains(part.Notification.AppId));
                Assert.False(part.Notification.ExpiresAt <= _now);
            }

            if (_centre.InView[0].IsConfirmation)
                Assert.True(_now.MillisecondsSince(_intents[_centre.InView[0].Notification.AppId]) <= NotificationCentre.OwnDoingMs);
        }

        private bool MayBeInView(WaitingNotice part) =>
            part.IsCritical ? part.Notification.AppId == Notification.RuntimeApp
            : part.IsConfirmation || part.Notification.AppId == Notification.RuntimeApp || _centre.Settings.Of(part.Notification.AppId).InView;
    }
}
