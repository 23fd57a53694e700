using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Storage;
using NeuralGlasses.Wristband.Supervision;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Storage;

public sealed class SettingsPowerCutTests
{
    private const int Whole = WristbandSettings.MaxPayloadLength + TwoSlotRecord.Overhead;

    public static TheoryData<PowerCutStyle> Styles => new(Enum.GetValues<PowerCutStyle>());

    [Theory]
    [MemberData(nameof(Styles))]
    public void A_power_cut_at_any_byte_of_any_save_leaves_the_old_settings_or_the_new_ones(PowerCutStyle style)
    {
        var cuts = 0;
        for (var savesBefore = 0; savesBefore <= 3; savesBefore++)
        {
            for (var cut = 0; cut <= Whole; cut++)
            {
                var store = new VirtualStore(seed: cut);
                for (uint i = 1; i <= savesBefore; i++)
                    Assert.True(Change(store, i));

                store.CutPowerAfter(cut, style);
                Assert.Throws<PowerLostException>(() => Change(store, 100));
                store.RestorePower();
                cuts++;

                var found = Load(store, out var result);
                Assert.True(IsAsSet(found, (uint)savesBefore) || IsAsSet(found, 100), $"{savesBefore} saves, byte {cut}");
                Assert.True(savesBefore == 0 || result is LoadResult.Loaded or LoadResult.Recovered);
                Assert.True(Change(store, 200));
                Assert.True(IsAsSet(Load(store, out _), 200));
            }
        }

        Assert.Equal(4 * (Whole + 1), cuts);
    }

    [Fact]
    public void A_whole_write_and_a_whole_loss_both_occur()
    {
        var store = new VirtualStore();
        Change(store, 1);
        store.CutPowerAfter(Whole, PowerCutStyle.TruncatedThenPrefix);
        Assert.Throws<PowerLostException>(() => Change(store, 2));
        store.RestorePower();
        Assert.True(IsAsSet(Load(store, out _), 2));
        store.CutPowerAfter(Whole - 1, PowerCutStyle.TruncatedThenPrefix);
        Assert.Throws<PowerLostException>(() => Change(store, 3));
        store.RestorePower();
        Assert.True(IsAsSet(Load(store, out _), 2));
    }

    // A power cycle, a change that touches a number and every byte of the profile, and a save.
    private static bool Change(VirtualStore store, uint number)
    {
        var clock = new BoardClock();
        var settings = new WristbandSettings();
        var saved = new SettingsStore(store, clock, settings, new FaultLog(new VirtualStore(), clock, 1));
        saved.Load();
        settings.TrySet(SettingsKey.IdleTimeoutSeconds, 1000 + number);
        settings.TrySetProfile([.. Enumerable.Repeat((byte)number, 128)], 0, 128);
        return saved.Flush();
    }

    private static WristbandSettings Load(VirtualStore store, out LoadResult result)
    {
        var clock = new BoardClock();
        var settings = new WristbandSettings();
        result = new SettingsStore(store, clock, settings, new FaultLog(new VirtualStore(), clock, 1)).Load();
        return settings;
    }

    private static bool IsAsSet(WristbandSettings settings, uint number)
    {
        var profile = WristbandSettingsTests.Profile(settings);
        return number == 0
            ? settings.IdleTimeoutSeconds == 60 && profile.Length == 0
            : settings.IdleTimeoutSeconds == 1000 + number && profile.Length == 128 && profile.All(b => b == number);
    }
}
