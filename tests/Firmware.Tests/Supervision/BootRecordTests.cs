using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Tests;
using NeuralGlasses.Wristband.Ports;
using NeuralGlasses.Wristband.Storage;
using NeuralGlasses.Wristband.Supervision;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Supervision;

public sealed class BootRecordTests
{
    private readonly VirtualStore _store = new();
    private BoardClock _clock = new();

    [Fact]
    public void Boots_are_numbered_from_one()
    {
        for (uint i = 1; i < 300; i++)
            Assert.Equal(i, Start(ResetReason.PowerOn).Number);
    }

    [Fact]
    public void After_three_failed_starts_the_next_is_in_safe_mode_until_one_succeeds()
    {
        var safe = Enumerable.Range(0, 6).Select(_ => Start(ResetReason.Watchdog).IsSafeMode);
        Assert.Equal([false, false, false, true, true, true], safe.ToArray());
        var boot = Start(ResetReason.Watchdog);
        Assert.Equal(6, boot.FailedStarts);
        Run(boot, 61);
        Assert.True(boot.IsSafeMode);
        var next = Start(ResetReason.Watchdog);
        Assert.False(next.IsSafeMode);
        Assert.Equal(0, next.FailedStarts);
    }

    [Theory]
    [InlineData(59, 1)]
    [InlineData(61, 0)]
    public void A_start_has_succeeded_after_a_minute(int seconds, int failed)
    {
        Run(Start(ResetReason.PowerOn), seconds);
        Assert.Equal(failed, Start(ResetReason.PowerOn).FailedStarts);
    }

    [Fact]
    public void The_minute_begins_anew_when_something_is_not_healthy()
    {
        var boot = Start(ResetReason.PowerOn);
        Run(boot, 50);
        boot.Step(false);
        Run(boot, 50);
        Assert.Equal(1, Start(ResetReason.PowerOn).FailedStarts);
    }

    [Fact]
    public void The_minute_counts_from_the_start_and_not_from_power_up()
    {
        _clock = new BoardClock();
        _clock.WaitUntil(100_000_000);
        var boot = new BootRecord(_store, _clock);
        boot.Start(ResetReason.Software);
        boot.Step(true);
        Assert.Equal(1, Start(ResetReason.PowerOn).FailedStarts);
    }

    [Fact]
    public void A_success_is_saved_once()
    {
        Run(Start(ResetReason.PowerOn), 600);
        Assert.Equal(2, _store.Writes);
    }

    [Fact]
    public void A_clean_end_is_no_failed_start_and_breaks_the_row()
    {
        Start(ResetReason.PowerOn);
        Start(ResetReason.PowerOn);
        Assert.True(Start(ResetReason.PowerOn).EndClean());
        var boot = Start(ResetReason.Software);
        Assert.Equal(0, boot.FailedStarts);
        Assert.False(boot.WasUnexpected);
        for (var i = 0; i < 20; i++)
        {
            Assert.False(boot.IsSafeMode);
            Assert.True(boot.EndClean());
            boot = Start(ResetReason.PowerOn);
        }
    }

    [Theory]
    [InlineData(ResetReason.WakeOnMotion)]
    [InlineData(ResetReason.WakeOnButton)]
    public void A_wake_from_sleep_is_a_clean_start_and_can_itself_fail(int wake)
    {
        Start(ResetReason.PowerOn);
        Start(ResetReason.PowerOn);
        Start(ResetReason.PowerOn);
        var boot = Start(wake);
        Assert.Equal(0, boot.FailedStarts);
        Assert.False(boot.IsSafeMode);
        Assert.False(boot.WasUnexpected);
        Start(ResetReason.Watchdog);
        Start(ResetReason.Watchdog);
        Assert.True(Start(ResetReason.Watchdog).IsSafeMode);
    }

    [Fact]
    public void A_run_that_did_not_end_cleanly_makes_the_next_start_unexpected()
    {
        Assert.False(Start(ResetReason.PowerOn).WasUnexpected);
        var boot = Start(ResetReason.PowerOn);
        Assert.True(boot.WasUnexpected);
        Run(boot, 100);
        boot = Start(ResetReason.Software);
        Assert.True(boot.WasUnexpected);
        boot.EndClean();
        Assert.False(Start(ResetReason.Unknown).WasUnexpected);
    }

