using System.Diagnostics;
using System.Globalization;
using NeuralGlasses.Inbox.Store;
using NeuralGlasses.Messaging;
using Xunit;

namespace NeuralGlasses.Inbox.Tests;

/// <summary>
/// A program that receives and sends is ended at each of its calls that change a file, one run for each, in the middle of the write where it is
/// one. What it had said of a message is true afterwards, and going on loses nothing and sends nothing under two keys.
/// </summary>
public sealed class CrashTests : IDisposable
{
    private const string Account = "loopback:me";
    private const int Received = 3 * 2;

    private readonly string _folder = Directory.CreateTempSubdirectory("crash-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Ended_at_any_write_no_message_is_lost_and_none_is_there_twice()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The calls of the program are caught on Linux alone.");
        string library = Compile();
        string counted = Path.Combine(_folder, "count");
        (int exit, string[] whole) = Run(library, Folder("whole"), crashAt: 0, counted);
        Assert.Equal((0, "done"), (exit, whole[^1]));
        int calls = int.Parse(File.ReadAllText(counted), CultureInfo.InvariantCulture);
        Assert.InRange(calls, 50, 1000);
        var ended = 0;
        Parallel.For(1, calls + 1, new ParallelOptions { MaxDegreeOfParallelism = 4 }, at =>
        {
            string folder = Folder($"at-{at}");
            (int code, string[] said) = Run(library, folder, at, null);
            Assert.True(code is 137 or 0, $"Ended at call {at}, the program came to {code}: {string.Join(" | ", said)}");
            Interlocked.Add(ref ended, code == 137 ? 1 : 0);
            Holds(folder, said, at);
            (int last, string[] more) = Run(library, folder, crashAt: 0, null);
            Assert.True(last == 0 && more[^1] == "done", $"Ended at call {at}, the program did not go on: {string.Join(" | ", more)}");
            HasAll(folder, [.. said, .. more], at);
            Directory.Delete(folder, recursive: true);
        });

        // The order of a few calls at the end may differ from run to run.
        Assert.InRange(ended, calls - 5, calls);
    }

    private static void Holds(string folder, string[] said, int at)
    {
        using MessageStore store = MessageStore.Open(Path.Combine(folder, "inbox.db"), "crash", out string? complaint);
        Assert.Null(complaint);
        Assert.Equal("ok", store.Examine());
        List<Message> kept = store.Messages.List(1, 0, -1, 100, 0);
        int cursor = int.TryParse(store.Conversations.CursorOf(Account), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
        Assert.Equal(cursor * 2, kept.Count(message => !message.IsOwn));
        foreach (string[] words in said.Select(line => line.Split(' ')))
        {
            bool isTrue = words[0] switch
            {
                "received" => int.Parse(words[1], CultureInfo.InvariantCulture) < cursor,
                "kept" => kept.Any(message => message.IsOwn && message.Number.ToString(CultureInfo.InvariantCulture) == words[1]),
                "handed" => store.Messages.OfKey(words[1]).State is MessageState.Sending or MessageState.Sent,
                "sent" => store.Messages.OfKey(words[1]).State == MessageState.Sent,
                _ => true,
            };
            Assert.True(isTrue, $"Ended at call {at}, '{string.Join(' ', words)}' is no longer true.");
        }
    }

    private static void HasAll(string folder, string[] said, int at)
    {
        using MessageStore store = MessageStore.Open(Path.Combine(folder, "inbox.db"), "crash", out _);
        List<Message> kept = store.Messages.List(1, 0, -1, 100, 0);
        Assert.Equal(Received, kept.Where(message => !message.IsOwn).Select(message => message.Text).Distinct().Count());
        Assert.Equal(Received, kept.Count(message => !message.IsOwn));
        Assert.All(kept.Where(message => message.IsOwn), message => Assert.Equal(MessageState.Sent, message.State));

        // What the server was handed: by its key, each text once, and each message of the wearer's.
        ILookup<string, string> handed = said.Where(line => line.StartsWith("handed ", StringComparison.Ordinal)).Select(line => line.Split(' ', 3)).ToLookup(words => words[1], words => words[2]);
        Assert.All(handed, texts => Assert.Single(texts.Distinct()));
        Assert.True(handed.Count == kept.Count(message => message.IsOwn), $"Ended at call {at}, {handed.Count} messages were handed over and {kept.Count(message => message.IsOwn)} are kept.");
    }

    private static (int Exit, string[] Said) Run(string library, string folder, int crashAt, string? counted)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CrashingInbox.Program).Assembly.Location, Path.Combine(folder, "inbox.db")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LD_PRELOAD"] = library;
        if (crashAt > 0)
            start.Environment["CRASH_AT"] = crashAt.ToString(CultureInfo.InvariantCulture);
        if (counted is not null)
            start.Environment["CRASH_COUNT"] = counted;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, [.. said.Split('\n', StringSplitOptions.RemoveEmptyEntries), .. errors.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"error {line}")]);
    }

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;

    private string Compile()
    {
        string library = Path.Combine(_folder, "crash_at.so");
        try
        {
            using Process compiler = Process.Start(new ProcessStartInfo("g++", ["-x", "c", "-shared", "-fPIC", "-O1", "-o", library, Path.Combine(AppContext.BaseDirectory, "crash_at.c")]) { RedirectStandardError = true })!;
            string complaint = compiler.StandardError.ReadToEnd();
            compiler.WaitForExit();
            Assert.True(compiler.ExitCode == 0, complaint);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("g++ is not installed (apt-get install g++), so the program could not be ended at its writes.");
        }

        return library;
    }
}
