using NeuralGlasses.Decoding;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Traces;

/// <summary>What is left of a trace whose program or power ended is read up to its last whole block.</summary>
public sealed class TornTraceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("torn-").FullName;

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(64)]
    public void What_was_never_written_to_the_end_of_an_incomplete_file_is_its_cut(int length)
    {
        string path = Path.Combine(_folder, "t.ngtrace");
        using (var writer = new TraceWriter(path, Header()))
        {
            writer.Append(TraceRecordKind.Tick, new HostTime(1), default);
            writer.Append(TraceRecordKind.Tick, new HostTime(2_000_000), default);
        }

        using (FileStream file = File.OpenWrite(path + TraceWriter.PartialSuffix))
        {
            file.Seek(0, SeekOrigin.End);
            file.Write(new byte[length]);
        }

        using var reader = new TraceReader(path + TraceWriter.PartialSuffix);
        Assert.True(reader.TryRead(out _) && reader.TryRead(out _));
        Assert.False(reader.TryRead(out _));
        Assert.StartsWith("The trace is cut at byte ", reader.Cut, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_in_a_complete_file_is_damage()
    {
        string path = Path.Combine(_folder, "t.ngtrace");
        using (var writer = new TraceWriter(path, Header()))
            writer.Append(TraceRecordKind.Tick, new HostTime(1), default);
        File.Move(path + TraceWriter.PartialSuffix, path);
        File.AppendAllBytes(path, new byte[64]);

        using var reader = new TraceReader(path);
        Assert.True(reader.TryRead(out _));
        Assert.Throws<TraceException>(() => reader.TryRead(out _));
    }

    [Fact]
    public void A_part_that_does_not_go_on_where_the_one_before_ended_is_refused()
    {
        Write(1, "");
        Write(2, "00");
        using var first = new TraceReader(TraceParts.Path(_folder, "s", 1));
        Assert.True(first.TryRead(out _));
        Assert.False(first.TryRead(out _));

        var error = Assert.Throws<TraceException>(first.OpenNext);
        Assert.Contains("does not go on", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_are_found_by_their_number()
    {
        Write(1, "");
        string one = TraceParts.Path(_folder, "s", 1);

        Assert.Null(TraceParts.Find(one, 2));
        Assert.Equal(one, TraceParts.Find(one, 1));
        Assert.Null(TraceParts.Find(Path.Combine(_folder, "whole.ngtrace"), 2));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(int number, string before)
    {
        using var writer = new TraceWriter(TraceParts.Path(_folder, "s", number), Header() with { Part = new TracePart(number, before) });
        using var hash = new RunHash(writer);
        hash.Append(TraceRecordKind.Tick, new HostTime(number), default);
        writer.Complete(hash.Current(), new HostTime(number));
    }

    private static TraceHeader Header() => new()
    {
        MadeBy = "test",
        Scenario = "session",
        Model = new TracedModel("model", "1", ""),
        Settings = new GlassesSettings { Link = new WristbandLinkOptions(), Policy = new DecisionPolicyOptions() },
        Glasses = new TracedGlasses(),
    };
}
