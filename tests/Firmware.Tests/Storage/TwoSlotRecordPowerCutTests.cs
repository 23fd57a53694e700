using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Ports;
using NeuralGlasses.Wristband.Storage;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Storage;

public sealed class TwoSlotRecordPowerCutTests
{
    private static readonly byte[] New = [11, 12, 13, 14];
    private static readonly byte[] Newest = [21, 22, 23, 24, 25];
    private static readonly int Bytes = New.Length + TwoSlotRecord.Overhead;

    public static TheoryData<PowerCutStyle> Styles => new(Enum.GetValues<PowerCutStyle>());

    [Theory]
    [MemberData(nameof(Styles))]
    public void A_power_cut_at_any_byte_leaves_the_old_record_or_the_new_one(PowerCutStyle style)
    {
        foreach (var (name, holds, prepare) in Slots.States)
        {
            for (var cut = 0; cut <= Bytes; cut++)
            {
                var store = new VirtualStore(seed: cut);
                prepare(store);
                CutSave(store, New, cut, style);
                AssertOneOf(Slots.Load(store), $"{name}, byte {cut}", holds, New);
                Assert.Equal(SaveResult.Saved, Slots.Record(store).Save(Newest, Newest.Length));
                Assert.Equal(Newest, Slots.Load(store, out var result));
                Assert.Equal(LoadResult.Loaded, result);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void A_second_cut_in_the_save_right_after_leaves_one_of_the_two_too(PowerCutStyle first)
    {
        foreach (var second in Enum.GetValues<PowerCutStyle>())
        {
            foreach (var (name, _, prepare) in Slots.States)
            {
                for (var cut = 0; cut <= Bytes; cut++)
                {
                    for (var next = 0; next <= Newest.Length + TwoSlotRecord.Overhead; next++)
                    {
                        var store = new VirtualStore(seed: cut);
                        prepare(store);
                        CutSave(store, New, cut, first);
                        var between = Slots.Load(store);
                        CutSave(store, Newest, next, second);
                        AssertOneOf(Slots.Load(store), $"{name}, bytes {cut} and {next}, then {second}", between, Newest);
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void A_cut_in_the_second_of_two_saves_leaves_the_first_of_them(PowerCutStyle style)
    {
        foreach (var (name, _, prepare) in Slots.States)
        {
            for (var cut = 0; cut <= Newest.Length + TwoSlotRecord.Overhead; cut++)
            {
                var store = new VirtualStore(seed: cut);
                prepare(store);
                var record = Slots.Record(store);
                Assert.Equal(SaveResult.Saved, record.Save(New, New.Length));
                store.CutPowerAfter(cut, style);
                Assert.Throws<PowerLostException>(() => record.Save(Newest, Newest.Length));
                store.RestorePower();
                AssertOneOf(Slots.Load(store), $"{name}, byte {cut}", New, Newest);
            }
        }
    }

    [Fact]
    public void Both_outcomes_occur()
    {
        var outcomes = from style in Enum.GetValues<PowerCutStyle>()
                       from cut in Enumerable.Range(0, Bytes + 1)
                       select Outcome(style, cut);
        Assert.Equal([false, true], outcomes.Distinct().Order());

        static bool Outcome(PowerCutStyle style, int cut)
        {
            var store = new VirtualStore();
            Slots.PutBoth(store, Slots.First, Slots.Second);
            CutSave(store, New, cut, style);
            return Slots.Load(store)!.SequenceEqual(New);
        }
    }

    [Fact]
    public void A_cut_before_the_deletion_of_a_slot_that_could_not_be_read_keeps_the_new_record()
    {
        var store = new VirtualStore();
        store.Poke(Slots.First, [1]);
        store.Poke(Slots.Second, [2]);
        var record = new TwoSlotRecord(new CutAtDeletion(store), Slots.First, Slots.Second, Slots.Magic, 1, Slots.Capacity);
        Assert.Throws<PowerLostException>(() => record.Save(New, New.Length));
        store.RestorePower();
        Assert.Equal(New, Slots.Load(store, out var result));
        Assert.Equal(LoadResult.Recovered, result);
    }

    private static void CutSave(VirtualStore store, byte[] payload, int cut, PowerCutStyle style)
    {
        store.CutPowerAfter(cut, style);
        try
        {
            Slots.Record(store).Save(payload, payload.Length);
            Assert.Fail("The power was not cut.");
        }
        catch (PowerLostException)
        {
            store.RestorePower();
        }
    }

    // Assert.Contains would format every one of the million cases.
    private static void AssertOneOf(byte[]? found, string where, byte[]? before, byte[] after)
    {
        var isOne = found is null ? before is null : found.SequenceEqual(after) || (before is not null && found.SequenceEqual(before));
        if (!isOne)
            Assert.Fail($"{where}: neither the old record nor the new one, but {(found is null ? "none" : Convert.ToHexString(found))}");
    }

    private sealed class CutAtDeletion(VirtualStore store) : INonVolatileStore
    {
        public int Read(int file, byte[] buffer) => store.Read(file, buffer);

        public bool Write(int file, byte[] buffer, int length) => store.Write(file, buffer, length);

        public bool Delete(int file)
        {
            store.CutPowerAfter(0, PowerCutStyle.OldKept);
            return store.Delete(file);
        }
    }
}
