using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Tests;
using NeuralGlasses.Wristband.Storage;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Storage;

public sealed class TwoSlotRecordTests
{
    private static readonly byte[] New = [7, 7, 7, 7];

    private readonly VirtualStore _store = new();

    [Fact]
    public void An_empty_store_gives_nothing()
    {
        Assert.Null(Slots.Load(_store, out var result));
        Assert.Equal(LoadResult.Empty, result);
    }

    [Fact]
    public void A_slot_has_the_layout_that_the_specification_says()
    {
        Assert.Equal(SaveResult.Saved, Slots.Record(_store).Save(New, 3));
        Assert.Equal(Slots.Bytes(1, New[..3]), _store.Peek(Slots.First));
        Assert.Null(_store.Peek(Slots.Second));
    }

    [Fact]
    public void Saves_take_turns_and_the_last_is_loaded()
    {
        var record = Slots.Record(_store);
        for (var i = 1; i <= 20; i++)
        {
            byte[] payload = [(byte)i, 0, (byte)i];
            Assert.Equal(SaveResult.Saved, record.Save(payload, 1 + (i % 3)));
            Assert.Equal((uint)i, record.Generation);
            Assert.Equal(Slots.Bytes((uint)i, payload[..(1 + (i % 3))]), _store.Peek(i % 2 == 1 ? Slots.First : Slots.Second));
            Assert.Equal(payload[..(1 + (i % 3))], Slots.Load(_store, out var result));
            Assert.Equal(LoadResult.Loaded, result);
        }
    }

    [Fact]
    public void A_payload_of_no_bytes_is_a_payload()
    {
        Slots.Record(_store).Save([], 0);
        Assert.Empty(Slots.Load(_store)!);
    }

    [Fact]
    public void A_save_before_a_load_leaves_the_newest_slot_alone()
    {
        Slots.PutBoth(_store, Slots.Second, Slots.First);
        Slots.Record(_store).Save(New, 4);
        Assert.Equal(Slots.Bytes(42, Slots.Old), _store.Peek(Slots.Second));
        Assert.Equal(New, Slots.Load(_store));
    }

    [Theory]
    [InlineData(uint.MaxValue, 0u)]
    [InlineData(uint.MaxValue - 1, uint.MaxValue)]
    [InlineData(0x7FFFFFFFu, 0x80000000u)]
    [InlineData(0u, 1u)]
    [InlineData(0xFFFFFFF0u, 0x10u)]
    public void The_newer_generation_is_found_over_the_wrap(uint older, uint newer)
    {
        foreach (var (a, b) in new[] { (Slots.First, Slots.Second), (Slots.Second, Slots.First) })
        {
            Slots.Put(_store, a, older, Slots.Older);
            Slots.Put(_store, b, newer, Slots.Old);
            Assert.Equal(Slots.Old, Slots.Load(_store));
        }
    }

    [Fact]
    public void Saving_goes_on_over_the_wrap()
    {
        Slots.PutBoth(_store, Slots.First, Slots.Second, uint.MaxValue - 3);
        for (byte i = 0; i < 8; i++)
        {
            Assert.Equal(SaveResult.Saved, Slots.Record(_store).Save([i], 1));
            Assert.Equal([i], Slots.Load(_store)!);
        }

        Assert.Equal(Slots.Bytes(5, [7]), _store.Peek(Slots.First));
    }

    [Fact]
    public void Every_flipped_bit_of_either_slot_is_seen_and_the_other_slot_is_used()
    {
        foreach (var (newer, older) in new[] { (Slots.First, Slots.Second), (Slots.Second, Slots.First) })
        {
            Slots.PutBoth(_store, newer, older);
            for (var bit = 0; bit < 8 * (Slots.Old.Length + TwoSlotRecord.Overhead); bit++)
            {
                Slots.FlipBit(_store, newer, bit);
                Assert.Equal(Slots.Older, Slots.Load(_store, out var result));
                Assert.Equal(LoadResult.Recovered, result);
                Slots.FlipBit(_store, newer, bit);
            }

            for (var bit = 0; bit < 8 * (Slots.Older.Length + TwoSlotRecord.Overhead); bit++)
            {
                Slots.FlipBit(_store, older, bit);
                Assert.Equal(Slots.Old, Slots.Load(_store, out var result));
                Assert.Equal(LoadResult.Recovered, result);
                Slots.FlipBit(_store, older, bit);
            }
        }
    }

    [Fact]
    public void Every_flipped_bit_of_the_only_slot_leaves_nothing()
    {
        Slots.Put(_store, Slots.First, 1, Slots.Old);
        for (var bit = 0; bit < 8 * (Slots.Old.Length + TwoSlotRecord.Overhead); bit++)
        {
            Slots.FlipBit(_store, Slots.First, bit);
            Assert.Null(Slots.Load(_store, out var result));
            Assert.Equal(LoadResult.Damaged, result);
            Slots.FlipBit(_store, Slots.First, bit);
        }
    }

