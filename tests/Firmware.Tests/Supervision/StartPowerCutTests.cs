using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Ports;
using NeuralGlasses.Wristband.Storage;
using NeuralGlasses.Wristband.Supervision;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Supervision;

/// <summary>The three records in one store, in the order in which the firmware starts and ends.</summary>
public sealed class StartPowerCutTests
{
    public static TheoryData<PowerCutStyle> Styles => new(Enum.GetValues<PowerCutStyle>());

    [Theory]
    [MemberData(nameof(Styles))]
    public void A_power_cut_at_any_byte_of_a_run_costs_at_most_what_that_run_was_saving(PowerCutStyle style)
    {
        var bytes = 0;
        for (; ; bytes++)
        {
            var store = new VirtualStore(seed: bytes);
            new Band(store, ResetReason.PowerOn).Use(1);
            var before = new Band(store, ResetReason.Software).Use(2);
            store.CutPowerAfter(bytes, style);
            try
            {
                new Band(store, ResetReason.Software).Use(3);
                break;
            }
            catch (PowerLostException)
            {
                store.RestorePower();
            }

            var after = new Band(store, ResetReason.PowerOn);
            Assert.InRange(after.Boot.Number, before.Boot.Number + 1, before.Boot.Number + 2);
            Assert.InRange(after.Settings.HapticIntensity, 2, 3);
            Assert.InRange(after.Faults.Total, before.Faults.Total, before.Faults.Total + 2);
            Assert.Equal(0u, after.Faults.StatusBits & ~FaultCode.Bit(FaultCode.UnexpectedRestart));
            Assert.InRange(after.Boot.FailedStarts, 0, 1);
            Assert.False(after.Boot.IsSafeMode);
        }

        Assert.InRange(bytes, 100, 1000);
    }

    private sealed class Band
    {
        private readonly SettingsStore _settingsStore;

        public Band(VirtualStore store, int reason)
        {
            var clock = new BoardClock();
            Boot = new BootRecord(store, clock);
            Boot.Start(reason);
            Faults = new FaultLog(store, clock, Boot.Number);
            Faults.Load();
            Boot.Report(Faults);
            _settingsStore = new SettingsStore(store, clock, Settings, Faults);
            _settingsStore.Load();
        }

        public BootRecord Boot { get; }

        public FaultLog Faults { get; }

        public WristbandSettings Settings { get; } = new();

        /// <summary>Changes a setting, sees a fault, and ends as it should.</summary>
        public Band Use(uint hapticIntensity)
        {
            Assert.True(Settings.TrySet(SettingsKey.HapticIntensity, hapticIntensity));
            Faults.Note(FaultCode.HapticsAbsent, (int)hapticIntensity);
            _settingsStore.Step();
            Assert.True(_settingsStore.Flush());
            Assert.True(Faults.Flush());
            Assert.True(Boot.EndClean());
            return this;
        }
    }
}
