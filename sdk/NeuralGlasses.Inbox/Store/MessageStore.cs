using NeuralGlasses.Messaging;
using NeuralGlasses.Messaging.Transports;

namespace NeuralGlasses.Inbox.Store;

/// <summary>
/// All that is kept of the wearer's conversations. What a method changed is on the disk when it returns; where it throws, nothing was
/// changed. Not for two threads at once.
/// </summary>
internal sealed class MessageStore : IDisposable
{
    private const string Deleted = "Message deleted.";

    private readonly InboxDatabase _database;
    private readonly string _id;

    private MessageStore(InboxDatabase database, string freshId)
    {
        _database = database;
        Messages = new MessageTable(database);
        Conversations = new ConversationTable(database, Messages);
        database.Run("INSERT INTO inbox(id) SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM inbox)", freshId);
        _id = database.Rows("SELECT id FROM inbox", reader => reader.GetString(0))[0];
    }

    /// <summary>The messages.</summary>
    public MessageTable Messages { get; }

    /// <summary>The conversations.</summary>
    public ConversationTable Conversations { get; }

    /// <summary>Opens the inbox of a file, or makes it.</summary>
    /// <param name="path">The path; null for one in memory.</param>
    /// <param name="freshId">Name of an inbox that is made, which no other has.</param>
    /// <param name="complaint">What was wrong with what was found, as one sentence; null for nothing.</param>
    /// <exception cref="InboxException">It cannot be opened or made.</exception>
    public static MessageStore Open(string? path, string freshId, out string? complaint)
    {
        InboxDatabase database = InboxDatabase.Open(path, out complaint);
        try
        {
            return new MessageStore(database, freshId);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>
    /// An account begins: what had been handed over when the program ended is sent again where the other side drops a second one, and else
    /// waits for the wearer to decide.
    /// </summary>
    /// <returns>Where it left off; empty the first time.</returns>
    public string Begin(string account, bool dropsRepeated) => _database.Whole(() =>
    {
        if (dropsRepeated)
            Messages.Turn(account, MessageState.Sending, MessageState.Waiting, "");
        else
            Messages.Turn(account, MessageState.Sending, MessageState.Unsure, "The glasses went off while it was being sent.");
        return Conversations.CursorOf(account);
    });

    /// <summary>Keeps what happened on a transport, all of it or nothing.</summary>
    public Happened Apply(string account, TransportBatch batch) => _database.Whole(() =>
    {
        var happened = new Happened { IsKept = batch.News.Any(news => news is not TransportNews.Growing) };
        foreach (TransportNews news in batch.News)
            Apply(account, news, happened);
        if (batch.Cursor is { } cursor)
            Conversations.KeepCursor(account, cursor);
        return happened;
    });

    /// <summary>Keeps a message that the wearer sends, and forgets the draft.</summary>
    public Message Write(long conversation, string text, DateTimeOffset at, long thread, IReadOnlyList<CarriedFile> files) => _database.Whole(() =>
    {
        Conversation there = Conversations.Find(conversation) ?? throw new InboxException($"There is no conversation {conversation}; list them anew.");
        if (thread != 0 && Messages.Find(thread)?.Conversation != conversation)
            throw new InboxException($"There is no message {thread} in the conversation {conversation}; list them anew.");
        var wearer = new Participant(there.Account, "You");
        long number = Messages.PutOwn(conversation, wearer, at, text, _id, thread, files);
        Conversations.See(conversation, number);
        Conversations.Draft(conversation, "");
        return Messages.Find(number)!;
    });

    /// <summary>Takes the oldest message of an account that waits, from now on to be handed over; null for none.</summary>
    /// <param name="account">The account.</param>
    /// <param name="wantedBefore">How many of the messages before it go with it.</param>
    public (long Number, string ForWhom, OutgoingMessage Message)? TakeWaiting(string account, int wantedBefore = 0) => _database.Whole<(long, string, OutgoingMessage)?>(() =>
    {
        if (Messages.Waiting(account, 1) is not [var next])
            return null;
        Messages.SetState(next.Number, MessageState.Sending);
        long conversation = Conversations.NumberOf(account, next.Room);
        return (next.Number, Conversations.Find(conversation)!.Label, new OutgoingMessage(next.Key, next.Room, next.Text)
        {
            ThreadOf = next.Thread == 0 ? "" : Messages.RemoteOf(next.Thread),
            Files = Messages.Files(next.Number),
            Before = wantedBefore == 0 ? [] : Messages.List(conversation, next.Number, -1, wantedBefore, 0),
        });
    });

    /// <summary>Changes how far a message of the wearer has come; false if it is not in one of the states from which it may.</summary>
    public bool Turn(long number, IReadOnlyList<MessageState> from, MessageState to, string why = "") => _database.Whole(() =>
    {
        if (Messages.Find(number) is not { IsOwn: true } message || !from.Contains(message.State))
            return false;
        Messages.SetState(number, to, why);
        return true;
    });

    /// <summary>Forgets a message of the wearer that was not sent; false if it is none.</summary>
    public bool Discard(long number) => _database.Whole(() =>
    {
        if (Messages.Find(number) is not { IsOwn: true, State: MessageState.Failed or MessageState.Unsure or MessageState.Waiting })
            return false;
        Messages.Remove(number);
        return true;
    });

    /// <summary>What SQLite finds wrong with the file; <c>ok</c> for nothing.</summary>
    internal string Examine() => string.Join("; ", _database.Rows("PRAGMA integrity_check", reader => reader.GetString(0)));

    /// <summary>Makes the file at most so many pages of 4096 bytes, as a full disk would.</summary>
    internal void LimitPages(int pages) => _database.Number($"PRAGMA max_page_count = {pages}");

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();

    private void Apply(string account, TransportNews news, Happened happened)
    {
        switch (news)
        {
            case TransportNews.Room room:
                long number = Conversations.Put(account, room.Name, room.Title, room.Participants, room.QuickReplies, room.Leaves);
                if (room.Key.Length > 0)
                    happened.Opened.Add((room.Key, number));
                break;
            case TransportNews.Arrived arrived:
                Arrive(account, arrived, happened);
                break;
            case TransportNews.Growing growing when Conversations.Find(Conversations.NumberOf(account, growing.RoomName)) is { } there:
                happened.Growing.Add(new Message(0, there.Number, Known(there, growing.Author), default, growing.Text));
                break;
            case TransportNews.Sent sent when Messages.OfKey(sent.Key) is { Number: > 0 } own:
                Messages.SetSent(own.Number, sent.RemoteId);
                happened.Sent.Add(sent.Key);
                break;
            case TransportNews.NotSent notSent:
                Return(notSent, happened);
                break;
            case TransportNews.SeenElsewhere seen:
                long conversation = Conversations.NumberOf(account, seen.RoomName);
                Conversations.See(conversation, Messages.NumberOf(conversation, seen.RemoteId));
                break;
            case TransportNews.TakenBack back:
                Messages.Empty(Conversations.NumberOf(account, back.RoomName), back.RemoteId, Deleted);
                break;
            case TransportNews.Contacts contacts:
                Conversations.KeepContacts(account, contacts.People);
                break;
            case TransportNews.Standing standing:
                happened.Standing = (standing.IsOnline, standing.Why);
                break;
            default:
                happened.Stray++;
                break;
        }
    }

    private void Arrive(string account, TransportNews.Arrived arrived, Happened happened)
    {
        long number = Conversations.NumberOf(account, arrived.RoomName);
        if (number == 0)
            number = Conversations.Put(account, arrived.RoomName, "", arrived.IsOwn ? [] : [arrived.Author], null);
        Conversation there = Conversations.Find(number)!;
        if (arrived.Replaces.Length > 0)
        {
            happened.Stray += Messages.Replace(number, arrived.Replaces, arrived.Author.Address, arrived.Text) ? 0 : 1;
            return;
        }

        long message = Messages.PutArrived(number, arrived, Known(there, arrived.Author));
        if (message == 0)
            happened.Repeated++;
        else if (!arrived.IsOwn)
            happened.Arrived.Add((Messages.Find(message)!, !there.IsMuted));
    }

    private void Return(TransportNews.NotSent notSent, Happened happened)
    {
        MessageState state = notSent.IsUnsure ? MessageState.Unsure : notSent.MayRetry ? MessageState.Waiting : MessageState.Failed;
        if (Messages.OfKey(notSent.Key) is { Number: > 0, State: MessageState.Sending } own)
            Messages.SetState(own.Number, state, notSent.Why);
        happened.NotSent.Add((notSent.Key, notSent.Why, state));
    }

    // Who was known as an AI is one, whatever a message says.
    private static Participant Known(Conversation there, Participant author) =>
        there.Participants.Any(each => each.IsAssistant && each.Address == author.Address) ? author with { Kind = ParticipantKind.Assistant } : author;
}
