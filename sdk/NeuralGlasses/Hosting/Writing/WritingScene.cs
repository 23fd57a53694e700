using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Typing.Composing;
using NeuralGlasses.Typing.Keyboard;

namespace NeuralGlasses.Hosting.Writing;

/// <summary>
/// What is seen of a text that is written: the keys with their letters and gestures, and below them, where the eye rests, the text and the word that is typed. The
/// edge round a key says which gesture is being made before it is decided.
/// </summary>
internal static class WritingScene
{
    /// <summary>Id of the scene.</summary>
    public const string Id = ".text";

    // What stands side by side and can still be read.
    private const int KeysInRow = 4;

    // Of half a line at the size of what is read.
    private const int MostInHalf = 16;

    // Of the lines above the keys.
    private const int MostAbove = 90;
    private const float Doubtful = 0.4f;
    private const float Sure = 0.75f;

    /// <summary>The scene of a text.</summary>
    /// <param name="session">The text.</param>
    /// <param name="isLow">Whether the display has room for a few lines alone, which are those of the keys and the word.</param>
    public static HudScene Of(WritingSession session, bool isLow)
    {
        ComposerView view = session.View;
        HudText[] cells = [.. Cells(session, isLow)];
        (string before, string line) = Split(view.Text);
        var elements = new List<HudElement>();
        if (!isLow)
            elements.Add(new HudText(".text-prompt", Prompt(session)) { Style = HudTextStyle.Caption, Tone = HudTone.Dim, MostLines = 1 });
        if (!isLow && Above(session, before) is { Length: > 0 } above)
            elements.Add(new HudText(".text-before", above) { Style = HudTextStyle.Detail, Tone = HudTone.Dim, MostLines = 3 });
        elements.Add(new HudRow(".text-keys-1", [.. cells.Take(KeysInRow)]));
        elements.Add(new HudRow(".text-keys-2", [.. cells.Skip(KeysInRow)]));
        elements.Add(new HudRow(".text-line",
        [
            new HudText(".text-words", line.Length == 0 ? " " : line) { Alignment = HudAlignment.End, MostLines = 1 },
            new HudText(".text-word", Word(view)) { Tone = ToneOf(view), MostLines = 1 },
        ]));
        return new HudScene(Id, [.. elements]) { FocusedId = session.Highlighted < 0 ? null : KeyId(session.Highlighted) };
    }

    /// <summary>A scene without what is seen of the text, whose words are said otherwise.</summary>
    public static HudScene Others(HudScene scene) =>
        scene.Id == Id ? new HudScene(Id, [.. scene.Elements.Where(element => !element.Id.StartsWith(Id, StringComparison.Ordinal))]) : scene;

    private static string KeyId(int key) => FormattableString.Invariant($".text-key-{key}");

    private static string Prompt(WritingSession session)
    {
        string layer = session.View switch
        {
            { IsPaused: true } => "paused",
            { Layer: ComposerLayer.Menu } => "menu",
            { Layer: ComposerLayer.Suggestions } => "which word?",
            { Layer: ComposerLayer.Numbers } => "numbers",
            { Layer: ComposerLayer.Spelling } => "letter by letter",
            _ => session.IsDraft && session.Version == 0 ? "draft" : "",
        };
        string prompt = session.Wish.Wish.Prompt is { Length: > 0 } wanted ? wanted : "Text";
        return layer.Length == 0 ? prompt : $"{prompt} · {layer}";
    }

    private static string Above(WritingSession session, string before)
    {
        if (session.View.IsPaused)
            return $"Hold {KeyboardGestures.WordOf(session.Gestures[^2])} to go on.";
        return session.View is { Text: "", Current: "", Layer: ComposerLayer.Words } ? $"Hold {KeyboardGestures.WordOf(session.Gestures[^2])}: other words and menu." : before;
    }

    private static IEnumerable<HudText> Cells(WritingSession session, bool isLow)
    {
        ComposerView view = session.View;
        int letters = session.Composer.Keys.Letters;
        for (var key = 0; key < session.Composer.Keys.Count; key++)
        {
            string what = key < letters ? (!view.IsPaused && key < view.Keys.Count ? view.Keys[key] : "") : key == session.Composer.Keys.Accept ? Accepts(view) : Erases(view);
            bool isSuggestion = key == session.Composer.Keys.Accept && view.Layer == ComposerLayer.Words && !view.IsPaused && view.Suggestion.Length > 0;
            // Whoever holds the gesture takes the word below it.
            string held = !isLow && !view.IsPaused && key < view.Choices.Count ? "\n" + view.Choices[key] : "";
            yield return new HudText(KeyId(key), $"{(what.Length == 0 ? "–" : what)}\n{KeyboardGestures.WordOf(session.Gestures[key])}{held}")
            {
                Style = HudTextStyle.Detail,
                Tone = isSuggestion ? HudTone.Accent : what.Length == 0 ? HudTone.Dim : HudTone.Bright,
                Alignment = HudAlignment.Centre,
                MostLines = held.Length == 0 ? 2 : 3,
                CanFocus = true,
            };
        }
    }

    private static string Accepts(ComposerView view) => view switch
    {
        { IsPaused: true } => "go on",
        { Layer: ComposerLayer.Words } => view.Suggestion,
        { Layer: ComposerLayer.Suggestions } => "back",
        { Layer: ComposerLayer.Menu } => "",
        _ => "take",
    };

    private static string Erases(ComposerView view) => view switch
    {
        { IsPaused: true } => "",
        { Layer: ComposerLayer.Words } or { Current.Length: > 0 } => "erase",
        _ => "back",
    };

    // A mark of the word's end is seen on a display of one colour, too.
    private static string Word(ComposerView view)
    {
        if (view.Current.Length == 0)
            return "_";
        string current = view.Current.Length <= MostInHalf ? view.Current : "…" + view.Current[^(MostInHalf - 1)..];
        return view.Layer == ComposerLayer.Words && view.Confidence < Doubtful ? current + "?" : current + "_";
    }

    private static HudTone ToneOf(ComposerView view) => view.Current.Length == 0 || view.Layer != ComposerLayer.Words ? HudTone.Bright
        : view.Confidence >= Sure ? HudTone.Accent
        : view.Confidence >= Doubtful ? HudTone.Bright
        : HudTone.Dim;

    // The last words stand before the word that is typed, the others above the keys.
    private static (string Before, string Line) Split(string text)
    {
        if (text.Length <= MostInHalf)
            return ("", text);
        int space = text.IndexOf(' ', text.Length - MostInHalf);
        int from = space < 0 ? text.Length - MostInHalf : space + 1;
        string before = text[..from].TrimEnd();
        return (before.Length <= MostAbove ? before : "…" + before[^(MostAbove - 1)..], text[from..]);
    }
}
