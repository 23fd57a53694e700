using System.Globalization;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;

namespace NeuralGlasses.Apps;

/// <summary>Notes that the wearer writes by gestures: they are listed newest first, read, gone on with and deleted, and stay from one start to the next.</summary>
public sealed class NotesApp : GlassesApp
{
    private const string New = "new";
    private const string GoOn = "go-on";
    private const string Delete = "delete";
    private const string Undo = "undo";
    private const string KeyStem = "note ";
    private const int MostNotes = 200;
    private string? _read;
    private string? _deleted;

    /// <summary>What the app says of itself.</summary>
    public static AppManifest Manifest { get; } = BuiltInManifests.Read("notes");

    private string[] Keys => [.. Glasses.Storage.Keys.Where(key => key.StartsWith(KeyStem, StringComparison.Ordinal)).Reverse()];

    /// <inheritdoc/>
    protected override void OnStart() => Tell();

    /// <inheritdoc/>
    protected override void OnOpen() => List();

    /// <inheritdoc/>
    protected override void OnClose() => (_read, _deleted) = (null, null);

    /// <inheritdoc/>
    protected override void OnIntent(in AppIntent intent)
    {
        if (_read is not null && intent.Kind is IntentKind.Back or IntentKind.Select)
            List();
        else if (intent is { Kind: IntentKind.Select, FocusedId: New })
            Write(null);
        else if (intent.Kind == IntentKind.Select && intent.FocusedId is { } key && Glasses.Storage.Get(key) is not null)
            Read(key);
    }

    /// <inheritdoc/>
    protected override void OnAction(string action)
    {
        if (action == Undo && _deleted is { } text)
            Keep(null, text);
        else if (action == GoOn && _read is not null)
            Write(_read);
        else if (action == Delete && _read is { } key)
            Remove(key);
        List();
    }

    private void List()
    {
        _read = null;
        Glasses.Show(
            new HudScene("notes", [new HudList("lines", "Notes", [new HudItem(New, "New note", ""), .. Keys.Select(key => new HudItem(key, FirstWords(Glasses.Storage.Get(key)!), ""))])]),
            menu: _deleted is null ? [] : [new AppChoice(Undo, "Undo delete")]);
    }

    private void Read(string key)
    {
        _read = key;
        Glasses.Show(
            new HudScene("note", [new HudText("text", Glasses.Storage.Get(key)!)]),
            leadsBack: true,
            menu: [new AppChoice(GoOn, "Go on writing"), new AppChoice(Delete, "Delete")]);
    }

    private void Write(string? key) => new AppText(Glasses).Write(
        new TextWish(TextPurpose.Message, "Note") { Text = key is null ? "" : Glasses.Storage.Get(key) ?? "" },
        answer =>
        {
            if (answer.IsDone && answer.Text.Length > 0)
                Keep(key, answer.Text);
            else if (AppText.EndOf(answer) == TextEnd.Refused)
                Glasses.Notify(new AppNotice("why", "No note", answer.Text) { Tone = HudTone.Warning, IsConfirmation = true });
            if (Glasses.IsOpen)
                List();
        });

    private void Keep(string? key, string text)
    {
        key ??= Next();
        bool isKept = key is not null && Glasses.Storage.TrySet(key, text);
        Glasses.Notify(isKept
            ? new AppNotice("kept", "Note saved", FirstWords(text)) { IsConfirmation = true }
            : new AppNotice("kept", "No room for it", "Delete notes that are no longer wanted.") { Tone = HudTone.Warning, IsConfirmation = true });
        if (isKept)
            _deleted = null;
        Tell();
    }

    private void Remove(string key)
    {
        _deleted = Glasses.Storage.Get(key);
        Glasses.Storage.Remove(key);
        Glasses.Notify(new AppNotice("deleted", "Note deleted", "The menu takes it back.") { IsConfirmation = true });
        Tell();
    }

    // Numbers that only grow keep the notes in the order in which they were written.
    private string? Next()
    {
        string[] keys = Keys;
        if (keys.Length >= MostNotes)
            return null;
        int last = keys.Length == 0 ? 0 : int.Parse(keys[0][KeyStem.Length..], CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{KeyStem}{last + 1:D8}");
    }

    private void Tell() => Glasses.Tell(Keys.Length is > 0 and var count ? count.ToString(CultureInfo.InvariantCulture) : "");

    // What is too long for a line is read in full when it is selected.
    private static string FirstWords(string text)
    {
        const int Most = 24;
        if (text.Length <= Most)
            return text;
        int space = text.LastIndexOf(' ', Most - 1);
        return text[..(space > 0 ? space : Most - 1)] + "…";
    }
}
