using System.Globalization;
using NeuralGlasses.Hud;
using NeuralGlasses.Messaging;

namespace NeuralGlasses.Apps.Messages;

/// <summary>What the wearer sees of conversations. Whatever an AI wrote has its sign, its tone and its name before it, on every page.</summary>
internal static class InboxScenes
{
    private const int MostLabel = 22;
    private const int MostDetail = 18;

    /// <summary>Id of the scene of a conversation.</summary>
    public const string TalkScene = "talk";

    /// <summary>Line of a new message.</summary>
    public const string New = "new";

    /// <summary>Line of an answer that is written.</summary>
    public const string Write = "write";

    /// <summary>What stands before the number of a conversation in the id of its line.</summary>
    public const string TalkPrefix = "talk ";

    /// <summary>What stands before the place of a quick reply in the id of its line.</summary>
    public const string QuickPrefix = "quick ";

    /// <summary>What stands before the place of a contact in the id of its line.</summary>
    public const string ContactPrefix = "contact ";

    /// <summary>What stands before the number of a message that was found in the id of its line.</summary>
    public const string FoundPrefix = "found ";

    /// <summary>The list of conversations.</summary>
    public static HudScene List(IReadOnlyList<Conversation> talks, InboxStanding standing, DateTimeOffset now) => new("inbox",
    [
        new HudList("talks", "Messages", [new HudItem(New, "New message", ""), .. talks.Select(talk => Line(talk, now))]),
        .. Standing(standing),
    ]);

    /// <summary>A page of a message.</summary>
    public static HudScene Talk(TalkView view, DateTimeOffset now)
    {
        if (view.Current is not { } message)
            return new HudScene(TalkScene, [new HudCard("none", Short(view.Talk!.Label, 40), "Nothing here yet. Pinch to write.") { Tone = ToneOf(view.Talk!.HasAssistant), Symbol = SymbolOf(view.Talk!.HasAssistant) }]);
        bool isAssistant = message.Author.IsAssistant && !message.IsOwn;
        (int at, int of) = view.Place;
        string text = view.Page.Length > 0 ? view.Page : message.Attachments.Count > 0 ? "" : "(nothing)";
        string place = of > 1 ? string.Create(CultureInfo.InvariantCulture, $" · {at}/{of}{(at < of ? " more" : "")}") : "";
        return new HudScene(TalkScene,
        [
            new HudText("who", $"{Author(message)} · {When(message.At, now)}{place}") { Style = HudTextStyle.Detail, Tone = ToneOf(isAssistant, HudTone.Dim), MostLines = 1 },
            .. text.Length > 0 ? [new HudText("text", text) { Tone = ToneOf(isAssistant, HudTone.Bright) }] : Array.Empty<HudElement>(),
            .. message.Attachments.Count > 0 ? [new HudText("files", string.Join(", ", message.Attachments.Select(FileWords))) { Style = HudTextStyle.Caption, Tone = HudTone.Dim, MostLines = 1 }] : Array.Empty<HudElement>(),
            .. Going(message),
        ]);
    }

    /// <summary>What there is so far of a message that is being written: its end, as much as is read at a glance.</summary>
    public static HudScene Growing(Message growing)
    {
        bool isAssistant = growing.Author.IsAssistant;
        IReadOnlyList<string> pages = TextPages.Of(growing.Text);
        return new HudScene(TalkScene,
        [
            new HudText("who", $"{growing.Author.Label} · writing") { Style = HudTextStyle.Detail, Tone = ToneOf(isAssistant, HudTone.Dim), MostLines = 1 },
            .. pages.Count > 0 ? [new HudText("text", pages[^1]) { Tone = ToneOf(isAssistant, HudTone.Bright), IsGrowing = true }] : Array.Empty<HudElement>(),
        ]);
    }

    /// <summary>Ways to answer.</summary>
    public static HudScene Answers(Conversation talk, IReadOnlyList<string> quick) => new("answer",
    [
        new HudList("answers", Short($"To {talk.Label}", 30), [new HudItem(Write, "Write", talk.Draft.Length > 0 ? "draft" : ""), .. quick.Select((reply, i) => new HudItem(string.Create(CultureInfo.InvariantCulture, $"{QuickPrefix}{i}"), Short(AuthorLabel.Clean(reply), MostLabel), ""))]),
        .. talk.Leaves.Length > 0 ? [new HudText("leaves", talk.Leaves) { Style = HudTextStyle.Caption, Tone = HudTone.Dim, MostLines = 2 }] : Array.Empty<HudElement>(),
    ]);

    /// <summary>People and AIs with whom a conversation can be begun.</summary>
    public static HudScene Contacts(IReadOnlyList<MessageContact> contacts) => contacts.Count == 0
        ? new HudScene("contacts", [new HudCard("none", "Nobody to write to", "Set an account up on the glasses.") { Symbol = HudSymbol.Person }])
        : new HudScene("contacts", [new HudList("people", "To whom?", [.. contacts.Select((contact, i) => new HudItem(string.Create(CultureInfo.InvariantCulture, $"{ContactPrefix}{i}"), Short(contact.Who.Label, MostLabel), "") { Symbol = SymbolOf(contact.Who.IsAssistant, HudSymbol.Person) })])]);

