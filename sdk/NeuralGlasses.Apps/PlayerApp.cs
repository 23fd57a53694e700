using System.Globalization;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;

namespace NeuralGlasses.Apps;

/// <summary>Plays music and audiobooks: a selection plays and pauses, swipes skip, and the menu has the rest.</summary>
public sealed class PlayerApp : GlassesApp
{
    private const double SkipSeconds = 30;
    private const double SpeedStep = 0.25;
    private PlayerStanding _player;
    private bool _lists;

    /// <summary>What the app says of itself.</summary>
    public static AppManifest Manifest { get; } = BuiltInManifests.Read("player");

    private AppPlayer Player => new(Glasses);

    /// <inheritdoc/>
    protected override void OnStart() => Player.Watch();

    /// <inheritdoc/>
    protected override void OnOpen()
    {
        if (_player.Id is { Length: > 0 })
            ShowTrack();
        else
            ListTracks();
    }

    /// <inheritdoc/>
    protected override void OnEvent(AppEvent happened)
    {
        PlayerStanding before = _player;
        string complaint = before.Complaint ?? "";
        _player = AppPlayer.Of(happened);
        Glasses.Tell(_player.IsPlaying ? _player.Title : "", isNews: before.IsPlaying && _player.IsPlaying && before.Id != _player.Id);
        if (_player.Complaint.Length > 0 && _player.Complaint != complaint)
            Glasses.Notify(new AppNotice("complaint", "Not played", _player.Complaint) { Tone = HudTone.Warning, IsConfirmation = true });
        if (Glasses.IsOpen && !_lists)
            ShowTrack();
    }

    /// <inheritdoc/>
    protected override void OnIntent(in AppIntent intent)
    {
        switch (intent.Kind)
        {
            case IntentKind.Select when _lists:
                Begin(intent.FocusedId ?? "");
                break;
            case IntentKind.Select:
                Player.Toggle();
                break;
            case IntentKind.FocusNext:
                Player.Skip(SkipSeconds);
                break;
            case IntentKind.FocusPrevious:
                Player.Skip(-SkipSeconds);
                break;
            case IntentKind.Back:
                ListTracks();
                break;
        }
    }

    /// <inheritdoc/>
    protected override void OnAction(string action)
    {
        switch (action)
        {
            case "next":
                Player.Next();
                break;
            case "previous":
                Player.Previous();
                break;
            case "faster":
                Player.SetSpeed(_player.Speed + SpeedStep);
                break;
            case "slower":
                Player.SetSpeed(_player.Speed - SpeedStep);
                break;
            case "pause":
                Player.Toggle();
                break;
            default:
                ListTracks();
                break;
        }
    }

    private void Begin(string id)
    {
        _lists = false;
        Player.Play(id);
        ShowTrack();
    }

    private void ListTracks() => Player.List(tracks =>
    {
        _lists = true;
        Glasses.Show(tracks.Count == 0
            ? new HudScene("tracks", [new HudCard("none", "Nothing to play", "Put music and books into their folders on the glasses.") { Symbol = HudSymbol.Music }])
            : new HudScene("tracks", [new HudList("list", "Player", [.. tracks.Select(track => new HudItem(track.Id, Short(track.Title), track.IsBook ? "book" : Short(track.Artist)))])]));
    });

    private void ShowTrack()
    {
        double share = _player.LengthSeconds is > 0 and { } length ? _player.Seconds / length : 0;
        string speed = _player.Speed == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" · {_player.Speed:0.##} ×");
        Glasses.Show(
            new HudScene("track",
            [
                new HudText("artist", _player.Artist ?? "") { Style = HudTextStyle.Caption, Tone = HudTone.Dim, MostLines = 1 },
                new HudText("title", _player.Title is { Length: > 0 } title ? title : "Nothing plays") { Style = HudTextStyle.Title, MostLines = 2 },
                new HudProgress("place", "", share),
                new HudText("time", $"{(_player.IsPlaying ? "" : "Paused · ")}{Clock(_player.Seconds)}{(_player.LengthSeconds is { } all ? $" / {Clock(all)}" : "")}{speed}") { Style = HudTextStyle.Caption, Tone = HudTone.Dim, MostLines = 1 },
            ]),
            leadsBack: true,
            menu: [new AppChoice("next", "Next"), new AppChoice("previous", "Previous"), new AppChoice("faster", "Faster"), new AppChoice("slower", "Slower"), new AppChoice("list", "All")]);
    }

    private static string Short(string text) => text.Length <= AppManifest.MostTitleLength ? text : text[..(AppManifest.MostTitleLength - 1)] + "…";

    private static string Clock(double seconds)
    {
        long whole = (long)Math.Max(0, seconds);
        return whole < 3600 ? string.Create(CultureInfo.InvariantCulture, $"{whole / 60}:{whole % 60:00}") : string.Create(CultureInfo.InvariantCulture, $"{whole / 3600}:{whole / 60 % 60:00}:{whole % 60:00}");
    }
}
