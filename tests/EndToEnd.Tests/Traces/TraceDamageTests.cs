using NeuralGlasses.Simulator.Traces;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Traces;

public sealed class TraceDamageTests : IDisposable
{
    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_trace_cut_anywhere_replays_up_to_the_cut_and_says_so(int seed)
    {
        var bytes = File.ReadAllBytes(RecordedRuns.Of("short").Trace);
        var dice = new Random(seed);
        for (var i = 0; i < 6; i++)
        {
            var length = dice.Next(HeaderLength(bytes), bytes.Length);
            var outcome = TraceReplay.Run(_runs.NewFile($"cut-{length}.ngtrace", bytes.AsSpan(0, length)));
            Assert.Null(outcome.Difference);
            Assert.NotNull(outcome.Cut);
            Assert.Contains($"cut at byte {length}", outcome.Cut, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Whatever_is_before_a_cut_is_read_and_nothing_else()
    {
        var (trace, _) = RecordedRuns.Of("short and uncalibrated");
        var bytes = File.ReadAllBytes(trace);
        var whole = ReplayTests.Records(trace);
        var dice = new Random(7);
        var most = 0;
        foreach (var length in Enumerable.Range(0, 60).Select(_ => dice.Next(HeaderLength(bytes), bytes.Length)).Append(bytes.Length - 1).Order())
        {
            using var reader = new TraceReader(_runs.NewFile("cut.ngtrace", bytes.AsSpan(0, length)));
            var count = 0;
            for (; reader.TryRead(out var record); count++)
                Assert.True(record.SaysTheSameAs(whole[count]));
            Assert.NotNull(reader.Cut);
            Assert.InRange(count, most, whole.Count);
            most = count;
        }

        Assert.True(most > whole.Count / 2);
    }

    [Fact]
    public void A_trace_cut_within_its_header_is_one_sentence()
    {
        var bytes = File.ReadAllBytes(RecordedRuns.Of("short and uncalibrated").Trace);
        for (var length = 0; length < HeaderLength(bytes); length += 97)
        {
            var error = Assert.Throws<TraceException>(() => TraceReplay.Run(_runs.NewFile("head.ngtrace", bytes.AsSpan(0, length))));
            Assert.Contains($"cut at byte {length}, within its header", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_flipped_bit_is_found()
    {
        var bytes = File.ReadAllBytes(RecordedRuns.Of("short and uncalibrated").Trace);
        var dice = new Random(11);
        var places = Enumerable.Range(0, 300).Select(_ => dice.Next(bytes.Length)).Concat(Enumerable.Range(0, HeaderLength(bytes) + 40)).Append(bytes.Length - 1);
        foreach (var place in places)
        {
            var bit = (byte)(1 << dice.Next(8));
            bytes[place] ^= bit;
            var file = _runs.NewFile("flipped.ngtrace", bytes);
            var error = Assert.Throws<TraceException>(() => ReadAll(file));
            Assert.StartsWith(file, error.Message, StringComparison.Ordinal);
            bytes[place] ^= bit;
        }
    }

    [Fact]
    public void A_damaged_block_is_named_with_its_records()
    {
        var bytes = File.ReadAllBytes(RecordedRuns.Of("short and uncalibrated").Trace);
        bytes[bytes.Length / 2] ^= 0x10;
        var error = Assert.Throws<TraceException>(() => TraceReplay.Run(_runs.NewFile("damaged.ngtrace", bytes)));
        Assert.Matches("is damaged: block [0-9]+ at byte [0-9]+, records [0-9]+ to [0-9]+ is not what was written", error.Message);
    }

    [Fact]
    public void A_block_taken_out_or_anything_behind_the_end_is_found()
    {
        var bytes = File.ReadAllBytes(RecordedRuns.Of("short and uncalibrated").Trace);
        var first = HeaderLength(bytes);
        var second = first + 32 + BitConverter.ToInt32(bytes, first + 4);
        Assert.Contains("expected 0", ReadError([.. bytes[..first], .. bytes[second..]]), StringComparison.Ordinal);
        Assert.Contains("1 bytes stand behind it", ReadError([.. bytes, 0]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_trace_of_another_version_names_both()
    {
        var bytes = File.ReadAllBytes(RecordedRuns.Of("short and uncalibrated").Trace);
        bytes[8] = 9;
        Assert.Contains("is a trace of version 9, this program reads version 3", ReadError(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_trace_that_was_not_completed_keeps_all_that_was_appended()
    {
        var path = _runs.NewFolder() + ".ngtrace";
        var header = HeaderOf("short and uncalibrated");
        using (var writer = new TraceWriter(path, header))
        {
            for (var i = 0; i < 5000; i++)
                writer.Append(TraceRecordKind.Tick, new(i * 1000L), [(byte)i]);
        }

        Assert.False(File.Exists(path));
        using var reader = new TraceReader(path + TraceWriter.PartialSuffix);
        var count = 0;
        while (reader.TryRead(out _))
            count++;
        Assert.Equal(5000, count);
        Assert.Contains("behind record 4999", reader.Cut, StringComparison.Ordinal);
        Assert.Contains("did not end", Assert.Throws<TraceException>(() => new TraceWriter(path, header)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_crash_takes_along_is_no_more_than_the_last_second()
    {
        var path = _runs.NewFolder() + ".ngtrace";
        using var writer = new TraceWriter(path, HeaderOf("short and uncalibrated"));
        for (var i = 0; i < 5000; i++)
            writer.Append(TraceRecordKind.Tick, new(i * 1000L), default);
        using var reader = new TraceReader(path + TraceWriter.PartialSuffix);
        HostTime last = default;
        while (reader.TryRead(out var record))
            last = record.At;
        Assert.InRange(4999 - (last.Microseconds / 1000), 1, 1000);
    }

    internal static TraceHeader HeaderOf(string name)
    {
        using var reader = new TraceReader(RecordedRuns.Of(name).Trace);
        return reader.Header;
    }

    private static int HeaderLength(byte[] bytes) => 16 + BitConverter.ToInt32(bytes, 12) + 4;

    private static void ReadAll(string file)
    {
        using var reader = new TraceReader(file);
        while (reader.TryRead(out _))
        {
        }

        // A length that now reaches beyond the end would look like a cut; the checksum of the head tells them apart.
        Assert.Null(reader.Cut);
    }

    private string ReadError(byte[] bytes) => Assert.Throws<TraceException>(() => ReadAll(_runs.NewFile("bad.ngtrace", bytes))).Message;
}
