using NeuralGlasses.Simulator.Wristband;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Storage;

public sealed class VirtualStoreTests
{
    private static readonly byte[] Old = [.. Enumerable.Repeat((byte)0xAA, 40)];
    private static readonly byte[] New = [.. Enumerable.Range(1, 30).Select(i => (byte)i)];

    private readonly VirtualStore _store = new();
    private readonly byte[] _buffer = new byte[64];

    [Fact]
    public void A_file_that_was_written_is_read_and_one_that_was_deleted_is_not()
    {
        Assert.Equal(-1, _store.Read(3, _buffer));
        Assert.True(_store.Write(3, New, 20));
        Assert.Equal(20, _store.Read(3, _buffer));
        Assert.Equal(New[..20], _buffer[..20]);
        Assert.True(_store.Delete(3));
        Assert.True(_store.Delete(3));
        Assert.Equal(-1, _store.Read(3, _buffer));
    }

    [Fact]
    public void A_write_replaces_the_whole_file()
    {
        _store.Write(3, Old, 40);
        _store.Write(3, New, 10);
        Assert.Equal(New[..10], _store.Peek(3));
    }

    [Fact]
    public void A_file_longer_than_the_buffer_is_cut_to_it_and_its_length_is_told()
    {
        _store.Write(3, New, 30);
        var small = new byte[8];
        Assert.Equal(30, _store.Read(3, small));
        Assert.Equal(New[..8], small);
    }

    [Fact]
    public void A_write_needs_room_beside_the_old_file()
    {
        var store = new VirtualStore(60);
        Assert.True(store.Write(1, Old, 30));
        Assert.True(store.Write(1, New, 30));
        Assert.False(store.Write(2, Old, 31));
        Assert.False(store.Write(1, Old, 31));
        Assert.Equal(New, store.Peek(1));
        Assert.Equal(2, store.Writes);
        Assert.Equal(2, store.RefusedWrites);
        store.Delete(1);
        Assert.True(store.Write(2, New, 30));
    }

    [Fact]
    public void A_store_gone_bad_refuses_and_can_empty_the_file()
    {
        _store.Write(1, Old, 30);
        _store.RefusesWrites = true;
        Assert.False(_store.Write(1, New, 5));
        Assert.False(_store.Delete(1));
        Assert.Equal(Old[..30], _store.Peek(1));
        _store.RefusalEmptiesFile = true;
        Assert.False(_store.Write(1, New, 5));
        Assert.Empty(_store.Peek(1)!);
        _store.RefusesReads = true;
        Assert.Equal(-2, _store.Read(1, _buffer));
    }

    [Fact]
    public void A_write_that_does_damage_flips_one_bit()
    {
        _store.DamagesWrites = true;
        Assert.True(_store.Write(1, New, 30));
        var bits = _store.Peek(1)!.Zip(New, (a, b) => int.PopCount(a ^ b)).Sum();
        Assert.Equal(1, bits);
    }

    [Fact]
    public void A_power_cut_leaves_what_its_style_says_after_every_byte()
    {
        for (var n = 0; n <= New.Length; n++)
        {
            Assert.Equal(New[..n], Left(PowerCutStyle.TruncatedThenPrefix, n));
            Assert.Equal([.. New[..n], .. Old[n..]], Left(PowerCutStyle.PrefixOverOld, n)!);
            Assert.Equal(Old, Left(PowerCutStyle.OldKept, n));
            Assert.Null(Left(PowerCutStyle.FileLost, n));
            var torn = Left(PowerCutStyle.TornByte, n)!;
            Assert.Equal(New[..n], torn[..n]);
            Assert.Equal(Old[Math.Min(n + 1, Old.Length)..], torn[(n + 1)..]);
        }
    }

    [Fact]
    public void A_torn_page_is_garbage_from_its_start_to_its_end()
    {
        const int Page = VirtualStore.PageBytes;
        var left = Left(PowerCutStyle.TornPage, Page + 3)!;
        Assert.Equal(New[..Page], left[..Page]);
        Assert.Equal(Old[(2 * Page)..], left[(2 * Page)..]);
        var page = left[Page..(2 * Page)];
        Assert.NotEqual(New[Page..(Page + 3)], page[..3]);
        Assert.NotEqual(Old[(Page + 3)..(2 * Page)], page[3..]);
        Assert.Equal(left, Left(PowerCutStyle.TornPage, Page + 3));
    }

    [Fact]
    public void Bytes_until_the_cut_count_over_several_writes()
    {
        _store.CutPowerAfter(25, PowerCutStyle.TruncatedThenPrefix);
        Assert.True(_store.Write(1, New, 10));
        Assert.True(_store.Write(2, New, 10));
        Assert.Throws<PowerLostException>(() => _store.Write(3, New, 10));
        Assert.Equal(New[..5], _store.Peek(3));
    }

    [Fact]
    public void Nothing_works_without_power_and_everything_is_there_when_it_returns()
    {
        _store.Write(1, New, 10);
        _store.CutPowerAfter(0, PowerCutStyle.OldKept);
        Assert.Throws<PowerLostException>(() => _store.Delete(1));
        Assert.False(_store.HasPower);
        Assert.Throws<PowerLostException>(() => _store.Read(1, _buffer));
        Assert.Throws<PowerLostException>(() => _store.Write(1, New, 10));
        _store.RestorePower();
        Assert.Equal(10, _store.Read(1, _buffer));
        Assert.True(_store.Write(1, New, 30));
    }

    private static byte[]? Left(PowerCutStyle style, int bytes)
    {
        var store = new VirtualStore();
        store.Write(1, Old, Old.Length);
        store.CutPowerAfter(bytes, style);
        Assert.Throws<PowerLostException>(() => store.Write(1, New, New.Length));
        return store.Peek(1);
    }
}
