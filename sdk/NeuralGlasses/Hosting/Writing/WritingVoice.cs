using NeuralGlasses.Hud.Audio;
using NeuralGlasses.Streaming;
using NeuralGlasses.Typing.Composing;
using NeuralGlasses.Typing.Keyboard;

namespace NeuralGlasses.Hosting.Writing;

/// <summary>
/// What is heard of a text that is written: each word as it is taken or erased, after a pause the word that is being typed, and what there is to choose. All of it
/// is short, and the next of it cuts it.
/// </summary>
/// <param name="tell">Says words; the flag is set for what is not to be cut.</param>
/// <param name="verbosity">How much is spoken.</param>
/// <param name="waits">Lets a gesture be heard that types nothing before another one follows; null where its key is seen.</param>
internal sealed class WritingVoice(Action<string, bool, HostTime> tell, Func<Verbosity> verbosity, Action? waits = null)
{
    /// <summary>Time without a keystroke after which the word that is being typed is said, in milliseconds; whoever knows it types on before. A guess.</summary>
    public const double PauseMs = 900;

    private WritingSession? _session;
    private ComposerView? _view;
    private HostTime _changedAt;
    private bool _isWordTold;
    private long _waited;

    /// <summary>Time goes by: says what has changed.</summary>
    public void Advance(WritingSession? session, HostTime now)
    {
        if (!ReferenceEquals(session, _session))
            Begin(session, now);
        if (session is null)
            return;
        if (session.Waited > _waited)
            waits?.Invoke();
        _waited = session.Waited;
        if (!ReferenceEquals(session.View, _view))
            Follow(session, now);
        else if (!_isWordTold && session.View is { Layer: ComposerLayer.Words, IsPaused: false, Current.Length: > 0 } view && now.MillisecondsSince(_changedAt) >= PauseMs)
            Offer(view, now);
    }

    /// <summary>A text came to its end.</summary>
    public void End(Apps.TextEnd end, string text, HostTime now) => tell(
        end switch
        {
            Apps.TextEnd.Written => text.Length == 0 ? "Nothing written." : $"Written: {text}",
            Apps.TextEnd.Cancelled => "Cancelled.",
            _ => "Kept as a draft.",
        },
        true,
        now);

    private void Begin(WritingSession? session, HostTime now)
    {
        (_session, _view, _isWordTold, _waited) = (session, session?.View, true, session?.Waited ?? 0);
        if (session is null)
            return;
        string prompt = session.Wish.Wish.Prompt is { Length: > 0 } wanted ? wanted : "Text";
        string text = session.View.Text.Length == 0 ? "" : $" {(session.IsDraft ? "Draft: " : "")}{session.View.Text}.";
        string keys = verbosity() == Verbosity.Full ? " " + Choices(session, letterByLetter: true) : "";
        tell($"{prompt}.{text}{keys}", false, now);
    }

    private void Follow(WritingSession session, HostTime now)
    {
        (ComposerView before, ComposerView view) = (_view!, session.View);
        (_view, _changedAt, _isWordTold) = (view, now, false);
        string said = view.IsPaused != before.IsPaused ? view.IsPaused ? "Paused." : "On."
            : view.Layer != before.Layer && view.Layer != ComposerLayer.Words ? Layer(session, isInside: false)
            : Written(before, view) is { Length: > 0 } written ? written
            : view.Layer != before.Layer || (view.Layer != ComposerLayer.Words && !view.Keys.SequenceEqual(before.Keys)) ? Layer(session, view.Layer == before.Layer)
            : "";
        if (said.Length > 0)
            tell(said, false, now);
    }

    private void Offer(ComposerView view, HostTime now)
    {
        _isWordTold = true;
        tell(view.Suggestion.Length > 0 ? view.Suggestion : view.Current, false, now);
    }

    // What is new of the text, or is no longer there.
    private static string Written(ComposerView before, ComposerView now)
    {
        if (now.Text != before.Text)
        {
            int same = Common(before.Text, now.Text);
            string gone = before.Text[same..].Trim();
            string come = now.Text[same..].Trim();
            return come.Length == 0 ? $"erased {Spoken(gone)}" : Spoken(come);
        }

        if (now.Layer is ComposerLayer.Numbers or ComposerLayer.Spelling && now.Current.Length > before.Current.Length)
            return Spoken(now.Current[^1..]);
        return now.Layer == before.Layer && now.Current.Length < before.Current.Length ? "erased" : "";
    }

    // Whole words alone, so that no half of one is said.
    private static int Common(string one, string other)
    {
        var same = 0;
        while (same < one.Length && same < other.Length && one[same] == other[same])
            same++;
        bool isWhole = (same == one.Length || one[same] == ' ' || !char.IsLetterOrDigit(one[same])) && (same == other.Length || other[same] == ' ' || !char.IsLetterOrDigit(other[same]));
        return isWhole ? same : one.LastIndexOf(' ', Math.Max(0, same - 1)) + 1;
    }

    private static string Layer(WritingSession session, bool isInside)
    {
        string name = session.View.Layer switch
        {
            ComposerLayer.Words => "Words.",
            ComposerLayer.Menu => "Menu.",
            ComposerLayer.Suggestions => "Which word?",
            ComposerLayer.Numbers => "Numbers.",
            _ => "Letter by letter.",
        };
        if (session.View.Layer == ComposerLayer.Words)
            return name;
        string choices = Choices(session, letterByLetter: session.View.Layer != ComposerLayer.Suggestions && session.View.Layer != ComposerLayer.Menu);
        return isInside ? choices : $"{name} {choices}";
    }

    private static string Choices(WritingSession session, bool letterByLetter) => string.Join(
        ' ',
        session.View.Keys.Select((key, i) => (Key: key, Gesture: KeyboardGestures.WordOf(session.Gestures[i])))
            .Where(each => each.Key.Length > 0)
            .Select(each => $"{each.Gesture}, {(letterByLetter && each.Key.Length > 1 ? string.Join(' ', each.Key.ToCharArray()) : Spoken(each.Key))}."));

    // A voice passes over marks.
    private static string Spoken(string text) => text switch
    {
        ".,?!" => "marks",
        "." => "full stop",
        "," => "comma",
        "?" => "question mark",
        "!" => "exclamation mark",
        "'" => "apostrophe",
        "-" => "hyphen",
        ":" => "colon",
        ";" => "semicolon",
        "(" => "open bracket",
        ")" => "closed bracket",
        "\"" => "quotation mark",
        "/" => "slash",
        "*" => "star",
        "_" => "underscore",
        "123" => "numbers",
        "Aa" => "capital",
        _ => text,
    };
}
