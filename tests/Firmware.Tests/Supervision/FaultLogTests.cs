using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Tests;
using NeuralGlasses.Wristband.Storage;
using NeuralGlasses.Wristband.Supervision;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Supervision;

public sealed class FaultLogTests
{
    private const long Second = 1_000_000;

    private readonly VirtualStore _store = new();
    private readonly BoardClock _clock = new();

    [Fact]
    public void The_newest_fault_comes_first()
    {
        var log = Log(7);
        Wait(3 * Second);
        log.Note(FaultCode.ImuAbsent, 1);
        Wait(Second);
        log.Note(FaultCode.HapticsAbsent, 2);
        Assert.Equal([(FaultCode.HapticsAbsent, 2, 7, 4u), (FaultCode.ImuAbsent, 1, 7, 3u)], Lines(log));
        Assert.Equal(2u, log.Total);
        Assert.False(log.TryRead(2, new FaultEntry()));
        Assert.False(log.TryRead(-1, new FaultEntry()));
    }

    [Fact]
    public void The_last_32_are_kept_and_all_are_counted()
    {
        var log = Log();
        for (var i = 0; i < 100; i++)
            log.Note(FaultCode.Saturated, i);
        Assert.Equal(100u, log.Total);
        Assert.Equal(Enumerable.Range(68, 32).Reverse(), Lines(log).Select(l => l.Detail));
    }

    [Fact]
    public void A_fault_that_does_not_end_has_one_line_and_pushes_no_other_out()
    {
        var log = Log();
        log.Note(FaultCode.ImuAbsent, 0);
        for (var i = 0; i < 1000; i++)
        {
            log.Note(FaultCode.AfeFrames, 0);
            log.Note(FaultCode.LoopLate, 80);
            Wait(Second / 100);
        }

        Assert.Equal([FaultCode.LoopLate, FaultCode.AfeFrames, FaultCode.ImuAbsent], Lines(log).Select(l => l.Code));
        Assert.Equal(2001u, log.Total);
    }

    [Fact]
    public void A_fault_that_returns_after_a_second_has_a_line_of_its_own()
    {
        var log = Log();
        log.Note(FaultCode.AfeFrames, 0);
        Wait(Second - 1);
        log.Note(FaultCode.AfeFrames, 0);
        Assert.Equal(1, log.Count);
        Wait(Second);
        log.Note(FaultCode.AfeFrames, 0);
        Assert.Equal([1u, 0u], Lines(log).Select(l => l.Uptime));
    }

