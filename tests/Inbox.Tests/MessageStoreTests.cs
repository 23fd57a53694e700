using NeuralGlasses.Inbox.Store;
using NeuralGlasses.Messaging;
using NeuralGlasses.Messaging.Transports;
using Xunit;

namespace NeuralGlasses.Inbox.Tests;

/// <summary>What is kept is there again, once, and found.</summary>
public sealed class MessageStoreTests : IDisposable
{
    private const string Account = "loopback:me";
    private const string Room = "anna+me";

    private static readonly Participant Anna = new("anna", "Anna");
    private static readonly Participant Ada = new("ada", "Ada", ParticipantKind.Assistant);
    private static readonly DateTimeOffset At = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("inbox-").FullName;

    private string File => Path.Combine(_folder, "private", "inbox.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_message_that_came_is_there_once_however_often_it_comes_and_after_a_restart()
    {
        long conversation;
        using (MessageStore store = Open())
        {
            Happened first = store.Apply(Account, new TransportBatch([new TransportNews.Room(Room, "", [Anna]), From(Anna, "r1", "Hello")], "7"));
            Happened second = store.Apply(Account, new TransportBatch([From(Anna, "r1", "Hello"), From(Anna, "r2", "Are you there?")], "8"));
            Assert.Equal((1, 1, 1), (first.Arrived.Count, second.Arrived.Count, second.Repeated));
            conversation = first.Arrived[0].Message.Conversation;
        }

        using MessageStore again = Open();
        Assert.Equal("8", again.Begin(Account, dropsRepeated: true));
        Assert.Equal(["Hello", "Are you there?"], again.Messages.List(conversation, 0, -1, 10, 0).Select(each => each.Text));
        Conversation there = Assert.Single(again.Conversations.List(0, 10));
        Assert.Equal(("Anna", 2, "Are you there?"), (there.Label, there.Unread, there.Last!.Text));
        Assert.True(again.Conversations.See(conversation, there.Last.Number));
        Assert.Equal((0, 0), (again.Conversations.Find(conversation)!.Unread, again.Conversations.Unread));
        Assert.False(again.Conversations.See(conversation, 1));
    }

    [Fact]
    public void Threads_corrections_and_what_was_taken_back()
    {
        using MessageStore store = Open();
        store.Apply(Account, new TransportBatch([
            From(Anna, "r1", "Lunch?"),
            From(Anna, "r2", "At noon") with { ThreadOf = "r1" },
            From(Anna, "r3", "Wrong room"),
            From(Anna, "r4", "At one") with { Replaces = "r2" },
            From(new Participant("mallory", "Anna"), "r5", "Never") with { Replaces = "r1" },
            new TransportNews.TakenBack(Room, "r3"),
        ]));
        List<Message> all = store.Messages.List(1, 0, -1, 10, 0);
        Assert.Equal(["Lunch?", "At one", "Message deleted."], all.Select(each => each.Text));
        Assert.Equal((1, all[0].Number), (all[0].Replies, all[1].Thread));
        Assert.Equal(["Lunch?", "At one"], store.Messages.List(1, 0, -1, 10, all[0].Number).Select(each => each.Text));
        Assert.Empty(store.Messages.Search("room", 10));
        Assert.Equal("At one", Assert.Single(store.Messages.Search("one", 10)).Text);
    }

    [Theory]
    [InlineData("cafe", "Meet me at the Café Müller")]
    [InlineData("MULL caf", "Meet me at the Café Müller")]
    [InlineData("пок", "Покажи")]
    [InlineData("明天", "我们明天见")]
    [InlineData("100%", "100% sure")]
    [InlineData("\"quoted\" OR", "she said \"quoted\" or not")]
    [InlineData("-- ;", "drop -- ; table")]
    public void Words_are_found_with_accents_or_without_in_any_order_and_within_scripts_without_blanks(string wanted, string text)
    {
        using MessageStore store = Open();
        store.Apply(Account, new TransportBatch([From(Anna, "r0", "Something else"), From(Anna, "r1", text), From(Anna, "r2", "More")]));
        Assert.Equal(text, Assert.Single(store.Messages.Search(wanted, 10)).Text);
        Assert.Empty(store.Messages.Search("zebra", 10));
        Assert.Empty(store.Messages.Search("  ", 10));
    }

    [Fact]
    public void Who_was_an_AI_stays_one_whatever_a_message_says()
    {
        using MessageStore store = Open();
        store.Apply(Account, new TransportBatch([new TransportNews.Room(Room, "", [Ada])]));
        Happened happened = store.Apply(Account, new TransportBatch([
            new TransportNews.Room(Room, "", [Ada with { Name = "Anna", Kind = ParticipantKind.Person }]),
            From(Ada with { Name = "Anna", Kind = ParticipantKind.Person }, "r1", "I am a person."),
        ]));
        Assert.Equal("AI · Anna", happened.Arrived[0].Message.Author.Label);
        Assert.Equal("AI · Anna", store.Conversations.Find(1)!.Label);
    }

    [Fact]
    public void A_message_on_its_way_when_the_glasses_went_off_goes_again_where_that_is_safe_and_else_the_wearer_decides()
    {
        using (MessageStore store = Open())
        {
            store.Apply(Account, new TransportBatch([new TransportNews.Room(Room, "", [Anna])]));
            store.Write(1, "On my way", At, 0, []);
            Assert.Equal("fresh-1", store.TakeWaiting(Account)!.Value.Message.Key);
            Assert.Null(store.TakeWaiting(Account));
        }

        using (MessageStore store = Open())
        {
            store.Begin(Account, dropsRepeated: true);
            Assert.Equal("fresh-1", store.TakeWaiting(Account)!.Value.Message.Key);
        }

        using MessageStore last = Open();
        last.Begin(Account, dropsRepeated: false);
        Assert.Null(last.TakeWaiting(Account));
        Message unsure = Assert.Single(last.Messages.List(1, 0, -1, 10, 0));
        Assert.Equal((MessageState.Unsure, "The glasses went off while it was being sent."), (unsure.State, unsure.Why));
        Assert.True(last.Turn(unsure.Number, [MessageState.Unsure], MessageState.Waiting));
        Assert.NotNull(last.TakeWaiting(Account));
    }

    [Fact]
    public void An_echo_that_comes_before_the_answer_is_the_same_message()
    {
        using MessageStore store = Open();
        store.Apply(Account, new TransportBatch([new TransportNews.Room(Room, "", [Anna])]));
        store.Write(1, "Yes", At, 0, []);
        OutgoingMessage going = store.TakeWaiting(Account)!.Value.Message;
        store.Apply(Account, new TransportBatch([From(new Participant("me", "Me"), "r9", "Yes") with { IsOwn = true }, new TransportNews.Sent(going.Key, "r9"), From(new Participant("me", "Me"), "r9", "Yes") with { IsOwn = true }]));
        Message only = Assert.Single(store.Messages.List(1, 0, -1, 10, 0));
        Assert.Equal(MessageState.Sent, only.State);
        Assert.Equal(only.Number, store.Conversations.Find(1)!.Last!.Number);
    }

    [Fact]
    public void No_key_is_ever_given_twice()
    {
        using MessageStore store = Open();
        store.Apply(Account, new TransportBatch([new TransportNews.Room(Room, "", [Anna])]));
        Message first = store.Write(1, "One", At, 0, []);
        Assert.True(store.Discard(first.Number));
        Message second = store.Write(1, "Two", At, 0, []);
        Assert.NotEqual(first.Number, second.Number);
        Assert.Equal("fresh-2", store.TakeWaiting(Account)!.Value.Message.Key);
    }

    [Fact]
    public void A_full_disk_is_named_and_nothing_of_a_batch_is_half_kept()
    {
        using MessageStore store = Open();
        store.Apply(Account, new TransportBatch([new TransportNews.Room(Room, "", [Anna])], "1"));
        store.LimitPages(60);
        TransportNews[] flood = [.. Enumerable.Range(0, 200).Select(i => From(Anna, $"f{i}", new string('x', 4000)))];
        InboxException full = Assert.Throws<InboxException>(() => store.Apply(Account, new TransportBatch(flood, "2")));
        Assert.EndsWith("there is no room for the inbox; make room in the memory.", full.Message, StringComparison.Ordinal);
        Assert.Equal((0, "1"), (store.Messages.List(1, 0, -1, 100, 0).Count, store.Begin(Account, dropsRepeated: true)));
        store.LimitPages(100_000);
        Assert.Equal(200, store.Apply(Account, new TransportBatch(flood, "2")).Arrived.Count);
    }

    [Fact]
    public void A_damaged_inbox_is_put_aside_and_named()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, "This was never a database, and is longer than the head of one would be. ".PadRight(4096, '.'));
        using MessageStore store = MessageStore.Open(File, "fresh", out string? complaint);
        Assert.Contains("the inbox is damaged", complaint, StringComparison.Ordinal);
        Assert.Contains("inbox.db.damaged-1", complaint, StringComparison.Ordinal);
        Assert.StartsWith("This was never", System.IO.File.ReadAllText(File + ".damaged-1"), StringComparison.Ordinal);
        Assert.Empty(store.Conversations.List(0, 10));
    }

    [Fact]
    public void An_inbox_of_a_newer_program_is_left_alone()
    {
        Open().Dispose();
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={File};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            command.ExecuteNonQuery();
        }

        Assert.EndsWith("the inbox has the version 99, expected at most 1; use the newer program that made it.", Assert.Throws<InboxException>(() => Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_else_may_read_the_file()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("This system has no such rights of files.");
            return;
        }

        using MessageStore store = Open();
        store.Apply(Account, new TransportBatch([From(Anna, "r1", "Between us")]));
        foreach (string each in Directory.GetFiles(Path.GetDirectoryName(File)!))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(each));
    }

    [Fact]
    public void A_text_without_end_is_cut_and_says_so_and_a_file_that_is_too_large_is_named_alone()
    {
        using MessageStore store = Open();
        store.Apply(Account, new TransportBatch([From(Anna, "r1", new string('a', 10_000_000)) with { Files = [new CarriedFile("huge.jpg", "image/jpeg", new byte[Attachment.MostBytes + 1]), new CarriedFile("../../small.jpg", "image/jpeg", new byte[] { 1, 2 })] }]));
        Message cut = Assert.Single(store.Messages.List(1, 0, -1, 10, 0));
        Assert.Equal(Message.MostCharacters, cut.Text.Length);
        Assert.EndsWith("(the rest was cut)", cut.Text, StringComparison.Ordinal);
        Assert.Equal([false, true], cut.Attachments.Select(file => file.IsKept));
        Assert.Equal([1, 2], store.Messages.Files(cut.Number)[1].Bytes.ToArray());
    }

    private MessageStore Open() => MessageStore.Open(File, "fresh", out _);

    private static TransportNews.Arrived From(Participant author, string id, string text) => new(Room, id, author, At, text);
}
