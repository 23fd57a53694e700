using System.Globalization;

namespace NeuralGlasses.Apps;

/// <summary>What the player does.</summary>
/// <param name="IsPlaying">Whether it plays.</param>
/// <param name="Id">Id of the track; empty for none.</param>
/// <param name="Title">Its title.</param>
/// <param name="Artist">Who made it.</param>
/// <param name="Seconds">Place in the track, in seconds.</param>
/// <param name="LengthSeconds">Its length, in seconds; null as long as nobody knows.</param>
/// <param name="Speed">Speed, 1 for as recorded.</param>
/// <param name="Complaint">Why a track could not be played; empty for nothing.</param>
public readonly record struct PlayerStanding(bool IsPlaying, string Id, string Title, string Artist, double Seconds, double? LengthSeconds, double Speed, string Complaint);

/// <summary>Something to play.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Artist">Who made it.</param>
/// <param name="IsBook">Whether it is an audiobook.</param>
public readonly record struct TrackLine(string Id, string Title, string Artist, bool IsBook);

/// <summary>Music and audiobooks, for apps with the permission <c>speaker</c>.</summary>
/// <param name="glasses">The glasses.</param>
public sealed class AppPlayer(IAppContext glasses)
{
    /// <summary>Name of the event that says what the player does.</summary>
    public const string Changed = "player.changed";

    /// <summary>Asks to be told, by <see cref="Changed"/>, what the player does, now, once a second while it plays, and whenever that changes.</summary>
    public void Watch() => glasses.Ask(new AppAsk("player.watch"));

    /// <summary>Asks for all there is to play.</summary>
    public void List(Action<IReadOnlyList<TrackLine>> listed)
    {
        ArgumentNullException.ThrowIfNull(listed);
        glasses.Ask(new AppAsk("player.list"), answer => listed([.. answer.Rows.Select(row => new TrackLine(row["id"], row["title"], row["artist"], row["book"] == AppSetting.On))]));
    }

    /// <summary>Plays a track from where it was left.</summary>
    /// <param name="id">Id of the track.</param>
    /// <param name="played">Called with what became of it; null for nobody.</param>
    public void Play(string id, Action<AppAnswer>? played = null) => glasses.Ask(With("player.play", "id", id), played);

    /// <summary>Plays or pauses.</summary>
    public void Toggle() => glasses.Ask(new AppAsk("player.toggle"));

    /// <summary>Goes to the next track.</summary>
    public void Next() => glasses.Ask(new AppAsk("player.next"));

    /// <summary>Goes to the start of the track, or to the one before.</summary>
    public void Previous() => glasses.Ask(new AppAsk("player.previous"));

    /// <summary>Goes on or back by some seconds.</summary>
    public void Skip(double seconds) => glasses.Ask(With("player.skip", "seconds", seconds.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Sets the speed, 0.5 to 3; the pitch stays.</summary>
    public void SetSpeed(double speed) => glasses.Ask(With("player.speed", "speed", speed.ToString(CultureInfo.InvariantCulture)));

    /// <summary>What an event tells.</summary>
    public static PlayerStanding Of(AppEvent changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        return new PlayerStanding(
            changed.Value("status") == "playing",
            changed.Value("id"),
            changed.Value("title"),
            changed.Value("artist"),
            Number("seconds") ?? 0,
            Number("length"),
            Number("speed") ?? 1,
            changed.Value("complaint"));

        double? Number(string name) => double.TryParse(changed.Value(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;
    }

    private static AppAsk With(string service, string name, string value) => new(service) { Arguments = new Dictionary<string, string> { [name] = value } };
}