    [Fact]
    public void Another_detail_is_another_fault()
    {
        var log = Log();
        log.Note(FaultCode.ThreadSilent, Heartbeat.Imu);
        log.Note(FaultCode.ThreadSilent, Heartbeat.Radio);
        Assert.Equal([Heartbeat.Radio, Heartbeat.Imu], Lines(log).Select(l => l.Detail));
    }

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(255, 255)]
    [InlineData(100_000, 255)]
    public void A_detail_is_held_at_what_a_byte_can_say(int detail, int expected)
    {
        var log = Log();
        log.Note(FaultCode.Saturated, detail);
        Assert.Equal(expected, Lines(log)[0].Detail);
    }

    [Theory]
    [InlineData(FaultCode.None)]
    [InlineData(FaultCode.Count)]
    [InlineData(-1)]
    [InlineData(255)]
    public void An_unknown_code_is_ignored(int code)
    {
        var log = Log();
        log.Note(code, 0);
        Assert.Equal(0, log.Count);
        Assert.Equal(0u, log.Total);
        Assert.Equal(0u, log.StatusBits);
    }

    [Fact]
    public void Status_bits_tell_what_is_wrong_now_and_the_lines_stay()
    {
        var log = Log();
        log.Note(FaultCode.ImuSilent, 0);
        log.Note(FaultCode.LoopLate, 0);
        Assert.Equal((1u << 7) | (1u << 12), log.StatusBits);
        log.Clear(FaultCode.LoopLate);
        Assert.Equal(1u << 7, log.StatusBits);
        Assert.Equal(2, log.Count);
        Assert.Equal(0u, Log(2).StatusBits);
    }

    [Fact]
    public void What_earlier_boots_saw_is_loaded_behind_what_this_one_sees()
    {
        for (uint boot = 65_534; boot < 65_539; boot++)
        {
            var log = Log(boot);
            log.Note(FaultCode.HapticsAbsent, (int)(boot - 65_534));
            Wait(Second / 10);
            Assert.True(log.Flush());
        }

        var last = Log(70_000);
        Assert.Equal([(4, 2), (3, 1), (2, 0), (1, 65_535), (0, 65_534)], Lines(last).Select(l => (l.Detail, l.Boot)));
        Assert.Equal(5u, last.Total);
        last.Note(FaultCode.HapticsAbsent, 4);
        Assert.Equal(6, last.Count);
    }

    [Fact]
    public void A_full_log_is_loaded_whole_and_in_order()
    {
        var log = Log();
        for (var i = 0; i < 50; i++)
            log.Note(FaultCode.Saturated, i);
        log.Flush();
        var next = Log(2);
        Assert.Equal(Lines(log), Lines(next));
        next.Note(FaultCode.ImuAbsent, 0);
        Assert.Equal(32, next.Count);
        Assert.Equal([FaultCode.ImuAbsent, .. Enumerable.Repeat(FaultCode.Saturated, 31)], Lines(next).Select(l => l.Code));
        Assert.Equal(51u, next.Total);
    }

    [Fact]
    public void A_severe_fault_is_saved_at_once_and_another_when_its_time_has_come()
    {
        var log = Log();
        log.Note(FaultCode.BatteryEmpty, 0);
        Assert.Equal(1, _store.Writes);
        log.Note(FaultCode.ImuAbsent, 0);
        Run(log, 59);
        Assert.Equal(1, _store.Writes);
        Run(log, 2);
        Assert.Equal(2, _store.Writes);
        Assert.Equal(2, Log(2).Count);
        Run(log, 600);
        Assert.Equal(2, _store.Writes);
    }

    [Fact]
    public void Severe_faults_without_end_wear_the_flash_no_faster_than_others()
    {
        var log = Log();
        for (var i = 0; i < 3600; i++)
        {
            log.Note(FaultCode.ThreadSilent, i % 200);
            log.Step();
            Wait(Second);
        }

        Assert.InRange(_store.Writes, 60, FaultLog.UrgentSaves + 60 + 1);
    }

    [Fact]
    public void The_total_is_held_at_its_greatest_value()
    {
        var log = Log();
        log.Note(FaultCode.ImuAbsent, 0);
        log.Flush();
        SetSavedTotal(uint.MaxValue - 1);
        var next = Log(2);
        next.Note(FaultCode.ImuAbsent, 0);
        next.Note(FaultCode.ImuAbsent, 0);
        Assert.Equal(uint.MaxValue, next.Total);
    }

    [Fact]
    public void A_broken_store_is_noted_once_and_the_log_goes_on()
    {
        var log = Log();
        _store.RefusesWrites = true;
        log.Note(FaultCode.AfeSilent, 0);
        Run(log, 300);
        Assert.Equal([FaultCode.Storage, FaultCode.AfeSilent], Lines(log).Select(l => l.Code));
        Assert.False(log.Flush());
        Assert.InRange(log.Failures, 5, 8);
        _store.RefusesWrites = false;
        Assert.True(log.Flush());
        Assert.Equal(Lines(log), Lines(Log(2)));
    }

    [Fact]
    public void A_log_that_cannot_be_read_begins_anew_and_says_so()
    {
        _store.Poke(StoreFile.FaultLogFirst, [1, 2, 3]);
        var log = Log();
        Assert.Equal([(FaultCode.Storage, StoreFile.FaultLogFirst, 1, 0u)], Lines(log));
        log.Flush();
        Assert.Equal(1, Log(2).Count);
    }

    [Fact]
    public void A_power_cut_at_any_byte_of_a_save_keeps_what_was_saved_before()
    {
        foreach (var style in Enum.GetValues<PowerCutStyle>())
        {
            for (var cut = 0; cut <= 5 + (3 * FaultEntry.Length) + TwoSlotRecord.Overhead; cut++)
            {
                var store = new VirtualStore(seed: cut);
                var log = new FaultLog(store, _clock, 1);
                log.Note(FaultCode.AfeSilent, 1);
                log.Note(FaultCode.AfeSilent, 2);
                store.CutPowerAfter(cut, style);
                Assert.Throws<PowerLostException>(() => log.Note(FaultCode.AfeSilent, 3));
                store.RestorePower();
                var next = new FaultLog(store, _clock, 2);
                next.Load();
                Assert.InRange(next.Count, 2, 3);
                Assert.Equal(Enumerable.Range(1, next.Count).Reverse(), Lines(next).Select(l => l.Detail));
                Assert.Equal((uint)next.Count, next.Total);
            }
        }
    }

    [Fact]
    public void Noting_reading_and_saving_allocate_nothing()
    {
        var log = Log();
        var entry = new FaultEntry();
        // A full log in both slots first, or the simulated store would still grow.
        for (var i = 0; i < 40; i++)
            Turn(i);
        Assert.Equal(0, Allocation.LeastOf(4, part =>
        {
            for (var i = 40; i < 80; i++)
                Turn(i + (40 * part));
        }));
        Assert.Equal(32, log.Count);

        void Turn(int i)
        {
            log.Note(FaultCode.ThreadSilent, i);
            log.Note(FaultCode.AfeFrames, 0);
            log.TryRead(0, entry);
            Wait(61 * Second);
            log.Step();
            log.Flush();
        }
    }

    private FaultLog Log(uint boot = 1)
    {
        var log = new FaultLog(_store, _clock, boot);
        log.Load();
        return log;
    }

    private static List<(int Code, int Detail, int Boot, uint Uptime)> Lines(FaultLog log)
    {
        List<(int, int, int, uint)> lines = [];
        var entry = new FaultEntry();
        for (var i = 0; log.TryRead(i, entry); i++)
            lines.Add((entry.Code, entry.Detail, entry.Boot, entry.UptimeSeconds));
        Assert.Equal(log.Count, lines.Count);
        return lines;
    }

    // Rewrites the one slot there is, by the layout of the specification.
    private void SetSavedTotal(uint total)
    {
        var slot = _store.Peek(StoreFile.FaultLogFirst)!;
        BitConverter.GetBytes(total).CopyTo(slot, 11);
        BitConverter.GetBytes(Crc32.Compute(slot, 0, slot.Length - 4)).CopyTo(slot, slot.Length - 4);
        _store.Poke(StoreFile.FaultLogFirst, slot);
    }

    private void Wait(long microseconds) => _clock.WaitUntil(_clock.Microseconds + microseconds);

    private void Run(FaultLog log, int seconds)
    {
        for (var i = 0; i < 100 * seconds; i++)
        {
            log.Step();
            Wait(Second / 100);
        }
    }
}
