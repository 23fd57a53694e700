using System.Security.Cryptography;
using System.Text;
using NeuralGlasses.Consent;
using NeuralGlasses.Storage;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Consent;

/// <summary>The consent log: what it writes, how it goes on after a cut, and what it does without memory.</summary>
public sealed class ConsentLogTests
{
    private static readonly ConsentLogOptions Small = new() { MostFileBytes = 4096, MostFiles = 3 };

    private readonly LogBench _bench = new();

    [Fact]
    public void Anybody_can_check_a_line_with_a_hash_program()
    {
        _bench.Write(1);
        string line = _bench.Lines()[0];
        int cut = line.IndexOf(",\"hash\":", StringComparison.Ordinal);
        byte[] hashed = [.. new byte[32], .. Encoding.UTF8.GetBytes(line[..cut])];
        Assert.Equal($",\"hash\":\"{Convert.ToHexStringLower(SHA256.HashData(hashed))}\"}}", line[cut..]);
        Assert.Equal("{\"seq\":1,\"wall\":\"2026-11-26T15:04:05.000+01:00\",\"host\":0,\"kind\":\"opened\"", line[..cut]);
    }

    [Fact]
    public void What_was_written_is_read_back_and_told_in_sentences()
    {
        using ConsentLog log = _bench.Open();
        log.TryAdd(LogBench.Asked(7));
        log.Add(new ConsentEntry(ConsentLineKind.Ended, LogBench.At(9)) { App = "camera", Capture = "Photo", Session = 7, Outcome = "Done", Frames = 1, Bytes = 5000, File = "a.jpg", Text = "All of it was captured." });
        log.Add(new ConsentEntry(ConsentLineKind.Egress, LogBench.At(10)) { App = "mail", Destination = "https://mail.example", Purpose = "a photo for \"Ann\"\n", Bytes = 5000, Sha256 = new string('a', 64) });
        IReadOnlyList<ConsentLine> lines = ConsentLogCheck.Read(_bench.Shelf);
        Assert.Equal(LogBench.Asked(7), lines[1].Entry);
        Assert.Equal("a photo for \"Ann\"\n", lines[3].Entry.Purpose);
        Assert.Equal(
            [
                "2026-11-26 15:04:05 The log was opened.",
                "2026-11-26 15:04:05 camera asked for a photo because of gesture fist at 0.93; the light was lit.",
                "2026-11-26 15:04:05 camera ended a photo after 1 frame, kept in a.jpg. All of it was captured.",
            ],
            lines.Take(3).Select(ConsentLogText.Of));
        Assert.Equal(new ConsentLogFinding("", 4, 1, log.HeadHash), _bench.Verify());
    }

    [Fact]
    public void Every_kind_of_line_is_told_as_a_sentence()
    {
        foreach (ConsentLineKind kind in Enum.GetValues<ConsentLineKind>())
        {
            string text = ConsentLogText.Of(new ConsentLine(1, _bench.Clock.GetLocalNow(), new ConsentEntry(kind, default) { App = "app", Capture = "Sound", File = "f", Text = "Why." }, ""));
            Assert.Matches("^2026-11-26 15:04:05 [A-Za-z].*\\.$", text);
        }
    }

    [Fact]
    public void A_line_that_must_last_is_flushed_and_another_waits_for_it()
    {
        using ConsentLog log = _bench.Open();
        int before = _bench.Shelf.Flushes;
        Assert.True(log.TryAdd(LogBench.Asked(1), isDurable: false));
        Assert.Equal(before, _bench.Shelf.Flushes);
        Assert.True(log.TryAdd(LogBench.Asked(2)));
        Assert.Equal(before + 1, _bench.Shelf.Flushes);
    }

    [Fact]
    public void Long_text_is_cut_and_hostile_text_stays_inside_its_line()
    {
        using ConsentLog log = _bench.Open();
        log.TryAdd(LogBench.Asked(1) with { Cause = new string('x', 100_000), App = "a\"}\n{\"seq\":9\ud800" });
        ConsentLine line = ConsentLogCheck.Read(_bench.Shelf)[1];
        Assert.Equal(400, line.Entry.Cause.Length);
        Assert.StartsWith("a\"}\n{\"seq\":9", line.Entry.App, StringComparison.Ordinal);
        Assert.True(_bench.Verify().IsWhole);
        Assert.Equal(2, _bench.Lines().Count);
    }

    [Fact]
    public void A_new_file_names_the_last_hash_of_the_old_one_and_the_oldest_go()
    {
        _bench.Write(20, Small);
        string second = _bench.Lines("consent-000002.jsonl")[0];
        Assert.Contains($"\"before\":\"{_bench.Lines()[^1][^66..^2]}\"", second, StringComparison.Ordinal);
        Assert.True(_bench.Verify().IsWhole);

        var bench = new LogBench();
        using ConsentLog log = bench.Open(0, Small);
        for (var i = 1; i <= 200; i++)
            log.TryAdd(LogBench.Asked(i));
        Assert.Equal(3, bench.Shelf.List().Count);
        Assert.True(log.Removed > 3);
        ConsentLogFinding found = bench.Verify();
        Assert.True(found.IsWhole, found.Sentence);
        Assert.True(found.FirstSequence > 1);
        Assert.Equal((log.HeadHash, log.Sequence), (found.HeadHash, found.FirstSequence + found.Lines - 1));
    }

