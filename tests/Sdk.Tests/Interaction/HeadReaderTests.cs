using NeuralGlasses.Devices;
using NeuralGlasses.Interaction.Head;
using NeuralGlasses.Sdk.Tests.Hosting;
using Xunit;
using static NeuralGlasses.Sdk.Tests.Apps.TestGlasses;

namespace NeuralGlasses.Sdk.Tests.Interaction;

/// <summary>One sensor serves all who follow the head, and is open as long as one of them wants it.</summary>
public sealed class HeadReaderTests
{
    private readonly TurningHead _head = new();
    private readonly HeadReader _reader;
    private readonly Follower _first = new();
    private readonly Follower _second = new();

    public HeadReaderTests()
    {
        _reader = new HeadReader(_head);
        _reader.Add(_first);
        _reader.Add(_second);
    }

    [Fact]
    public void Two_share_one_sensor_and_each_hears_what_was_felt_while_it_wanted()
    {
        _reader.Advance(At(100));
        Assert.Equal(0, _head.Opened);
        _first.IsWanted = true;
        _reader.Advance(At(200));
        _reader.Advance(At(300));
        _second.IsWanted = true;
        _reader.Advance(At(400));
        _reader.Advance(At(500));
        _first.IsWanted = false;
        _reader.Advance(At(600));
        Assert.Equal((1, true), (_head.Opened, _head.IsOpen));
        Assert.Equal([210, 500], _first.Span);
        Assert.Equal([310, 600], _second.Span);
        Assert.Equal((30, 30), (_first.Count, _second.Count));
        _second.IsWanted = false;
        _reader.Advance(At(700));
        Assert.False(_head.IsOpen);
        Assert.Equal((1, 1), (_first.Begun, _second.Begun));
    }

    [Fact]
    public void A_moment_is_read_once_whoever_asks()
    {
        _first.IsWanted = true;
        _reader.Advance(At(100));
        _first.IsWanted = false;
        _reader.Advance(At(100));
        Assert.True(_head.IsOpen);
        _reader.Advance(At(110));
        Assert.False(_head.IsOpen);
    }

    [Fact]
    public void Who_comes_back_begins_anew_and_losses_are_told_to_all_who_listen()
    {
        _first.IsWanted = _second.IsWanted = true;
        _reader.Advance(At(100));
        _head.Lost = 4;
        _reader.Advance(At(200));
        _second.IsWanted = false;
        _head.Lost = 9;
        _reader.Advance(At(300));
        _second.IsWanted = true;
        _reader.Advance(At(400));
        Assert.Equal((9L, 4L), (_first.Missed, _second.Missed));
        Assert.Equal((1, 2), (_first.Begun, _second.Begun));
    }

    [Fact]
    public void A_sensor_that_was_broken_is_tried_again_after_a_while()
    {
        _first.IsWanted = true;
        _reader.Advance(At(0));
        _head.IsSilent = true;
        for (var ms = 10; ms <= 1500; ms += 10)
            _reader.Advance(At(ms));
        Assert.Equal((false, "The motion sensor says nothing any more."), (_head.IsOpen, _reader.Problem));
        _head.IsSilent = false;
        _head.Failure = "It is still broken.";
        for (var ms = 1510; ms <= 7000; ms += 10)
            _reader.Advance(At(ms));
        Assert.Equal((1, "It is still broken."), (_head.Refused, _reader.Problem));
        _head.Failure = null;
        for (var ms = 7010; ms <= 12_000; ms += 10)
            _reader.Advance(At(ms));
        Assert.Equal((true, null, 2, 2), (_head.IsOpen, _reader.Problem, _head.Opened, _first.Begun));
    }

    [Fact]
    public void Glasses_without_a_sensor_have_nobody_to_ask()
    {
        var none = new HeadReader(null);
        none.Add(_first);
        _first.IsWanted = true;
        none.Advance(At(0));
        Assert.Equal((false, null, 0), (none.HasSensor, none.Problem, _first.Begun));
    }

    private sealed class Follower : IHeadFollower
    {
        private readonly List<long> _heard = [];

        public bool IsWanted { get; set; }

        public int Begun { get; private set; }

        public long Missed { get; private set; }

        public int Count => _heard.Count;

        public long[] Span => [_heard[0], _heard[^1]];

        public void Begin() => Begun++;

        public void Miss(long count) => Missed += count;

        public void Take(in HeadSample sample) => _heard.Add(sample.At.Microseconds / 1000);
    }
}
