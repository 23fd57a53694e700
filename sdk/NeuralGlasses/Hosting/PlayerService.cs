using System.Globalization;
using NeuralGlasses.Apps;
using NeuralGlasses.Media;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>Music and audiobooks for apps that may play sounds.</summary>
internal sealed class PlayerService(MediaPlayer player, Func<IReadOnlyList<Track>> tracks, EnergyRates rates) : IAppService
{
    private readonly Watchers _watchers = new();
    private (PlayerStatus Status, string? Track, long Second, double Speed, string? Complaint) _told;
    private IReadOnlyList<Track> _loaded = [];
    private AppCall? _owner;
    private TurnSpan _turn;

    public string Name => "player";

    public AppPermission Permission => AppPermission.Speaker;

    public void Handle(AppCall asked)
    {
        HostTime at = asked.At;
        switch (asked.Ask.Service)
        {
            case "player.watch":
                _watchers.Add(asked);
                asked.Tell(Standing());
                break;
            case "player.list":
                asked.Reply(AppAnswer.Done() with { Rows = [.. tracks().Select(Row)] });
                return;
            case "player.play":
                _owner = asked;
                asked.Reply(Play(asked.Ask.Argument("id"), at));
                return;
            case "player.toggle":
                _owner = asked;
                Toggle(at);
                break;
            case "player.next":
                player.Next(at);
                break;
            case "player.previous":
                player.Previous(at);
                break;
            case "player.skip":
                player.Skip(Number(asked, "seconds"), at);
                break;
            case "player.speed":
                player.SetSpeed(Math.Clamp(Number(asked, "speed"), MediaPlayer.SlowestSpeed, MediaPlayer.FastestSpeed));
                break;
            default:
                asked.Reply(AppAnswer.Refused($"The player does not know '{asked.Ask.Service}'; it knows player.watch, .list, .play, .toggle, .next, .previous, .skip and .speed."));
                return;
        }

        asked.Reply(AppAnswer.Done());
    }

    public void Advance(HostTime now)
    {
        double seconds = _turn.Step(now);
        if (_owner is { } owner && player.IsPlaying)
            owner.Meter.Use(seconds * rates.SpeakerMilliwatts, owner.IsAsked, now);
        var present = (player.Status, player.Playlist.Current?.Id, (long)player.PositionSeconds, player.State.Speed, player.Complaint);
        if (present == _told)
            return;
        _told = present;
        _watchers.Tell(Standing());
    }

    // Nobody hears it, and whoever puts the glasses on again is not to be surprised by it.
    public void Doffed(HostTime now)
    {
        if (player.IsPlaying)
            player.Pause(now);
    }

    public void Left(string appId, HostTime now) => _watchers.Remove(appId);

    private void Toggle(HostTime at)
    {
        if (player.IsPlaying)
            player.Pause(at);
        else
            player.Play(at);
    }

    private AppAnswer Play(string id, HostTime at)
    {
        IReadOnlyList<Track> known = tracks();
        if (!known.SequenceEqual(_loaded))
        {
            player.Load(new Playlist(known), at);
            _loaded = known;
        }

        if (!player.TryGoTo(id, at))
            return AppAnswer.Refused($"There is nothing to play called '{id}'.");
        player.Play(at);
        return AppAnswer.Done();
    }

    private AppEvent Standing()
    {
        PlayerState state = player.State;
        return new AppEvent(AppPlayer.Changed, new Dictionary<string, string>
        {
            ["status"] = state.Status.ToString().ToLowerInvariant(),
            ["id"] = state.Track?.Id ?? "",
            ["title"] = state.Track?.Title ?? "",
            ["artist"] = state.Track?.Artist ?? "",
            ["seconds"] = Text(state.PositionSeconds),
            ["length"] = state.LengthSeconds is { } length ? Text(length) : "",
            ["speed"] = Text(state.Speed),
            ["complaint"] = player.Complaint ?? "",
        });
    }

    private static Dictionary<string, string> Row(Track track) => new()
    {
        ["id"] = track.Id,
        ["title"] = track.Title,
        ["artist"] = track.Artist,
        ["book"] = track.IsBook ? AppSetting.On : AppSetting.Off,
    };

    private static double Number(AppCall asked, string name) => double.TryParse(asked.Ask.Argument(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : 0;

    private static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
