using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Data.Sqlite;
using NeuralGlasses.Messaging;

namespace NeuralGlasses.Inbox.Store;

/// <summary>The conversations of the inbox, and what is kept of accounts.</summary>
internal sealed class ConversationTable(InboxDatabase database, MessageTable messages)
{
    private const int MostQuickReplies = 6;
    private const int MostParticipants = 200;
    private const int MostContacts = 2000;

    private const string Columns =
        """
        SELECT c.number, c.account, c.title, c.participants, c.replies, c.muted, c.draft, c.last, c.leaves,
            (SELECT COUNT(*) FROM message m WHERE m.conversation = c.number AND m.number > c.seen AND m.own = 0) FROM conversation c
        """;

    /// <summary>Messages that the wearer has not read, without those of muted conversations.</summary>
    public int Unread => (int)database.Number("SELECT COUNT(*) FROM conversation c JOIN message m ON m.conversation = c.number AND m.number > c.seen AND m.own = 0 WHERE c.muted = 0");

    /// <summary>Conversations, the one with the newest message first.</summary>
    public List<Conversation> List(int from, int count) => Full(database.Rows($"{Columns} ORDER BY c.last DESC, c.number DESC LIMIT ?2 OFFSET ?1", Read, from, count));

    /// <summary>One conversation; null if there is none.</summary>
    public Conversation? Find(long number) => Full(database.Rows($"{Columns} WHERE c.number = ?1", Read, number)) is [var found] ? found : null;

    /// <summary>Number of a transport's conversation; 0 if there is none.</summary>
    public long NumberOf(string account, string room) => database.Number("SELECT number FROM conversation WHERE account = ?1 AND room = ?2", account, room);

    /// <summary>Account and transport's name of a conversation; null if there is none.</summary>
    public (string Account, string Room)? RoomOf(long number) => database.Rows("SELECT account, room FROM conversation WHERE number = ?1", reader => (reader.GetString(0), reader.GetString(1)), number) is [var found] ? found : null;

    /// <summary>Keeps what is known of a conversation, and returns its number. Who was an AI stays one.</summary>
    public long Put(string account, string room, string title, IReadOnlyList<Participant> participants, IReadOnlyList<string>? replies, string? leaves = null)
    {
        long number = NumberOf(account, room);
        HashSet<string> assistants = number == 0 ? [] : [.. Find(number)!.Participants.Where(each => each.IsAssistant).Select(each => each.Address)];
        Participant[] kept = [.. participants.Take(MostParticipants).Select(each => assistants.Contains(each.Address) ? each with { Kind = ParticipantKind.Assistant } : each)];
        string people = JsonSerializer.Serialize(kept, InboxJson.Default.ParticipantArray);
        if (number == 0)
        {
            number = database.Number("INSERT INTO conversation(account, room, title, participants) VALUES (?1, ?2, ?3, ?4) RETURNING number", account, room, title, people);
        }
        else
        {
            database.Run("UPDATE conversation SET title = ?2, participants = ?3 WHERE number = ?1", number, title, people);
        }

        if (leaves is not null)
            database.Run("UPDATE conversation SET leaves = ?2 WHERE number = ?1", number, leaves);
        if (replies is not null)
            database.Run("UPDATE conversation SET replies = ?2 WHERE number = ?1", number, JsonSerializer.Serialize([.. replies.Take(MostQuickReplies)], InboxJson.Default.StringArray));
        return number;
    }

    /// <summary>Notes up to which message the wearer has read; it never goes back.</summary>
    public bool See(long number, long message) => database.Run("UPDATE conversation SET seen = ?2 WHERE number = ?1 AND seen < ?2", number, message) > 0;

    public void Mute(long number, bool isMuted) => database.Run("UPDATE conversation SET muted = ?2 WHERE number = ?1", number, isMuted ? 1 : 0);

    public void Draft(long number, string text) => database.Run("UPDATE conversation SET draft = ?2 WHERE number = ?1", number, text);

    /// <summary>Where the transport of an account left off; empty for the first time.</summary>
    public string CursorOf(string account) => database.Rows("SELECT cursor FROM account WHERE name = ?1", reader => reader.GetString(0), account) is [var cursor] ? cursor : "";

    public void KeepCursor(string account, string cursor) => database.Run("INSERT INTO account(name, cursor) VALUES (?1, ?2) ON CONFLICT(name) DO UPDATE SET cursor = ?2", account, cursor);

    public void KeepContacts(string account, IReadOnlyList<Participant> people) => database.Run(
        "INSERT INTO account(name, contacts) VALUES (?1, ?2) ON CONFLICT(name) DO UPDATE SET contacts = ?2", account, JsonSerializer.Serialize([.. people.Take(MostContacts)], InboxJson.Default.ParticipantArray));

    public IReadOnlyList<Participant> ContactsOf(string account) =>
        database.Rows("SELECT contacts FROM account WHERE name = ?1", reader => JsonSerializer.Deserialize(reader.GetString(0), InboxJson.Default.ParticipantArray)!, account) is [var people] ? people : [];

    private List<Conversation> Full(List<(Conversation Conversation, long Last)> rows) => [.. rows.Select(each => each.Conversation with { Last = each.Last == 0 ? null : messages.Find(each.Last) })];

    private static (Conversation Conversation, long Last) Read(SqliteDataReader reader) => (
        new Conversation(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), JsonSerializer.Deserialize(reader.GetString(3), InboxJson.Default.ParticipantArray)!)
        {
            QuickReplies = JsonSerializer.Deserialize(reader.GetString(4), InboxJson.Default.StringArray)!,
            IsMuted = reader.GetInt64(5) != 0,
            Draft = reader.GetString(6),
            Leaves = reader.GetString(8),
            Unread = reader.GetInt32(9),
        },
        reader.GetInt64(7));
}

/// <summary>JSON code generated at build time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(Participant[]))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class InboxJson : JsonSerializerContext;