    /// <summary>Messages that were found.</summary>
    public static HudScene Found(string text, IReadOnlyList<Message> found, DateTimeOffset now) => found.Count == 0
        ? new HudScene("found", [new HudCard("none", "Nothing found", $"No message has '{Short(text, 40)}'.") { Symbol = HudSymbol.Message }])
        : new HudScene("found", [new HudList("messages", Short($"'{text}'", 30), [.. found.Select(message => new HudItem(string.Create(CultureInfo.InvariantCulture, $"{FoundPrefix}{message.Number}"), Short($"{Author(message)}: {OneLine(message.Text)}", MostLabel), When(message.At, now)) { Symbol = SymbolOf(message.Author.IsAssistant, HudSymbol.Person) })])]);

    /// <summary>A picture that came with a message.</summary>
    public static HudScene Picture(Message message, HudPicture picture) => new("picture",
    [
        new HudText("who", $"{Author(message)} · picture") { Style = HudTextStyle.Detail, Tone = ToneOf(message.Author.IsAssistant, HudTone.Dim), MostLines = 1 },
        new HudImage("picture", picture, $"A picture from {Author(message)}", 6),
    ]);

    /// <summary>The number in the id of a line; null if it is another line.</summary>
    public static long? NumberOf(string id, string prefix) =>
        id.StartsWith(prefix, StringComparison.Ordinal) && long.TryParse(id.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    /// <summary>How somebody is named who wrote a message; the wearer's own are "You".</summary>
    public static string Author(Message message) => message.IsOwn ? "You" : Short(message.Author.Label, 30);

    /// <summary>The begin of a text on one line.</summary>
    public static string Short(string text, int most) => text.Length <= most || new StringInfo(text) is not { LengthInTextElements: var length } info || length <= most ? text : info.SubstringByTextElements(0, most - 1).TrimEnd() + "…";

    /// <summary>When something was written, as short as the present moment lets it be.</summary>
    public static string When(DateTimeOffset at, DateTimeOffset now)
    {
        DateTimeOffset local = at.ToOffset(now.Offset);
        return local.Date == now.Date ? local.ToString("HH:mm", CultureInfo.InvariantCulture)
            : local > now.AddDays(-6) && local < now ? local.ToString("ddd HH:mm", CultureInfo.InvariantCulture)
            : local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>The sign of an AI, or another one.</summary>
    public static HudSymbol SymbolOf(bool isAssistant, HudSymbol otherwise = HudSymbol.Message) => isAssistant ? HudSymbol.Assistant : otherwise;

    /// <summary>The tone of an AI, or another one, which is usually that of a card.</summary>
    public static HudTone ToneOf(bool isAssistant, HudTone otherwise = HudTone.Accent) => isAssistant ? HudTone.Assistant : otherwise;

    /// <summary>What the wearer is told where something that they have just wanted did not come about.</summary>
    public static AppNotice Warning(string title, string why) => new("why", title, why) { Tone = HudTone.Warning, IsConfirmation = true };

    private static HudItem Line(Conversation talk, DateTimeOffset now)
    {
        string detail = talk.Unread > 0 ? string.Create(CultureInfo.InvariantCulture, $"{talk.Unread} new")
            : talk.Draft.Length > 0 ? "draft"
            : talk.Last is { State: MessageState.Failed or MessageState.Unsure } ? "not sent"
            : talk.Last is { State: MessageState.Waiting } ? "waits"
            : talk.Last is { } last ? When(last.At, now) : "";
        return new HudItem(string.Create(CultureInfo.InvariantCulture, $"{TalkPrefix}{talk.Number}"), Short(talk.Label, MostLabel), Short(talk.IsMuted ? $"muted · {detail}" : detail, MostDetail))
        {
            Symbol = talk.HasAssistant ? HudSymbol.Assistant : HudSymbol.Person,
        };
    }

    private static IEnumerable<HudElement> Standing(InboxStanding standing)
    {
        if (standing.Problem.Length > 0)
            yield return new HudText("problem", standing.Problem) { Style = HudTextStyle.Caption, Tone = HudTone.Warning, MostLines = 2 };
        else if (standing.Waiting > 0)
            yield return new HudText("waiting", standing.Waiting == 1 ? "1 message waits to be sent" : string.Create(CultureInfo.InvariantCulture, $"{standing.Waiting} messages wait to be sent")) { Style = HudTextStyle.Caption, Tone = HudTone.Dim, MostLines = 1 };
    }

    private static IEnumerable<HudElement> Going(Message message)
    {
        (string words, HudTone tone) = message.State switch
        {
            MessageState.Waiting => (message.Why.Length > 0 ? $"Waits: {message.Why}" : "Waits to be sent", HudTone.Dim),
            MessageState.Sending => ("Is being sent", HudTone.Dim),
            MessageState.Failed => ($"Not sent: {message.Why}", HudTone.Warning),
            MessageState.Unsure => ($"Perhaps not sent: {message.Why}", HudTone.Warning),
            _ => message.Thread != 0 ? ("In a thread", HudTone.Dim) : message.Replies > 0 ? (string.Create(CultureInfo.InvariantCulture, $"{message.Replies} in its thread"), HudTone.Dim) : ("", HudTone.Dim),
        };
        if (words.Length > 0)
            yield return new HudText("state", words) { Style = HudTextStyle.Caption, Tone = tone, MostLines = 2 };
    }

    private static string FileWords(Attachment file) => file.IsPicture ? file.IsKept ? "Picture" : "Picture, too large to keep" : $"File {Short(file.Name, 20)}";

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
