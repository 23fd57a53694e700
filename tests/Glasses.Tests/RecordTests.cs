using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using NeuralGlasses.Decoding;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;
using Xunit;

namespace NeuralGlasses.Glasses.Tests;

/// <summary>What the program records of a session: it replays in the simulator, also after the program was killed, and never holds the glasses up.</summary>
public sealed class RecordTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task A_session_with_gestures_and_the_one_after_a_kill_replay_without_a_difference()
    {
        using var folder = new TemporaryFolder();
        var band = Path.Combine(folder.Path, "band.ngtrace");
        var (made, _) = await Simulator("run", "--scenario", "pinch-as-shipped", "--headless", "--trace", band, "--out", Path.Combine(folder.Path, "run"));
        Assert.Equal(0, made);

        var killed = await Session(folder, band, "KILL", records => Directory.EnumerateFiles(records).Any(part => new FileInfo(part).Length > 60_000));
        var ended = await Session(folder, band, "TERM", records => Directory.GetFiles(records).Length > 1 && Directory.Exists(Photos(folder)) && Directory.GetFiles(Photos(folder), "*.jpg").Length > 0);

        Assert.EndsWith(".001.ngtrace.partial", Assert.Single(killed), StringComparison.Ordinal);
        Assert.True(ended.Length > 1, "The session fits into one part; expected several.");
        var (first, said) = await Simulator("replay", killed[0]);
        Assert.True(first == 0 && said.Contains("The trace is cut", StringComparison.Ordinal) && said.Contains("Identical", StringComparison.Ordinal), said);
        var (second, told) = await Simulator("replay", ended[0]);
        Assert.True(second == 0 && told.Contains("Identical", StringComparison.Ordinal), told);
        Assert.True(Regex.IsMatch(told, "[1-9][0-9]* gestures, [1-9][0-9]* intents, 1 captures"), told);
        var (third, refused) = await Simulator("replay", ended[1]);
        Assert.Equal(2, third);
        Assert.Contains("is part 2 of a record", refused, StringComparison.Ordinal);
        Assert.DoesNotContain(Kinds(ended), kind => kind is TraceRecordKind.HudPicture or TraceRecordKind.PhotoPicture);
    }

    [Fact]
    public void A_memory_that_fails_ends_the_record_with_one_sentence_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        var records = Path.Combine(folder.Path, "records");
        var faults = new List<string>();
        using var record = new SessionRecord(new RecordFolder(records, 1_000_000, TimeSpan.FromHours(1), TimeProvider.System), Header(), faults.Add);
        Directory.Delete(records, recursive: true);
        File.WriteAllText(records, "no folder any more");

        for (var i = 0; i < 40; i++)
            Take(record, i);

        Assert.StartsWith("The record of the session ended: ", Assert.Single(faults), StringComparison.Ordinal);
        Assert.Equal(faults[0], record.Fault);
        Assert.Empty(record.File);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_told_and_nothing_is_recorded()
    {
        using var folder = new TemporaryFolder();
        var records = Path.Combine(folder.Path, "records");
        File.WriteAllText(records, "a file");
        var faults = new List<string>();

        using var record = new SessionRecord(new RecordFolder(records, 1_000_000, TimeSpan.FromHours(1), TimeProvider.System), Header(), faults.Add);
        Take(record, 1);

        Assert.Single(faults);
        Assert.Equal(0, record.Bytes);
    }

    [Fact]
    public void The_oldest_go_first_so_that_the_folder_stays_within_its_room()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, "session-2020-01-01T000000Z-1.001.ngtrace"), new byte[300_000]);
        File.WriteAllBytes(Path.Combine(folder.Path, "diary.txt"), new byte[10]);
        using (var record = new SessionRecord(new RecordFolder(folder.Path, 1_000_000, TimeSpan.FromDays(9999), TimeProvider.System), Header(), Assert.Fail))
        {
            for (var i = 0; i < 60; i++)
                Take(record, i);
            Assert.InRange(record.Removed, 1, record.Parts);
        }

        var files = new DirectoryInfo(folder.Path).GetFiles("session-*");
        Assert.InRange(files.Sum(f => f.Length), 400_000, 1_000_000);
        Assert.DoesNotContain(files, f => f.Name.StartsWith("session-2020", StringComparison.Ordinal) || f.Name.EndsWith(TraceWriter.PartialSuffix, StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(folder.Path, "diary.txt")));
    }

    [Fact]
    public void What_is_older_than_was_set_goes_and_parts_go_on_where_the_one_before_ended()
    {
        using var folder = new TemporaryFolder();
        var old = Path.Combine(folder.Path, "session-2020-01-01T000000Z-1.001.ngtrace");
        File.WriteAllText(old, "old");
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddHours(-2));
        using (var record = new SessionRecord(new RecordFolder(folder.Path, 100_000_000, TimeSpan.FromHours(1), TimeProvider.System), Header(), Assert.Fail))
        {
            Take(record, 1);
            record.Append(TraceRecordKind.Tick, new HostTime(3_700_000_000), default);
        }

        Assert.False(File.Exists(old));
        using var first = new TraceReader(Directory.GetFiles(folder.Path, "*.001.ngtrace")[0]);
        while (first.TryRead(out _))
        {
        }

        using var second = first.OpenNext();
        Assert.Equal(2, second!.Header.Part!.Number);
        Assert.True(second.TryRead(out var record2) && record2.Kind == TraceRecordKind.Tick);
    }

    // Bytes that do not compress.
    private static void Take(SessionRecord record, int second)
    {
        var noise = new byte[60_000];
        new Random(second).NextBytes(noise);
        record.Append(TraceRecordKind.Value, new HostTime(second * 1_000_000L), noise);
    }

    private static IEnumerable<TraceRecordKind> Kinds(string[] parts)
    {
        foreach (var part in parts)
        {
            using var reader = new TraceReader(part);
            while (reader.TryRead(out var record))
                yield return record.Kind;
        }
    }

    private static TraceHeader Header() => new()
    {
        MadeBy = "test",
        Scenario = "session",
        Model = new TracedModel("model", "1", ""),
        Settings = new GlassesSettings { Link = new WristbandLinkOptions(), Policy = new DecisionPolicyOptions() },
        Glasses = new TracedGlasses(),
    };

    private static string Photos(TemporaryFolder folder) => Path.Combine(folder.Path, "glasses", "media");

    // A machine with much else to do plays the band's record late, so the signal waits for what is to be in the session.
    private static async Task<string[]> Session(TemporaryFolder folder, string band, string signal, Func<string, bool> isEnough)
    {
        var records = Path.Combine(folder.Path, signal);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "neuralglasses-glasses.dll"), "run"]);
        foreach (var (key, value) in new[]
        {
            ("folder", Path.Combine(folder.Path, "glasses")), ("healthPort", "0"), ("voice", ""), ("wornLeft", "true"), ("band", "trace"), ("trace", band), ("record", records), ("recordMegabytes", "1"),
        })
            start.Environment[OptionsReading.EnvironmentPrefix + key] = value;
        using var program = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience);
        while (!Directory.Exists(records) || !isEnough(records))
        {
            Assert.False(program.HasExited, "The program ended before the session held what it was to hold.");
            await Task.Delay(TimeSpan.FromMilliseconds(500), limit.Token);
        }

        // What happened last is still on its way into the record.
        await Task.Delay(TimeSpan.FromSeconds(1), limit.Token);
        using (var kill = Process.Start("kill", [$"-{signal}", $"{program.Id}"]))
            await kill.WaitForExitAsync(limit.Token);
        await program.WaitForExitAsync(limit.Token);
        return [.. Directory.GetFiles(records).Order(StringComparer.Ordinal)];
    }

    private static async Task<(int Code, string Said)> Simulator(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "NeuralGlasses.Simulator.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var program = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience);
        var said = new StringBuilder();
        var errors = program.StandardError.ReadToEndAsync(limit.Token);
        said.Append(await program.StandardOutput.ReadToEndAsync(limit.Token)).Append(await errors);
        await program.WaitForExitAsync(limit.Token);
        return (program.ExitCode, said.ToString());
    }
}
