using System.Globalization;
using NeuralGlasses.Hud;
using NeuralGlasses.Messaging;

namespace NeuralGlasses.Apps;

/// <summary>Somebody with whom a conversation can be begun.</summary>
/// <param name="Account">The account of the wearer through which they are reached.</param>
/// <param name="Who">Who they are.</param>
public sealed record MessageContact(string Account, Participant Who);

/// <summary>How the inbox is.</summary>
/// <param name="Unread">Messages that the wearer has not read, without those of muted conversations.</param>
/// <param name="Waiting">Messages that wait to be sent.</param>
/// <param name="Problem">One sentence on what does not work; empty for nothing.</param>
public readonly record struct InboxStanding(int Unread, int Waiting, string Problem);

/// <summary>The wearer's conversations with people and AIs, for apps that have the permission <c>messages</c>.</summary>
/// <param name="glasses">The glasses.</param>
public sealed class AppMessages(IAppContext glasses)
{
    /// <summary>Name of the event that says how the inbox is; <see cref="StandingOf"/> reads it.</summary>
    public const string Changed = "messages.changed";

    /// <summary>Name of the event that brings a message of somebody else; <see cref="MessageOf"/> reads it, and its value <c>notice</c> says whether the wearer wants to be told.</summary>
    public const string Arrived = "messages.arrived";

    /// <summary>Name of the event that brings what there is of a message that is being written; <see cref="MessageOf"/> reads it, and an empty text says that nothing more comes of it.</summary>
    public const string Growing = "messages.growing";

    /// <summary>Asks to be told, by <see cref="Changed"/>, <see cref="Arrived"/> and <see cref="Growing"/>, what happens in the inbox, now and later.</summary>
    public void Watch() => glasses.Ask(new AppAsk("messages.watch"));

    /// <summary>Asks for conversations, the one with the newest message first.</summary>
    /// <param name="from">Place of the first.</param>
    /// <param name="count">How many, 1 to 100.</param>
    /// <param name="listed">Called with them, and with why there are none.</param>
    public void Conversations(int from, int count, Action<IReadOnlyList<Conversation>, string> listed)
    {
        ArgumentNullException.ThrowIfNull(listed);
        glasses.Ask(Asking("messages.conversations", ("from", Text(from)), ("count", Text(count))), answer => listed([.. answer.Rows.Select(InboxRows.ReadConversation)], answer.IsDone ? "" : answer.Text));
    }

    /// <summary>Asks for one conversation.</summary>
    /// <param name="conversation">Its number.</param>
    /// <param name="found">Called with it; null if there is none.</param>
    public void Conversation(long conversation, Action<Conversation?> found)
    {
        ArgumentNullException.ThrowIfNull(found);
        glasses.Ask(Asking("messages.conversation", ("conversation", Text(conversation))), answer => found(answer.Rows is [var row, ..] ? InboxRows.ReadConversation(row) : null));
    }

    /// <summary>Asks for messages of a conversation, the oldest of them first.</summary>
    /// <param name="conversation">Its number.</param>
    /// <param name="before">Number of the message before which they stand; 0 for the newest.</param>
    /// <param name="count">How many, 1 to 100.</param>
    /// <param name="listed">Called with them, and with why there are none.</param>
    /// <param name="thread">Number of the message whose thread alone is wanted; 0 for all.</param>
    public void List(long conversation, long before, int count, Action<IReadOnlyList<Message>, string> listed, long thread = 0) =>
        Messages(Asking("messages.list", ("conversation", Text(conversation)), ("before", Text(before)), ("count", Text(count)), ("thread", Text(thread))), listed);

    /// <summary>Asks for messages behind one of a conversation, the oldest of them first.</summary>
    /// <param name="conversation">Its number.</param>
    /// <param name="after">Number of the message behind which they stand.</param>
    /// <param name="count">How many, 1 to 100.</param>
    /// <param name="listed">Called with them, and with why there are none.</param>
    /// <param name="thread">Number of the message whose thread alone is wanted; 0 for all.</param>
    public void ListAfter(long conversation, long after, int count, Action<IReadOnlyList<Message>, string> listed, long thread = 0) =>
        Messages(Asking("messages.list", ("conversation", Text(conversation)), ("after", Text(after)), ("count", Text(count)), ("thread", Text(thread))), listed);

    /// <summary>Asks for messages that hold words, the newest first.</summary>
    /// <param name="text">The words; a message has to hold all of them, in any order, capital or not, with accents or without.</param>
    /// <param name="count">How many, 1 to 100.</param>
    /// <param name="found">Called with them, and with why there are none.</param>
    public void Find(string text, int count, Action<IReadOnlyList<Message>, string> found) => Messages(Asking("messages.find", ("text", text), ("count", Text(count))), found);

