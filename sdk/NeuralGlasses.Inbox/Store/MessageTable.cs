using System.Globalization;
using Microsoft.Data.Sqlite;
using NeuralGlasses.Messaging;
using NeuralGlasses.Messaging.Transports;

namespace NeuralGlasses.Inbox.Store;

/// <summary>The messages of the inbox, with their files and the index of their words.</summary>
internal sealed class MessageTable(InboxDatabase database)
{
    private const string Columns =
        """
        SELECT m.number, m.conversation, m.address, m.name, m.kind, m.made_by, m.at, m.text, m.own, m.state, m.why, m.thread,
            (SELECT COUNT(*) FROM message r WHERE r.thread = m.number AND r.thread <> 0) FROM message m
        """;

    /// <summary>Messages that wait to be sent, or were handed over.</summary>
    public int Going => (int)database.Number("SELECT COUNT(*) FROM message WHERE state IN (1, 2)");

    /// <summary>One message; null if there is none.</summary>
    public Message? Find(long number) => Full(database.Rows($"{Columns} WHERE m.number = ?1", Read, number)) is [var found] ? found : null;

    /// <summary>Number of a transport's message; 0 if there is none.</summary>
    public long NumberOf(long conversation, string remoteId) => remoteId.Length == 0 ? 0 : database.Number("SELECT number FROM message WHERE conversation = ?1 AND remote = ?2", conversation, remoteId);

    /// <summary>The transport's name of a message; empty where it has none.</summary>
    public string RemoteOf(long number) => database.Rows("SELECT remote FROM message WHERE number = ?1", reader => reader.IsDBNull(0) ? "" : reader.GetString(0), number) is [var remote] ? remote : "";

    /// <summary>Messages of a conversation before one, or behind one, the oldest of them first.</summary>
    /// <param name="conversation">Its number.</param>
    /// <param name="before">Number of the message before which they stand; 0 for the newest.</param>
    /// <param name="after">Number of the message behind which they stand; -1 to look before.</param>
    /// <param name="count">How many.</param>
    /// <param name="thread">Number of the message whose thread alone is wanted; 0 for all.</param>
    public List<Message> List(long conversation, long before, long after, int count, long thread)
    {
        string within = thread == 0 ? "m.conversation = ?1 AND ?4 = 0" : "m.conversation = ?1 AND (m.thread = ?4 OR m.number = ?4)";
        if (after >= 0)
            return Full(database.Rows($"{Columns} WHERE {within} AND m.number > ?2 ORDER BY m.number LIMIT ?3", Read, conversation, after, count, thread));
        List<Message> newestFirst = Full(database.Rows($"{Columns} WHERE {within} AND m.number < ?2 ORDER BY m.number DESC LIMIT ?3", Read, conversation, before == 0 ? long.MaxValue : before, count, thread));
        newestFirst.Reverse();
        return newestFirst;
    }

    /// <summary>Messages that hold all of some words, or their begins, the newest first; where no word has them, those that hold them within a word, as in scripts without blanks.</summary>
    public List<Message> Search(string text, int count)
    {
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return [];
        string[] ofLetters = [.. words.Where(word => word.Any(char.IsLetterOrDigit))];
        if (ofLetters.Length == words.Length)
        {
            string query = string.Join(' ', words.Select(word => $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\"*"));
            List<Message> found = Full(database.Rows($"{Columns} WHERE m.number IN (SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rowid DESC LIMIT ?2) ORDER BY m.number DESC", Read, query, count));
            if (found.Count > 0)
                return found;
        }

        return Full(database.Rows($"{Columns} WHERE instr(lower(m.text), lower(?1)) > 0 ORDER BY m.number DESC LIMIT ?2", Read, text.Trim(), count));
    }

    /// <summary>Keeps a message that came; 0, and nothing is changed, if it is here already.</summary>
    public long PutArrived(long conversation, TransportNews.Arrived arrived, Participant author)
    {
        long number = database.Number(
            "INSERT OR IGNORE INTO message(conversation, remote, address, name, kind, made_by, at, text, own, state, thread) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) RETURNING number",
            conversation, arrived.RemoteId, author.Address, author.Name, (int)author.Kind, author.MadeBy, arrived.At.ToUnixTimeMilliseconds(), Cut(arrived.Text),
            arrived.IsOwn ? 1 : 0, (int)(arrived.IsOwn ? MessageState.Sent : MessageState.Received), NumberOf(conversation, arrived.ThreadOf));
        return number == 0 ? 0 : Added(number, conversation, arrived.Files);
    }

    /// <summary>Keeps a message that is to be sent, under a key that no other message of any inbox has or had: numbers are never given twice.</summary>
    public long PutOwn(long conversation, Participant wearer, DateTimeOffset at, string text, string inbox, long thread, IReadOnlyList<CarriedFile> files)
    {
        long number = database.Number(
            "INSERT INTO message(conversation, address, name, kind, made_by, at, text, own, state, thread) VALUES (?1, ?2, ?3, 0, '', ?4, ?5, 1, ?6, ?7) RETURNING number",
            conversation, wearer.Address, wearer.Name, at.ToUnixTimeMilliseconds(), text, (int)MessageState.Waiting, thread);
        database.Run("UPDATE message SET key = ?2 WHERE number = ?1", number, string.Create(CultureInfo.InvariantCulture, $"{inbox}-{number}"));
        return Added(number, conversation, files);
    }