    [Fact]
    public void A_file_that_is_missing_between_two_others_is_found()
    {
        _bench.Write(40, new ConsentLogOptions { MostFileBytes = 4096 });
        _bench.Shelf.Delete("consent-000002.jsonl");
        Assert.StartsWith("consent-000003.jsonl, line 1, names ", _bench.Verify().Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_last_line_cut_at_any_byte_is_put_aside_said_and_the_chain_goes_on()
    {
        _bench.Write(3);
        byte[] whole = _bench.Shelf[LogBench.First];
        int last = whole.AsSpan()[..^1].LastIndexOf((byte)'\n') + 1;
        for (int cut = last; cut <= whole.Length; cut++)
        {
            var bench = new LogBench();
            bench.Shelf[LogBench.First] = whole[..cut];
            using ConsentLog log = bench.Open(50);
            bool isTorn = cut > last && cut < whole.Length - 1;
            Assert.Equal(isTorn ? 1 : 0, log.Torn);
            Assert.Equal(isTorn ? $"The last line of {LogBench.First} was torn after {cut - last} bytes, as a power cut does; its piece is kept in {LogBench.First}.torn-1." : "", log.Finding);
            if (isTorn)
                Assert.Equal(whole[last..cut], bench.Shelf[$"{LogBench.First}.torn-1"]);
            Assert.True(log.TryAdd(LogBench.Asked(9)));
            ConsentLogFinding found = bench.Verify();
            Assert.Equal((true, cut < whole.Length - 1 ? 5 : 6), (found.IsWhole, found.Lines));
            Assert.Equal(log.Finding, ConsentLogCheck.Read(bench.Shelf)[^2].Entry.Text);
        }
    }

    [Fact]
    public void A_new_file_without_a_first_line_is_passed_over()
    {
        _bench.Write(3);
        _bench.Shelf["consent-000002.jsonl"] = [];
        using ConsentLog log = _bench.Open(50);
        Assert.True(log.TryAdd(LogBench.Asked(4)));
        Assert.Equal((true, 6), (_bench.Verify().IsWhole, _bench.Verify().Lines));
        Assert.True(_bench.Shelf.Has("consent-000003.jsonl"));
    }

    [Fact]
    public void A_log_that_somebody_changed_is_left_as_it_is_and_the_chain_goes_on_in_a_new_file()
    {
        _bench.Write(5);
        List<string> lines = _bench.Lines();
        lines[3] = lines[3].Replace("fist", "swipe", StringComparison.Ordinal);
        _bench.Put(lines);
        byte[] changed = _bench.Shelf[LogBench.First];
        using ConsentLog log = _bench.Open(50);
        Assert.True(log.TryAdd(LogBench.Asked(6)));
        Assert.Equal($"Line 4 of {LogBench.First} does not fit to the one before; somebody changed it, or the memory is damaged.", log.Finding);
        Assert.Equal(changed, _bench.Shelf[LogBench.First]);
        Assert.StartsWith($"{LogBench.First}, line 4, does not fit", _bench.Verify().Sentence, StringComparison.Ordinal);
        Assert.Contains(ConsentLogCheck.Read(_bench.Shelf), line => line.Entry.Text == log.Finding);
    }

    [Fact]
    public void Without_memory_nothing_is_said_to_be_written_and_what_has_happened_waits()
    {
        using ConsentLog log = _bench.Open();
        _bench.Shelf.IsBroken = true;
        Assert.False(log.TryAdd(LogBench.Asked(1)));
        Assert.Equal("The consent log cannot be written: The memory does not answer.", log.Fault);
        for (var i = 2; i < 400; i++)
            log.Add(LogBench.Asked(i));
        Assert.Equal((256, 142), (log.Waiting, log.Lost));
        _bench.Shelf.IsBroken = false;
        Assert.True(log.TryAdd(LogBench.Asked(500)));
        Assert.Equal(0, log.Waiting);
        IReadOnlyList<ConsentLine> lines = ConsentLogCheck.Read(_bench.Shelf);
        Assert.Equal([144, 145, 146], lines.Skip(2).Take(3).Select(line => (int)line.Entry.Session));
        Assert.Equal(500, lines[^1].Entry.Session);
        Assert.DoesNotContain(lines, line => line.Entry.Session == 1);
        Assert.True(_bench.Verify().IsWhole);
    }

    [Fact]
    public void A_log_in_a_folder_outlives_its_program()
    {
        string path = Directory.CreateTempSubdirectory("neuralglasses-log-").FullName;
        try
        {
            var shelf = new FolderShelf(path);
            using (var log = new ConsentLog(shelf, _bench.Clock, default))
                log.TryAdd(LogBench.Asked(1));
            using (var log = new ConsentLog(shelf, _bench.Clock, default))
                Assert.Equal(3, log.Sequence);
            Assert.Equal((true, 3), (ConsentLogCheck.Verify(shelf).IsWhole, ConsentLogCheck.Verify(shelf).Lines));
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