    [Fact]
    public void A_slot_that_is_cut_or_has_bytes_too_many_is_damaged()
    {
        var whole = Slots.Bytes(2, Slots.Old);
        Slots.Put(_store, Slots.Second, 1, Slots.Older);
        for (var length = 0; length < whole.Length; length++)
        {
            _store.Poke(Slots.First, whole[..length]);
            Assert.Equal(Slots.Older, Slots.Load(_store, out var result));
            Assert.Equal(LoadResult.Recovered, result);
        }

        // The short one with bytes too many is no longer than a whole slot may be.
        foreach (var slot in new[] { whole, Slots.Bytes(2, [1]) })
        {
            for (var extra = 1; extra < 40; extra++)
            {
                _store.Poke(Slots.First, [.. slot, .. new byte[extra]]);
                Assert.Equal(Slots.Older, Slots.Load(_store, out var result));
                Assert.Equal(LoadResult.Recovered, result);
            }
        }
    }

    [Fact]
    public void A_payload_longer_than_the_capacity_is_damage_to_a_reader_and_no_save_to_a_writer()
    {
        Slots.Put(_store, Slots.First, 1, new byte[Slots.Capacity + 1]);
        Assert.Null(Slots.Load(_store, out var result));
        Assert.Equal(LoadResult.Damaged, result);
        var record = Slots.Record(_store);
        Assert.Equal(SaveResult.TooLong, record.Save(new byte[Slots.Capacity + 1], Slots.Capacity + 1));
        Assert.Equal(0, _store.Writes);
        Assert.Equal(1, record.Failures);
    }

    [Fact]
    public void A_record_of_another_kind_is_not_taken_for_ours()
    {
        _store.Poke(Slots.First, Slots.Bytes(1, Slots.Old, magic: Slots.Magic + 1));
        Assert.Null(Slots.Load(_store, out var result));
        Assert.Equal(LoadResult.Damaged, result);
    }

    [Fact]
    public void The_version_that_was_saved_is_told()
    {
        _store.Poke(Slots.First, Slots.Bytes(1, Slots.Old, version: 200));
        var record = Slots.Record(_store);
        Assert.Equal(LoadResult.Loaded, record.Load(new byte[Slots.Capacity]));
        Assert.Equal(200, record.Version);
    }

    [Fact]
    public void A_slot_that_cannot_be_read_for_a_while_does_not_return_as_the_newest()
    {
        Slots.Put(_store, Slots.First, 57, Slots.Old);
        Slots.Put(_store, Slots.Second, 58, Slots.Older);
        _store.RefusesReads = true;
        var record = Slots.Record(_store);
        Assert.Equal(LoadResult.Damaged, record.Load(new byte[Slots.Capacity]));
        _store.RefusesReads = false;
        Assert.Equal(SaveResult.Saved, record.Save(New, 4));
        Assert.Equal(New, Slots.Load(_store));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_full_store_keeps_the_old_record(bool emptiesFile)
    {
        // Both slots and three quarters of one: the new file does not fit beside the old ones.
        var store = new VirtualStore(55) { RefusalEmptiesFile = emptiesFile };
        Slots.PutBoth(store, Slots.First, Slots.Second);
        var record = Slots.Record(store);
        Assert.Equal(SaveResult.Full, record.Save(New, 4));
        Assert.Equal(Slots.Old, Slots.Load(store));
        Assert.Equal(1, record.Failures);
        Assert.Equal(42u, record.Generation);
    }

    [Fact]
    public void A_store_that_writes_something_else_is_found_out_and_the_old_record_stays()
    {
        Slots.PutBoth(_store, Slots.First, Slots.Second);
        var record = Slots.Record(_store);
        _store.DamagesWrites = true;
        for (var i = 0; i < 500; i++)
        {
            Assert.Equal(SaveResult.VerifyFailed, record.Save(New, 4));
            Assert.Equal(Slots.Old, Slots.Load(_store));
        }

        Assert.Equal(500, record.Failures);
        _store.DamagesWrites = false;
        Assert.Equal(SaveResult.Saved, record.Save(New, 4));
        Assert.Equal(New, Slots.Load(_store));
    }

    [Fact]
    public void Loading_and_saving_allocate_nothing()
    {
        var record = Slots.Record(_store);
        var payload = new byte[Slots.Capacity];
        Turn();
        Assert.Equal(0, Allocation.LeastOf(4, _ =>
        {
            for (var i = 0; i < 25; i++)
                Turn();
        }));

        void Turn()
        {
            record.Load(payload);
            payload[0]++;
            record.Save(payload, Slots.Capacity);
            record.Save(payload, Slots.Capacity);
        }
    }
}
