using NeuralGlasses.Apps;
using NeuralGlasses.Decoding;
using NeuralGlasses.Interaction;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting.Writing;

/// <summary>A command at the home menu: a few letters are written, and what the line says that they begin is done.</summary>
/// <param name="desk">Where they are written.</param>
/// <param name="home">The home menu.</param>
/// <param name="notices">What the wearer is told.</param>
/// <param name="whyUnnoticed">Why the wearer would notice nothing of what is written, as one sentence; null if it is seen or heard.</param>
internal sealed class HomeCommand(WritingDesk desk, HomeMenu home, HostNotices notices, Func<string?> whyUnnoticed)
{
    // Who wants the text; no app can have that name.
    private const string Owner = ".home";

    /// <summary>The intent of a command that was written.</summary>
    public static Intent Select(HostTime at) => new(IntentKind.Select, new GestureEvent("text", 1, at), at);

    /// <summary>Begins one; the wearer is told why if nothing can be written, and glasses without any language do nothing.</summary>
    /// <param name="begin">Does what a line of the home menu says, by its id.</param>
    /// <param name="now">The present moment.</param>
    public bool TryBegin(Action<string> begin, HostTime now)
    {
        if (!desk.HasLanguages)
            return false;
        WritingSession? session = null;
        string? why = whyUnnoticed() ?? desk.TryBegin(new WritingWish(Owner, new TextWish(TextPurpose.Command, "Open") { Most = 30 }, Ended), now);
        session = desk.Session;
        if (why is not null)
            notices.Refuse("No command", why, now);
        return true;

        void Ended(TextEnd end, string text)
        {
            if (end != TextEnd.Written)
                return;
            if (home.Match(text, session!.KeyOf) is { } line)
                begin(line);
            else
                notices.Refuse("Nothing found", $"No line begins with '{text}'.", now);
        }
    }

    /// <summary>The wearer wants the home menu; false if no command was written.</summary>
    public bool TryLeave(HostTime now)
    {
        if (desk.Session?.Wish.Owner != Owner)
            return false;
        desk.Leave(now);
        return true;
    }
}