    /// <summary>Changes how far a message has come.</summary>
    public void SetState(long number, MessageState state, string why = "") => database.Run("UPDATE message SET state = ?2, why = ?3 WHERE number = ?1", number, (int)state, why);

    /// <summary>Number and state of the message with a key; 0 if there is none.</summary>
    public (long Number, MessageState State) OfKey(string key) => database.Rows("SELECT number, state FROM message WHERE key = ?1", reader => (reader.GetInt64(0), (MessageState)reader.GetInt32(1)), key) is [var found] ? found : default;

    /// <summary>A message has arrived at the server, which gave it a name. Its echo, as the server sends it to all the wearer's devices, may have come first.</summary>
    public void SetSent(long number, string remoteId)
    {
        SetState(number, MessageState.Sent);
        if (remoteId.Length == 0)
            return;
        long echo = NumberOf(database.Number("SELECT conversation FROM message WHERE number = ?1", number), remoteId);
        if (echo != 0 && echo != number)
            Remove(echo);
        database.Run("UPDATE message SET remote = ?2 WHERE number = ?1", number, remoteId);
    }

    /// <summary>Puts another text in place of a message of the same author; false if there is none.</summary>
    public bool Replace(long conversation, string remoteId, string author, string text) =>
        database.Run("UPDATE message SET text = ?4 WHERE conversation = ?1 AND remote = ?2 AND address = ?3", conversation, remoteId, author, Cut(text)) > 0;

    /// <summary>Takes the text and the files out of a message.</summary>
    public bool Empty(long conversation, string remoteId, string text)
    {
        database.Run("DELETE FROM file WHERE message = (SELECT number FROM message WHERE conversation = ?1 AND remote = ?2)", conversation, remoteId);
        return database.Run("UPDATE message SET text = ?3 WHERE conversation = ?1 AND remote = ?2", conversation, remoteId, text) > 0;
    }

    /// <summary>Forgets a message.</summary>
    public void Remove(long number)
    {
        long conversation = database.Number("SELECT conversation FROM message WHERE number = ?1", number);
        database.Run("DELETE FROM file WHERE message = ?1", number);
        database.Run("DELETE FROM message WHERE number = ?1", number);
        database.Run("UPDATE conversation SET last = COALESCE((SELECT MAX(number) FROM message WHERE conversation = ?1), 0) WHERE number = ?1", conversation);
    }

    /// <summary>The oldest messages of an account that wait to be sent, with their keys.</summary>
    public List<(long Number, string Key, string Room, string Text, long Thread)> Waiting(string account, int count) => database.Rows(
        "SELECT m.number, m.key, c.room, m.text, m.thread FROM message m JOIN conversation c ON c.number = m.conversation WHERE m.state = 1 AND c.account = ?1 ORDER BY m.number LIMIT ?2",
        reader => (reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetInt64(4)),
        account, count);

    /// <summary>Changes the state of all messages of an account that are in another one; returns how many.</summary>
    public int Turn(string account, MessageState from, MessageState to, string why) => database.Run(
        "UPDATE message SET state = ?3, why = ?4 WHERE state = ?2 AND conversation IN (SELECT number FROM conversation WHERE account = ?1)", account, (int)from, (int)to, why);

    /// <summary>The files of a message, with their bytes.</summary>
    public List<CarriedFile> Files(long number) => database.Rows(
        "SELECT name, type, length, bytes FROM file WHERE message = ?1 ORDER BY place",
        reader => new CarriedFile(reader.GetString(0), reader.GetString(1), reader.IsDBNull(3) ? default(ReadOnlyMemory<byte>) : reader.GetFieldValue<byte[]>(3)) { Length = reader.GetInt64(2) },
        number);

    private long Added(long number, long conversation, IReadOnlyList<CarriedFile> files)
    {
        for (var i = 0; i < files.Count; i++)
        {
            CarriedFile file = files[i];
            object? bytes = file.Bytes.Length is > 0 and <= Attachment.MostBytes ? file.Bytes.ToArray() : null;
            database.Run("INSERT INTO file(message, place, name, type, length, bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6)", number, i, AuthorLabel.Clean(file.Name), file.MediaType, file.Length, bytes);
        }

        database.Run("UPDATE conversation SET last = ?2 WHERE number = ?1", conversation, number);
        return number;
    }

    private List<Message> Full(List<Message> messages) => [.. messages.Select(message => message with
    {
        Attachments = database.Rows(
            "SELECT name, type, length, bytes IS NOT NULL FROM file WHERE message = ?1 ORDER BY place",
            reader => new Attachment(reader.GetString(0), reader.GetString(1), reader.GetInt64(2)) { IsKept = reader.GetInt64(3) != 0 },
            message.Number),
    })];

    private static string Cut(string text)
    {
        const string Rest = " … (the rest was cut)";
        return text.Length <= Message.MostCharacters ? text : string.Concat(text.AsSpan(0, Message.MostCharacters - Rest.Length), Rest);
    }

    private static Message Read(SqliteDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetInt64(1),
        new Participant(reader.GetString(2), reader.GetString(3), (ParticipantKind)reader.GetInt32(4)) { MadeBy = reader.GetString(5) },
        DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(6)),
        reader.GetString(7))
    {
        IsOwn = reader.GetInt64(8) != 0,
        State = (MessageState)reader.GetInt32(9),
        Why = reader.GetString(10),
        Thread = reader.GetInt64(11),
        Replies = reader.GetInt32(12),
    };
}
