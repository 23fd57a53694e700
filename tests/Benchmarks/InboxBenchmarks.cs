using BenchmarkDotNet.Attributes;
using NeuralGlasses.Inbox.Store;
using NeuralGlasses.Messaging;
using NeuralGlasses.Messaging.Transports;

namespace NeuralGlasses.Benchmarks;

/// <summary>An inbox with 10,000 messages in 50 conversations, half of them in one, on the disk: 50 ms are the goal for opening it, for a search and for a page.</summary>
[MemoryDiagnoser]
public class InboxBenchmarks
{
    private const int Messages = 10_000;
    private const string Account = "loopback:me";

    private static readonly string[] Words = [.. "the train is late and we wait here for you until nine please bring milk bread coffee tomorrow morning meeting figures report station north coat rain sun light answer question photo garden".Split(' ')];

    private string _folder = "";
    private MessageStore _store = null!;
    private int _sent;

    private string File => Path.Combine(_folder, "inbox.db");

    [GlobalSetup]
    public void Make()
    {
        _folder = Directory.CreateTempSubdirectory("inbox-").FullName;
        using (var store = MessageStore.Open(File, "bench", out _))
        {
            var random = new Random(1);
            for (var at = 0; at < Messages; at += 100)
            {
                TransportNews[] news = [.. Enumerable.Range(at, 100).Select(i =>
                {
                    var who = i % 2 == 0 ? 0 : random.Next(1, 50);
                    var text = string.Join(' ', Enumerable.Range(0, 15).Select(_ => Words[random.Next(Words.Length)]));
                    return new TransportNews.Arrived($"room {who}", $"r{i}", new Participant($"p{who}", $"Person {who}"), DateTimeOffset.UnixEpoch.AddMinutes(i), i == 4321 ? text + " xylophone" : text);
                })];
                store.Apply(Account, new TransportBatch(news, $"{at}"));
            }
        }

        _store = MessageStore.Open(File, "bench", out _);
    }

    [GlobalCleanup]
    public void Remove()
    {
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark]
    public int OpenTheFileAndListConversations()
    {
        using var store = MessageStore.Open(File, "bench", out _);
        return store.Conversations.List(0, 100).Count + store.Conversations.Unread;
    }

    [Benchmark]
    public int OpenAConversation() => _store.Messages.List(1, 0, -1, 50, 0).Count;

    [Benchmark]
    public int ScrollToAPageInTheMiddle() => _store.Messages.List(1, 5000, -1, 50, 0).Count;

    [Benchmark]
    public int SearchTwoFrequentWords() => _store.Messages.Search("train rain", 30).Count;

    [Benchmark]
    public int SearchOneThatIsThereOnce() => _store.Messages.Search("xylo", 30).Count;

    [Benchmark]
    public int SearchNothing() => _store.Messages.Search("zebra", 30).Count;

    [Benchmark]
    public long SendOne() => _store.Write(2, $"On my way {_sent++}", DateTimeOffset.UnixEpoch, 0, []).Number;
}