    [Theory]
    [InlineData(ResetReason.Watchdog)]
    [InlineData(ResetReason.BrownOut)]
    public void The_watchdog_and_a_brown_out_are_never_expected(int reason)
    {
        Assert.True(Start(reason).WasUnexpected);
        Start(ResetReason.PowerOn).EndClean();
        Assert.True(Start(reason).WasUnexpected);
    }

    [Fact]
    public void The_log_hears_of_restart_safe_mode_and_storage()
    {
        Assert.Empty(Reported(Start(ResetReason.PowerOn)));
        Assert.Equal([(FaultCode.UnexpectedRestart, (int)ResetReason.BrownOut)], Reported(Start(ResetReason.BrownOut)));
        Start(ResetReason.PowerOn);
        Assert.Equal(
            [(FaultCode.SafeMode, 3), (FaultCode.UnexpectedRestart, (int)ResetReason.PowerOn)],
            Reported(Start(ResetReason.PowerOn)));
        _store.RefusesWrites = true;
        Assert.Contains((FaultCode.Storage, StoreFile.BootFirst), Reported(Start(ResetReason.PowerOn)));
    }

    [Fact]
    public void A_lost_record_is_reported_and_counting_begins_anew()
    {
        Start(ResetReason.PowerOn);
        _store.Poke(StoreFile.BootFirst, [1]);
        _store.Poke(StoreFile.BootSecond, [1]);
        var boot = Start(ResetReason.PowerOn);
        Assert.Equal(1u, boot.Number);
        Assert.Equal([(FaultCode.Storage, StoreFile.BootFirst)], Reported(boot));
    }

    [Fact]
    public void A_store_that_refuses_for_a_while_hears_of_the_success_later()
    {
        var boot = Start(ResetReason.PowerOn);
        _store.RefusesWrites = true;
        Run(boot, 100);
        Assert.InRange(_store.RefusedWrites, 4, 5);
        _store.RefusesWrites = false;
        Run(boot, 11);
        Assert.Equal(0, Start(ResetReason.PowerOn).FailedStarts);
    }

    [Fact]
    public void The_count_of_failed_starts_is_held_at_255()
    {
        for (var i = 0; i < 300; i++)
            Start(ResetReason.PowerOn);
        Assert.Equal(255, Start(ResetReason.PowerOn).FailedStarts);
    }

    [Fact]
    public void A_power_cut_at_any_byte_of_the_start_loses_no_more_than_that_start()
    {
        foreach (var style in Enum.GetValues<PowerCutStyle>())
        {
            for (var cut = 0; cut <= 6 + TwoSlotRecord.Overhead; cut++)
            {
                var store = new VirtualStore(seed: cut);
                StartOn(store);
                StartOn(store);
                store.CutPowerAfter(cut, style);
                Assert.Throws<PowerLostException>(() => StartOn(store));
                store.RestorePower();
                var boot = StartOn(store);
                Assert.InRange(boot.Number, 3u, 4u);
                Assert.Equal((int)boot.Number - 1, boot.FailedStarts);
            }
        }
    }

    [Fact]
    public void Starting_and_ending_allocate_nothing()
    {
        var boot = Start(ResetReason.PowerOn);
        Turn();
        Turn();
        Assert.Equal(0, Allocation.LeastOf(4, _ =>
        {
            for (var i = 0; i < 25; i++)
                Turn();
        }));

        void Turn()
        {
            boot.Start(ResetReason.PowerOn);
            boot.Step(true);
            boot.EndClean();
        }
    }

    // Each start is a power cycle: time begins at zero, and only the store remembers.
    private BootRecord Start(int reason)
    {
        _clock = new BoardClock();
        var boot = new BootRecord(_store, _clock);
        boot.Start(reason);
        return boot;
    }

    private static BootRecord StartOn(VirtualStore store)
    {
        var boot = new BootRecord(store, new BoardClock());
        boot.Start(ResetReason.PowerOn);
        return boot;
    }

    private void Run(BootRecord boot, int seconds)
    {
        for (var i = 0; i < 100 * seconds; i++)
        {
            boot.Step(true);
            _clock.WaitUntil(_clock.Microseconds + 10_000);
        }
    }

    private List<(int Code, int Detail)> Reported(BootRecord boot)
    {
        var log = new FaultLog(new VirtualStore(), _clock, boot.Number);
        boot.Report(log);
        List<(int, int)> reported = [];
        var entry = new FaultEntry();
        for (var i = 0; log.TryRead(i, entry); i++)
            reported.Add((entry.Code, entry.Detail));
        return reported;
    }
}
