using NeuralGlasses.Decoding;
using NeuralGlasses.Scope;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Scope;

public sealed class ScopeTraceTests
{
    private readonly ScopeTrace _trace = new(new StreamDescription(2, 1000), 0.1);

    [Fact]
    public void It_holds_its_span_and_forgets_what_is_older()
    {
        Add(0, 60);
        Assert.True(float.IsNaN(_trace.At(0, 39)));
        Assert.Equal((0f, 59f), (_trace.At(0, 40), _trace.At(0, 99)));
        Add(60, 60);
        Assert.Equal((20f, 119f), (_trace.At(0, 0), _trace.At(0, 99)));
        Assert.Equal(-119f, _trace.At(1, 99));
    }

    [Fact]
    public void A_loss_is_a_gap_of_its_length_and_a_new_stream_shows_nothing_of_the_old()
    {
        Add(0, 50);
        Add(70, 10, lost: 20);
        Assert.True(float.IsNaN(_trace.At(0, 70)) && float.IsNaN(_trace.At(0, 89)));
        Assert.Equal((49f, 70f), (_trace.At(0, 69), _trace.At(0, 90)));
        Add(5, 5, lost: int.MaxValue);
        Assert.Equal(5, Enumerable.Range(0, 100).Count(set => !float.IsNaN(_trace.At(0, set))));
        Add(0, 50);
        Add(0, 7, isRestarted: true);
        Assert.Equal(7, Enumerable.Range(0, 100).Count(set => !float.IsNaN(_trace.At(0, set))));
    }

    [Fact]
    public void A_reading_is_of_the_samples_that_are_there()
    {
        Assert.Null(_trace.Read(0));
        Add(1, 3);
        Assert.Equal(new ScopeReading(1, 3, Math.Sqrt(14.0 / 3)), _trace.Read(0));
        Assert.Equal(new ScopeReading(-3, -1, Math.Sqrt(14.0 / 3)), _trace.Read(1));
        Assert.Null(_trace.Read(0, 0, 97));
        Assert.Equal(3, _trace.Read(0, 99, 100)!.Value.Least);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentException>(() => _trace.Add(new EmgBlock(3, 1) { SampleCount = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => _trace.At(2, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => _trace.At(0, 100));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScopeTrace(new StreamDescription(2, 1000), 61));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScopeTrace(new StreamDescription(0, 1000), 1));
    }

    // Channel 0 counts up, channel 1 down.
    private void Add(int first, int count, int lost = 0, bool isRestarted = false)
    {
        var block = new EmgBlock(2, count) { SampleCount = count, LostBefore = lost, Restarted = isRestarted };
        for (var set = 0; set < count; set++)
            (block.Samples[2 * set], block.Samples[(2 * set) + 1]) = (first + set, -first - set);
        _trace.Add(block);
    }
}
