using NeuralGlasses.Inbox.Store;
using NeuralGlasses.Messaging;
using NeuralGlasses.Messaging.Transports;

namespace NeuralGlasses.CrashingInbox;

/// <summary>
/// A program that receives and sends messages until it is killed, and says on its standard output what it has told the server and the wearer so
/// far. The server's answers come with the next batch, as from a network.
/// </summary>
public static class Program
{
    public const string Account = "loopback:me";
    public const int Messages = 3;

    public static int Main(string[] arguments)
    {
        if (arguments is not [var path])
        {
            Console.Error.WriteLine($"{arguments.Length} arguments were given, expected the path of an inbox; give it.");
            return 2;
        }

        using MessageStore store = MessageStore.Open(path, "crash", out _);
        int at = int.TryParse(store.Begin(Account, dropsRepeated: true), out int cursor) ? cursor : 0;
        List<TransportNews> answers = HandOver(store);
        for (; at < Messages; at++)
        {
            store.Apply(Account, new TransportBatch([.. answers, .. Incoming(at)], $"{at + 1}"));
            Say($"received {at}");
            foreach (TransportNews.Sent answer in answers.OfType<TransportNews.Sent>())
                Say($"sent {answer.Key}");
            Message own = store.Write(1, $"mine {at}", default, 0, []);
            Say($"kept {own.Number}");
            answers = HandOver(store);
        }

        store.Apply(Account, new TransportBatch(answers));
        Say("done");
        return 0;
    }

    /// <summary>What comes at a place of the server's log.</summary>
    public static IReadOnlyList<TransportNews> Incoming(int at)
    {
        var anna = new Participant("anna", "Anna");
        TransportNews.Arrived[] arrived = [.. Enumerable.Range(0, 2).Select(i => new TransportNews.Arrived("room", $"r{at}-{i}", anna, default, $"hers {at} {i} {new string('x', 3000)}"))];
        return at == 0 ? [new TransportNews.Room("room", "", [anna]), .. arrived] : arrived;
    }

    private static List<TransportNews> HandOver(MessageStore store)
    {
        List<TransportNews> answers = [];
        while (store.TakeWaiting(Account) is { } next)
        {
            Say($"handed {next.Message.Key} {next.Message.Text}");
            answers.Add(new TransportNews.Sent(next.Message.Key, $"server-{next.Message.Key}"));
        }

        return answers;
    }

    private static void Say(string line)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }
}
