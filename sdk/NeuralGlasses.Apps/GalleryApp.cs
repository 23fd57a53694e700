using System.Globalization;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Storage;

namespace NeuralGlasses.Apps;

/// <summary>What was captured, the newest first: one picture at a time, and a menu that marks it or deletes it, which can be undone.</summary>
public sealed class GalleryApp : GlassesApp
{
    private const double ViewDegrees = 6;
    private const string Undo = "undo";
    private int _count;
    private int _total;
    private int _at;
    private string _problem = "";
    private GalleryItem _item;
    private GalleryPicture? _seen;
    private (string Name, int At)? _deleted;
    private bool _asksUndo;

    /// <summary>What the app says of itself.</summary>
    public static AppManifest Manifest { get; } = BuiltInManifests.Read("gallery");

    private AppGallery Gallery => new(Glasses);

    private string Detail => _count == 1 ? "1 photo" : $"{_count} photos";

    /// <inheritdoc/>
    protected override void OnStart() => Gallery.Watch();

    /// <inheritdoc/>
    protected override void OnOpen()
    {
        _deleted = null;
        GoTo(0);
    }

    /// <inheritdoc/>
    protected override void OnClose() => _seen = null;

    /// <inheritdoc/>
    protected override void OnEvent(AppEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        _count = AppGallery.CountOf(happened);
        Glasses.Tell(Detail);
        string problem = AppGallery.ProblemOf(happened);
        if (problem.Length > 0 && problem != _problem)
            Glasses.Notify(new AppNotice("problem", "Gallery", problem) { Tone = HudTone.Warning });
        _problem = problem;
        int more = AppGallery.ItemsOf(happened) - _total;
        if (!Glasses.IsOpen || more == 0)
            return;

        // What comes while the wearer looks at a picture is newer than that, which stays.
        _at = _total == 0 ? 0 : Math.Max(0, _at + more);
        _total += more;
        if (!_asksUndo)
            GoTo(_at);
    }

    /// <inheritdoc/>
    protected override void OnIntent(in AppIntent intent)
    {
        if (_asksUndo)
        {
            if (intent.Kind == IntentKind.Select && intent.FocusedId == Undo)
                Restore();
            else if (intent.Kind is IntentKind.Select or IntentKind.Back)
                GoTo(_at);
        }
        else if (intent.Kind == IntentKind.FocusNext && _at + 1 < _total)
        {
            GoTo(_at + 1);
        }
        else if (intent.Kind == IntentKind.FocusPrevious && _at > 0)
        {
            GoTo(_at - 1);
        }
    }

    /// <inheritdoc/>
    protected override void OnAction(string action)
    {
        switch (action)
        {
            case "favourite":
                Gallery.SetFavourite(_item.Name, !_item.IsFavourite, answer => Done(answer, "Not marked"));
                break;
            case "delete":
                Delete();
                break;
            case Undo:
                Restore();
                break;
            default:
                Glasses.Notify(new AppNotice("count", "Gallery", Detail) { IsConfirmation = true });
                break;
        }
    }

    private void Delete() => Gallery.Delete(_item.Name, answer =>
    {
        if (answer.IsDone)
        {
            _total--;
            _deleted = (_item.Name, _at);
            _asksUndo = true;
            Show(
                new HudScene("deleted", [new HudList("deleted", $"{Word(_item.Kind)} deleted", [new HudItem(Undo, "Undo", ""), new HudItem("on", "Go on", "")])]),
                leadsBack: true);
        }
        else
        {
            Done(answer, "Not deleted");
        }
    });

    private void Restore()
    {
        if (_deleted is not { } deleted)
            return;
        Gallery.Restore(deleted.Name, answer =>
        {
            _deleted = null;
            _total += answer.IsDone ? 1 : 0;
            _at = answer.IsDone ? deleted.At : _at;
            Done(answer, "Not restored");
        });
    }