    /// <summary>Sends a message: once it is answered it is kept, and goes out as soon as it can, after a restart if need be. The wearer has to have asked for it.</summary>
    /// <param name="conversation">Number of the conversation.</param>
    /// <param name="text">The text, 1 to <see cref="Message.MostCharacters"/> characters.</param>
    /// <param name="kept">Called with the number of the message as text, or with why it is not kept.</param>
    /// <param name="thread">Number of the message in whose thread it is; 0 for none.</param>
    /// <param name="file">Name of a photo of the gallery that goes with it; empty for none. The app needs the permission <c>gallery</c>.</param>
    public void Send(long conversation, string text, Action<AppAnswer> kept, long thread = 0, string file = "") =>
        glasses.Ask(Asking("messages.send", ("conversation", Text(conversation)), ("text", text), ("thread", Text(thread)), ("file", file)), kept);

    /// <summary>Keeps what the wearer has begun to write; an empty text forgets it.</summary>
    public void Draft(long conversation, string text) => glasses.Ask(Asking("messages.draft", ("conversation", Text(conversation)), ("text", text)));

    /// <summary>Notes that the wearer has read up to a message.</summary>
    public void Seen(long conversation, long number) => glasses.Ask(Asking("messages.seen", ("conversation", Text(conversation)), ("number", Text(number))));

    /// <summary>Lets messages of a conversation come without a notice, or with one again.</summary>
    public void Mute(long conversation, bool isMuted) => glasses.Ask(Asking("messages.mute", ("conversation", Text(conversation)), ("state", isMuted ? AppSetting.On : AppSetting.Off)));

    /// <summary>Sends a message again that was not sent, or of which nobody knows.</summary>
    public void SendAgain(long number, Action<AppAnswer> kept) => glasses.Ask(Asking("messages.again", ("number", Text(number))), kept);

    /// <summary>Forgets a message that was not sent.</summary>
    public void Discard(long number, Action<AppAnswer> discarded) => glasses.Ask(Asking("messages.discard", ("number", Text(number))), discarded);

    /// <summary>Asks for people and AIs with whom a conversation can be begun.</summary>
    public void Contacts(Action<IReadOnlyList<MessageContact>> listed)
    {
        ArgumentNullException.ThrowIfNull(listed);
        glasses.Ask(new AppAsk("messages.contacts"), answer => listed([.. answer.Rows.Select(ContactOf)]));
    }

    /// <summary>Begins a conversation, or finds the one that there is.</summary>
    /// <param name="contact">With whom.</param>
    /// <param name="begun">Called with its number as text, or with why there is none.</param>
    public void Begin(MessageContact contact, Action<AppAnswer> begun)
    {
        ArgumentNullException.ThrowIfNull(contact);
        glasses.Ask(Asking("messages.begin", ("account", contact.Account), ("address", contact.Who.Address)), begun);
    }

    /// <summary>Asks for a small picture that came with a message.</summary>
    /// <param name="number">Number of the message.</param>
    /// <param name="place">Which of its files, from 0.</param>
    /// <param name="seen">Called with the picture, or with the reason why there is none.</param>
    public void Picture(long number, int place, Action<GalleryPicture> seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        glasses.Ask(Asking("messages.picture", ("number", Text(number)), ("place", Text(place))), answer => seen(PictureOf(answer)));
    }

    /// <summary>How the inbox is, by an event.</summary>
    public static InboxStanding StandingOf(AppEvent changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        return new InboxStanding(Number("unread"), Number("waiting"), changed.Value("problem"));

        int Number(string name) => int.TryParse(changed.Value(name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
    }

    /// <summary>The message of an event.</summary>
    public static Message MessageOf(AppEvent arrived)
    {
        ArgumentNullException.ThrowIfNull(arrived);
        return InboxRows.ReadMessage(arrived.Values);
    }

    private void Messages(AppAsk ask, Action<IReadOnlyList<Message>, string> listed)
    {
        ArgumentNullException.ThrowIfNull(listed);
        glasses.Ask(ask, answer => listed([.. answer.Rows.Select(InboxRows.ReadMessage)], answer.IsDone ? "" : answer.Text));
    }

    private static MessageContact ContactOf(IReadOnlyDictionary<string, string> row) =>
        new(row["account"], new Participant(row["address"], row["name"], row["ai"] == AppSetting.On ? ParticipantKind.Assistant : ParticipantKind.Person) { MadeBy = row["madeBy"] });

    private static GalleryPicture PictureOf(AppAnswer answer)
    {
        if (!answer.IsDone || answer.Rows is not [var row, ..])
            return new GalleryPicture(null, null, answer.Text);
        return new GalleryPicture(new HudPicture(int.Parse(row["width"], CultureInfo.InvariantCulture), int.Parse(row["height"], CultureInfo.InvariantCulture), answer.Bytes), null, "");
    }

    private static AppAsk Asking(string service, params (string Name, string Value)[] arguments) =>
        new(service) { Arguments = arguments.ToDictionary(each => each.Name, each => each.Value) };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
