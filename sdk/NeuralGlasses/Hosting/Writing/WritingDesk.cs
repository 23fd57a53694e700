using NeuralGlasses.Apps;
using NeuralGlasses.Decoding;
using NeuralGlasses.Devices;
using NeuralGlasses.Interaction;
using NeuralGlasses.Streaming;
using NeuralGlasses.Typing.Composing;
using NeuralGlasses.Typing.Keyboard;
using NeuralGlasses.Typing.Keystrokes;
using NeuralGlasses.Typing.Language;

namespace NeuralGlasses.Hosting.Writing;

/// <summary>Where the wearer writes, one text at a time. Whatever happens to the glasses meanwhile, what was written is kept.</summary>
internal sealed class WritingDesk(IWritingLanguages? languages, GlassesPreferences preferences, IAppKeep keep, HostNotices notices, Action<HostTime, string>? log)
{
    private const string Done = "done";
    private const string GoOn = "go-on";
    private const string Cancel = "cancel";

    // What a finger at the temple finds, where gestures write: there is always a way out.
    private static readonly AppChoice[] Menu = [new(GoOn, "Go on"), new(Done, "Done"), new(Cancel, "Cancel")];

    private readonly WritingDrafts _drafts = new(keep);
    private string? _toldFinding;
    private int _keptWords;
    private (WritingSession? Session, int Version) _shown;

    /// <summary>Whether there is any language to write in.</summary>
    public bool HasLanguages => languages is { Names.Count: > 0 };

    /// <summary>What decodes gestures; null before it is loaded.</summary>
    public ModelManifest? Model { get; set; }

    /// <summary>What is heard of a text; null for glasses without speakers.</summary>
    public WritingVoice? Voice { get; init; }

    /// <summary>Who hears how texts end; null for nobody.</summary>
    public IPipelineObserver? Observer { get; set; }

    /// <summary>The text that is being written; null for none.</summary>
    public WritingSession? Session { get; private set; }

    /// <summary>Begins a text; says in one sentence why not, or null.</summary>
    public string? TryBegin(WritingWish wish, HostTime now)
    {
        if (!HasLanguages)
            return "These glasses have no language to write in; put the folder of languages, text-entry, on them.";
        if (Session is not null)
            return "A text is being written already; wait for its end.";
        if (Model is not { } model)
            return "The glasses do not read gestures yet; try again in a moment.";
        var keys = (int)preferences.Number(GlassesPreferences.WritingKeys);
        if (KeyboardGestures.Of(keys).FirstOrDefault(gesture => !model.Labels.Contains(gesture)) is { } missing)
            return $"The keyboard is typed with gestures such as '{missing}', which the model {model.Name} does not know; use one that does, such as hand-gestures.";
        try
        {
            WritingLanguage language = languages!.Open(preferences.Text(GlassesPreferences.WritingLanguage), keys);
            Session = new WritingSession(wish, _drafts.Find(wish.DraftKey), language, model);
            _keptWords = Session.Composer.WordCount;
            TellFinding(language.Words.Dictionary.Finding, now);
            return null;
        }
        catch (Exception error) when (error is LanguageModelException or KeyboardLayoutException)
        {
            return error.Message;
        }
    }

    /// <summary>A keystroke of the wearer that nothing holds back.</summary>
    public void Type(in Keystroke keystroke, HostTime now)
    {
        if (Session is not { } session)
            return;
        notices.NoteIntent(session.Wish.Owner, now);
        switch (session.Take(keystroke))
        {
            case ComposerOutcome.Done:
                Finish(now);
                break;
            case ComposerOutcome.Cancelled:
                End(TextEnd.Cancelled, "", now);
                break;
            case ComposerOutcome.Changed when session.Composer.WordCount != _keptWords:
                KeepDraft(now);
                break;
        }
    }

    /// <summary>The wearer went elsewhere, or wants to: what was written is kept.</summary>
    public void Leave(HostTime now)
    {
        if (Session is null)
            return;
        KeepDraft(now);
        End(TextEnd.Left, "", now);
    }

    /// <summary>Keeps what is written by now, as when the glasses are taken off.</summary>
    public void KeepDraft(HostTime now)
    {
        if (Session is not { } session)
            return;
        _keptWords = session.Composer.WordCount;
        KeepAs(session.Composer.Text() is var text && text == session.Wish.Wish.Text ? "" : text, now);
    }

    /// <summary>Shows what has changed of the text, and takes it away when it is over.</summary>
    public void Show(Stage stage)
    {
        (WritingSession? Session, int Version) written = (Session, Session?.Version ?? 0);
        if (written == _shown)
            return;
        _shown = written;
        stage.Write(Session is null ? null : WritingScene.Of(Session, stage.IsLow));
    }

    /// <summary>What an intent of a finger at the temple does while a text is written; null if it is none of the text's affair.</summary>
    public bool? Carry(in Intent intent, Stage stage)
    {
        notices.NoteIntent(Session!.Wish.Owner, intent.At);
        if (stage.HasMenu)
            return CarryMenu(intent, stage);
        switch (intent.Kind)
        {
            case IntentKind.Select or IntentKind.ContextMenu:
                Session!.Rest();
                stage.OpenMenu(Menu);
                return true;
            case IntentKind.Back:
                Leave(intent.At);
                return true;
            case IntentKind.FocusNext or IntentKind.FocusPrevious or IntentKind.Drag:
                return false;
            default:
                return null;
        }
    }

    private bool? CarryMenu(in Intent intent, Stage stage)
    {
        switch (intent.Kind)
        {
            case IntentKind.FocusNext or IntentKind.FocusPrevious:
                return stage.TryMove(intent.Kind == IntentKind.FocusNext ? 1 : -1);
            case IntentKind.Select or IntentKind.Back or IntentKind.ContextMenu:
                string? choice = intent.Kind == IntentKind.Select ? stage.FocusedId : GoOn;
                stage.CloseMenu();
                if (choice == Done)
                    Finish(intent.At);
                else if (choice == Cancel)
                    End(TextEnd.Cancelled, "", intent.At);
                return true;
            default:
                return null;
        }
    }

    private void Finish(HostTime now)
    {
        WritingSession session = Session!;
        string text = session.Composer.Text();
        if (session.Wish.Wish.For == TextPurpose.Message)
        {
            session.Learn();
            TellFinding(session.Finding, now);
        }

        End(TextEnd.Written, text, now);
    }

    private void End(TextEnd end, string text, HostTime now)
    {
        WritingSession session = Session!;
        if (end is TextEnd.Written or TextEnd.Cancelled)
            KeepAs("", now);
        Session = null;
        Observer?.OnText(end, text, now);
        Voice?.End(end, text, now);
        session.Wish.Ended(end, text);
    }

    private void KeepAs(string draft, HostTime now)
    {
        try
        {
            _drafts.Keep(Session!.Wish.DraftKey, draft);
        }
        catch (DeviceFailedException failure)
        {
            log?.Invoke(now, $"the draft of a text is not kept: {failure.Message}");
            notices.Warn("Writing", WearersWords.NotKept, now);
        }
    }

    // Once for each, since it is the same for every text that is written after it.
    private void TellFinding(string? finding, HostTime now)
    {
        if (finding is null || finding == _toldFinding)
            return;
        _toldFinding = finding;
        log?.Invoke(now, "the wearer's own words could not be read or kept");
        notices.Warn("Your own words", WearersWords.OwnWords, now);
    }
}
