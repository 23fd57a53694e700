using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NeuralGlasses.Apps;

namespace NeuralGlasses.Messaging;

/// <summary>Conversations and messages as rows of an answer, which is how they cross to an app, and back.</summary>
public static class InboxRows
{
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    /// <summary>A conversation as a row.</summary>
    public static IReadOnlyDictionary<string, string> Of(Conversation conversation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        return new Dictionary<string, string>
        {
            ["number"] = Whole(conversation.Number),
            ["account"] = conversation.Account,
            ["title"] = conversation.Title,
            ["label"] = conversation.Label,
            ["participants"] = JsonSerializer.Serialize([.. conversation.Participants], InboxRowsJson.Default.ParticipantArray),
            ["unread"] = Whole(conversation.Unread),
            ["muted"] = Switch(conversation.IsMuted),
            ["draft"] = conversation.Draft,
            ["leaves"] = conversation.Leaves,
            ["replies"] = JsonSerializer.Serialize([.. conversation.QuickReplies], InboxRowsJson.Default.StringArray),
            ["last"] = conversation.Last is { } last ? JsonSerializer.Serialize(Of(last), InboxRowsJson.Default.IReadOnlyDictionaryStringString) : "",
        };
    }

    /// <summary>A message as a row.</summary>
    public static IReadOnlyDictionary<string, string> Of(Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new Dictionary<string, string>
        {
            ["number"] = Whole(message.Number),
            ["conversation"] = Whole(message.Conversation),
            ["address"] = message.Author.Address,
            ["name"] = message.Author.Name,
            ["label"] = message.Author.Label,
            ["ai"] = Switch(message.Author.IsAssistant),
            ["madeBy"] = message.Author.MadeBy,
            ["at"] = message.At.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
            ["text"] = message.Text,
            ["own"] = Switch(message.IsOwn),
            ["state"] = message.State.ToString().ToLowerInvariant(),
            ["why"] = message.Why,
            ["thread"] = Whole(message.Thread),
            ["replies"] = Whole(message.Replies),
            ["files"] = JsonSerializer.Serialize([.. message.Attachments], InboxRowsJson.Default.AttachmentArray),
        };
    }

    /// <summary>The conversation of a row.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Conversation ReadConversation(IReadOnlyDictionary<string, string> row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new Conversation(Long(row, "number"), Text(row, "account"), Text(row, "title"), Parse(row, "participants", InboxRowsJson.Default.ParticipantArray))
        {
            Unread = (int)Long(row, "unread"),
            IsMuted = IsOn(row, "muted"),
            Draft = Text(row, "draft"),
            Leaves = Text(row, "leaves"),
            QuickReplies = Parse(row, "replies", InboxRowsJson.Default.StringArray),
            Last = Text(row, "last").Length == 0 ? null : ReadMessage(Parse(row, "last", InboxRowsJson.Default.IReadOnlyDictionaryStringString, None)),
        };
    }

    /// <summary>The message of a row, or of the values of an event.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Message ReadMessage(IReadOnlyDictionary<string, string> row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var author = new Participant(Text(row, "address"), Text(row, "name"), IsOn(row, "ai") ? ParticipantKind.Assistant : ParticipantKind.Person) { MadeBy = Text(row, "madeBy") };
        var at = DateTimeOffset.ParseExact(Text(row, "at"), "O", CultureInfo.InvariantCulture);
        return new Message(Long(row, "number"), Long(row, "conversation"), author, at, Text(row, "text"))
        {
            IsOwn = IsOn(row, "own"),
            State = Enum.TryParse(Text(row, "state"), ignoreCase: true, out MessageState state) ? state : throw new FormatException($"A message has the state '{Text(row, "state")}', which is none."),
            Why = Text(row, "why"),
            Thread = Long(row, "thread"),
            Replies = (int)Long(row, "replies"),
            Attachments = Parse(row, "files", InboxRowsJson.Default.AttachmentArray),
        };
    }

    /// <summary>Somebody as a row.</summary>
    /// <param name="account">The account through which they are reached.</param>
    /// <param name="person">Who.</param>
    public static IReadOnlyDictionary<string, string> Of(string account, Participant person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return new Dictionary<string, string>
        {
            ["account"] = account,
            ["address"] = person.Address,
            ["name"] = person.Name,
            ["label"] = person.Label,
            ["ai"] = Switch(person.IsAssistant),
            ["madeBy"] = person.MadeBy,
        };
    }

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Switch(bool isOn) => isOn ? AppSetting.On : AppSetting.Off;

    private static string Text(IReadOnlyDictionary<string, string> row, string name) => row.TryGetValue(name, out string? text) ? text : throw new FormatException($"A row of the inbox has no column '{name}'.");

    private static bool IsOn(IReadOnlyDictionary<string, string> row, string name) => Text(row, name) == AppSetting.On;

    private static long Long(IReadOnlyDictionary<string, string> row, string name) => long.Parse(Text(row, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static T[] Parse<T>(IReadOnlyDictionary<string, string> row, string name, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T[]> type) => Parse(row, name, type, []);

    private static T Parse<T>(IReadOnlyDictionary<string, string> row, string name, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, T none)
    {
        try
        {
            return JsonSerializer.Deserialize(Text(row, name), type) ?? none;
        }
        catch (JsonException error)
        {
            throw new FormatException($"The column '{name}' of the inbox is no JSON ({error.Message}).", error);
        }
    }
}

/// <summary>JSON code generated at build time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, IgnoreReadOnlyProperties = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Participant[]))]
[JsonSerializable(typeof(Attachment[]))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class InboxRowsJson : JsonSerializerContext;
