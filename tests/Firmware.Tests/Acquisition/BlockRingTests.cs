using NeuralGlasses.Wristband.Acquisition;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Acquisition;

public sealed class BlockRingTests
{
    private readonly BlockRing _ring = new(4);

    [Fact]
    public void Blocks_leave_in_the_order_in_which_they_came()
    {
        for (var round = 0; round < 10; round++)
        {
            Push(3 * round, 3);
            for (var i = 0; i < 3; i++)
            {
                Assert.True(_ring.TryPeek(out var block));
                Assert.Equal((3 * round) + i, block.Sequence);
                _ring.Pop();
            }
        }

        Assert.Equal(0, _ring.Count);
        Assert.Equal(0, _ring.Dropped);
    }

    [Fact]
    public void A_full_ring_drops_the_oldest_and_counts_it()
    {
        Push(0, 7);
        Assert.Equal(4, _ring.Count);
        Assert.Equal(3, _ring.Dropped);
        Assert.True(_ring.TryPeek(out var oldest));
        Assert.Equal(3, oldest.Sequence);
    }

    [Fact]
    public void An_empty_ring_has_nothing_to_give()
    {
        Assert.False(_ring.TryPeek(out var block));
        Assert.Null(block);
        _ring.Pop();
        _ring.Drop();
        Assert.Equal(0, _ring.Count);
        Assert.Equal(0, _ring.Dropped);
    }

    [Fact]
    public void The_block_that_is_being_filled_is_none_of_those_that_wait()
    {
        Push(0, 4);
        var next = _ring.Next;
        next.Sequence = 99;
        while (_ring.TryPeek(out var block))
        {
            Assert.NotSame(next, block);
            _ring.Pop();
        }
    }

    [Fact]
    public void Clear_empties_and_counts_anew()
    {
        Push(0, 7);
        _ring.Clear();
        Assert.Equal(0, _ring.Count);
        Assert.Equal(0, _ring.Dropped);
        Push(40, 1);
        Assert.True(_ring.TryPeek(out var block));
        Assert.Equal(40, block.Sequence);
    }

    private void Push(int first, int count)
    {
        for (var i = 0; i < count; i++)
        {
            _ring.Next.Sequence = first + i;
            _ring.Push();
        }
    }
}
