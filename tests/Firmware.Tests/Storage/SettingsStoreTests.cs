using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Tests;
using NeuralGlasses.Wristband.Storage;
using NeuralGlasses.Wristband.Supervision;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Storage;

public sealed class SettingsStoreTests
{
    private readonly VirtualStore _store = new();

    [Fact]
    public void A_new_band_has_defaults_and_no_fault()
    {
        var band = new Band(_store);
        Assert.Equal(LoadResult.Empty, band.Loaded);
        WristbandSettingsTests.AssertEqual(new WristbandSettings(), band.Settings);
        Assert.Equal(0u, band.Faults.StatusBits);
        Assert.False(band.Store.IsDirty);
        band.Run(100);
        Assert.Equal(0, _store.Writes);
    }

    [Fact]
    public void What_was_set_is_there_after_a_power_cycle()
    {
        var band = new Band(_store);
        WristbandSettingsTests.Fill(band.Settings, 128);
        band.Store.Step();
        var next = new Band(_store);
        Assert.Equal(LoadResult.Loaded, next.Loaded);
        Assert.False(next.Store.IsDirty);
        WristbandSettingsTests.AssertEqual(band.Settings, next.Settings);
    }

    [Fact]
    public void Nothing_is_saved_before_the_saved_settings_are_loaded()
    {
        var band = new Band(_store, load: false);
        WristbandSettingsTests.Fill(band.Settings, 1);
        band.Store.Step();
        Assert.True(band.Store.Flush());
        Assert.Equal(0, _store.Writes);
    }

    [Fact]
    public void Changes_are_saved_at_most_every_ten_seconds_and_the_last_is_not_forgotten()
    {
        var band = new Band(_store);
        for (uint i = 0; i < 1000; i++)
        {
            band.Settings.TrySet(SettingsKey.IdleTimeoutSeconds, 10 + i);
            band.Run(1);
        }

        Assert.Equal(100, _store.Writes);
        band.Run(10);
        Assert.Equal(101, _store.Writes);
        Assert.Equal(1009, new Band(_store).Settings.IdleTimeoutSeconds);
    }

    [Fact]
    public void A_flush_saves_at_once_and_only_what_changed()
    {
        var band = new Band(_store);
        band.Settings.TrySet(SettingsKey.HidEnabled, 1);
        band.Store.Step();
        band.Settings.TrySet(SettingsKey.HidEnabled, 0);
        band.Store.Step();
        Assert.Equal(1, _store.Writes);
        Assert.True(band.Store.Flush());
        Assert.True(band.Store.Flush());
        Assert.Equal(2, _store.Writes);
        Assert.False(new Band(_store).Settings.IsHidEnabled);
    }

    [Fact]
    public void A_failed_save_is_counted_noted_once_and_tried_again()
    {
        var band = new Band(_store);
        _store.RefusesWrites = true;
        band.Settings.TrySet(SettingsKey.WristSide, 1);
        band.Run(1300);
        Assert.Equal(3, band.Store.Failures);
        Assert.True(band.Store.IsDirty);
        Assert.False(band.Store.Flush());
        var entry = new FaultEntry();
        Assert.True(band.Faults.TryRead(0, entry));
        Assert.Equal((FaultCode.Storage, StoreFile.SettingsFirst), (entry.Code, entry.Detail));
        Assert.Equal(1, band.Faults.Count);
        Assert.NotEqual(0u, band.Faults.StatusBits & FaultCode.Bit(FaultCode.Storage));

        _store.RefusesWrites = false;
        band.Run(601);
        Assert.False(band.Store.IsDirty);
        Assert.True(new Band(_store).Settings.IsRightWrist);
    }

    [Fact]
    public void Damaged_slots_give_defaults_and_a_fault_and_are_not_written_over_until_something_is_set()
    {
        _store.Poke(StoreFile.SettingsFirst, [1, 2, 3]);
        _store.Poke(StoreFile.SettingsSecond, new byte[40]);
        var band = new Band(_store);
        Assert.Equal(LoadResult.Damaged, band.Loaded);
        WristbandSettingsTests.AssertEqual(new WristbandSettings(), band.Settings);
        Assert.Equal(FaultCode.Bit(FaultCode.SettingsLost), band.Faults.StatusBits);
        band.Run(100);
        Assert.Equal([1, 2, 3], _store.Peek(StoreFile.SettingsFirst));

        band.Settings.TrySet(SettingsKey.HapticIntensity, 0);
        band.Run(1);
        var next = new Band(_store);
        Assert.Equal(LoadResult.Loaded, next.Loaded);
        Assert.Equal(0, next.Settings.HapticIntensity);
    }

    [Fact]
    public void A_damaged_slot_beside_a_whole_one_is_made_whole_again()
    {
        var band = new Band(_store);
        WristbandSettingsTests.Fill(band.Settings, 8);
        band.Store.Flush();
        _store.Poke(StoreFile.SettingsSecond, [1]);
        var next = new Band(_store);
        Assert.Equal(LoadResult.Recovered, next.Loaded);
        Assert.Equal(0u, next.Faults.StatusBits);
        next.Run(1);
        _store.Poke(StoreFile.SettingsFirst, [1]);
        var last = new Band(_store);
        Assert.Equal(LoadResult.Recovered, last.Loaded);
        WristbandSettingsTests.AssertEqual(band.Settings, last.Settings);
    }

    [Fact]
    public void Loading_changing_and_saving_allocate_nothing()
    {
        var band = new Band(_store);
        uint value = 10;
        Turn();
        Turn();
        Turn();
        Assert.Equal(0, Allocation.LeastOf(4, _ =>
        {
            for (var i = 0; i < 25; i++)
                Turn();
        }));
        Assert.Equal(103, _store.Writes);

        void Turn()
        {
            band.Settings.TrySet(SettingsKey.IdleTimeoutSeconds, ++value);
            band.Store.Step();
            band.Store.Flush();
            band.Store.Load();
        }
    }

    /// <summary>One run of the settings between two power cycles.</summary>
    private sealed class Band
    {
        private readonly BoardClock _clock = new();

        public Band(VirtualStore store, bool load = true)
        {
            // The log lies in a store of its own, so that the writes counted are those of the settings.
            Faults = new FaultLog(new VirtualStore(), _clock, 1);
            Store = new SettingsStore(store, _clock, Settings, Faults);
            if (load)
                Loaded = Store.Load();
        }

        public WristbandSettings Settings { get; } = new();

        public FaultLog Faults { get; }

        public SettingsStore Store { get; }

        public LoadResult Loaded { get; }

        public void Run(int seconds)
        {
            for (var i = 0; i < 100 * seconds; i++)
            {
                Store.Step();
                _clock.WaitUntil(_clock.Microseconds + 10_000);
            }
        }
    }
}