    private void Done(AppAnswer answer, string complaint)
    {
        if (!answer.IsDone)
            Glasses.Notify(new AppNotice("refused", complaint, answer.Text) { Tone = HudTone.Warning, IsConfirmation = true });
        GoTo(_at);
    }

    private void GoTo(int at)
    {
        _asksUndo = false;
        Gallery.List(at, 1, page =>
        {
            _total = page.Total;
            _at = Math.Clamp(at, 0, Math.Max(0, _total - 1));
            if (page.Items.Count == 1)
                Look(page.Items[0]);
            else if (_total > 0)
                GoTo(_at);
            else
                ShowNone(page.Complaint);
        });
    }

    private void Look(GalleryItem item)
    {
        bool isSame = _seen is not null && item.Name == _item.Name;
        _item = item;
        if (isSame)
        {
            ShowItem();
            return;
        }

        Gallery.Picture(item.Name, seen =>
        {
            if (item.Name != _item.Name)
                return;
            _seen = seen;
            ShowItem();
        });
    }

    private void ShowNone(string complaint)
    {
        _seen = null;
        Show(new HudScene("none", [complaint.Length > 0
            ? new HudCard("none", Detail, complaint) { Symbol = HudSymbol.Gallery }
            : new HudCard("none", "Nothing yet", "What the camera takes is shown here.") { Symbol = HudSymbol.Gallery }]));
    }

    private void ShowItem()
    {
        // What a picture shows nobody knows: its line says what it is, and is what is heard when the wearer goes on.
        HudElement view = _seen switch
        {
            { Picture: { } picture } => new HudImage("view", picture, "Picture", ViewDegrees),
            { Complaint.Length: > 0 } => new HudCard("view", "Not shown", _seen.Complaint) { Tone = HudTone.Warning, Symbol = HudSymbol.Warning },
            _ => new HudIcon("view", HudSymbol.Microphone, "Sound"),
        };
        var line = new HudText("line", Line()) { Style = HudTextStyle.Caption, Tone = _item.IsFavourite ? HudTone.Accent : HudTone.Bright, Alignment = HudAlignment.Centre, MostLines = 2 };
        Show(new HudScene("item", [view, line]));
    }

    private void Show(HudScene scene, bool leadsBack = false)
    {
        if (!Glasses.IsOpen)
            return;
        var menu = new List<AppChoice>();
        if (scene.Id == "item")
            menu.AddRange([new AppChoice("favourite", _item.IsFavourite ? "Not favourite" : "Favourite"), new AppChoice("delete", "Delete")]);
        if (_deleted is not null)
            menu.Add(new AppChoice(Undo, "Undo delete"));
        Glasses.Show(scene, leadsBack, menu);
    }

    private string Line()
    {
        DateTime today = Glasses.Time.DateTime.Date;
        string day = _item.Taken.Date == today ? "" : _item.Taken.ToString(_item.Taken.Year == today.Year ? "d MMM, " : "d MMM yyyy, ", CultureInfo.InvariantCulture);
        string length = _seen?.Seconds is { } seconds ? $", {Length(seconds)}" : "";
        string size = _item.Kind == MediaKind.Photo || _seen?.Seconds is not null ? "" : $", {Size(_item.Bytes)}";
        return string.Create(CultureInfo.InvariantCulture, $"{Word(_item.Kind)} of {day}{_item.Taken:HH:mm}{length}{size}, {_at + 1} of {_total}{(_item.IsFavourite ? ", favourite" : "")}");
    }

    private static string Word(MediaKind kind) => kind switch
    {
        MediaKind.Video => "Video",
        MediaKind.Sound => "Sound note",
        _ => "Photo",
    };

    private static string Length(double seconds) => seconds < 60
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(long)seconds / 60} min {(long)seconds % 60} s");

    private static string Size(long bytes) => bytes < 100_000 ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000.0:0} kB") : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");
}
