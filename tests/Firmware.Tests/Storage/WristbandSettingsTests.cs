using NeuralGlasses.Wristband.Storage;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Storage;

public sealed class WristbandSettingsTests
{
    private readonly WristbandSettings _settings = new();
    private const int Values = 1 + (4 * WristbandSettings.KeyCount);
    private readonly byte[] _payload = new byte[WristbandSettings.MaxPayloadLength];

    public static TheoryData<int> Keys => new(Enumerable.Range(0, WristbandSettings.KeyCount));

    // Stated apart from the firmware's table: minimum, maximum, default, and whether 0 is allowed.
    private static readonly (uint Min, uint Max, uint Default, bool ZeroAllowed)[] Expected =
    [
        (0, 1, 0, true),
        (10, 3600, 60, true),
        (30, 3600, 120, true),
        (0, 3, 2, true),
        (0, 1, 0, true),
        (50, 200, 0, true),
        (5, 50, 15, false),
        (256, 4096, 384, false),
        (1, 12, 6, false),
    ];

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_key_takes_what_lies_in_its_range_and_nothing_beside_it(int key)
    {
        var (min, max, initial, zeroAllowed) = Expected[key];
        Assert.Equal((min, max, initial), (WristbandSettings.Minimum(key), WristbandSettings.Maximum(key), WristbandSettings.Default(key)));
        Assert.Equal(initial, Get(key));
        Assert.True(_settings.TrySet(key, min));
        Assert.Equal(min, Get(key));
        Assert.True(_settings.TrySet(key, max));
        foreach (var wrong in new[] { min - 1, max + 1, uint.MaxValue, 0x80000000, max + 65536, max + 0x1000000 })
        {
            if (wrong == 0)
                continue;
            var revision = _settings.Revision;
            Assert.Equal(SettingCheck.OutOfRange, WristbandSettings.Check(key, wrong));
            Assert.False(_settings.TrySet(key, wrong));
            Assert.Equal(max, Get(key));
            Assert.Equal(revision, _settings.Revision);
        }

        Assert.Equal(zeroAllowed, _settings.TrySet(key, 0));
        Assert.Equal(zeroAllowed ? 0 : max, Get(key));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_default_is_allowed_and_every_value_that_is_set_is_got_back(int key)
    {
        Assert.Equal(SettingCheck.Ok, WristbandSettings.Check(key, WristbandSettings.Default(key)));
        for (uint value = 0; value < 5000; value++)
        {
            var before = Get(key);
            Assert.Equal(WristbandSettings.Check(key, value) == SettingCheck.Ok, _settings.TrySet(key, value));
            Assert.Equal(WristbandSettings.Check(key, value) == SettingCheck.Ok ? value : before, Get(key));
        }
    }

    [Fact]
    public void The_IMU_has_three_rates_and_off()
    {
        var allowed = Enumerable.Range(0, 1000).Where(v => WristbandSettings.Check(SettingsKey.ImuRateHz, (uint)v) == SettingCheck.Ok);
        Assert.Equal([0, 50, 100, 200], allowed);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(WristbandSettings.KeyCount)]
    [InlineData(255)]
    [InlineData(int.MinValue)]
    public void A_key_that_does_not_exist_is_refused(int key)
    {
        Assert.Equal(SettingCheck.UnknownKey, WristbandSettings.Check(key, 0));
        Assert.False(_settings.TrySet(key, 0));
        Assert.False(_settings.TryGet(key, out var value));
        Assert.Equal(0u, value);
    }

    [Fact]
    public void The_properties_are_the_keys()
    {
        Assert.False(_settings.IsRightWrist);
        Assert.False(_settings.IsHidEnabled);
        _settings.TrySet(SettingsKey.WristSide, 1);
        _settings.TrySet(SettingsKey.IdleTimeoutSeconds, 61);
        _settings.TrySet(SettingsKey.SleepTimeoutSeconds, 121);
        _settings.TrySet(SettingsKey.HapticIntensity, 3);
        _settings.TrySet(SettingsKey.HidEnabled, 1);
        _settings.TrySet(SettingsKey.ImuRateHz, 100);
        _settings.TrySet(SettingsKey.LowBatteryPercent, 16);
        _settings.TrySet(SettingsKey.ActivityThresholdQ8, 769);
        Assert.True(_settings.IsRightWrist);
        Assert.Equal(61, _settings.IdleTimeoutSeconds);
        Assert.Equal(121, _settings.SleepTimeoutSeconds);
        Assert.Equal(3, _settings.HapticIntensity);
        Assert.True(_settings.IsHidEnabled);
        Assert.Equal(100, _settings.ImuRateHz);
        Assert.Equal(16, _settings.LowBatteryPercent);
        Assert.Equal(769, _settings.ActivityThresholdQ8);
        _settings.TrySet(SettingsKey.AfeGain, 12);
        Assert.Equal(12, _settings.AfeGain);
    }

    [Fact]
    public void The_revision_changes_with_a_value_and_not_without()
    {
        var revision = _settings.Revision;
        _settings.TrySet(SettingsKey.HapticIntensity, 2);
        _settings.TrySetProfile([], 0, 0);
        Assert.Equal(revision, _settings.Revision);
        _settings.TrySet(SettingsKey.HapticIntensity, 1);
        _settings.TrySetProfile([1, 2], 0, 2);
        Assert.Equal(revision + 2, _settings.Revision);
        _settings.TrySetProfile([0, 1, 2], 1, 2);
        Assert.Equal(revision + 2, _settings.Revision);
        _settings.TrySetProfile([1, 3], 0, 2);
        _settings.TrySetProfile([1, 3], 0, 1);
        Assert.Equal(revision + 4, _settings.Revision);
    }

    [Theory]
    [InlineData(0, 129)]
    [InlineData(3, 128)]
    [InlineData(-1, 4)]
    [InlineData(0, -1)]
    [InlineData(131, 0)]
    public void A_profile_that_is_too_long_or_not_in_the_buffer_changes_nothing(int offset, int length)
    {
        _settings.TrySetProfile([5, 6], 0, 2);
        var revision = _settings.Revision;
        Assert.False(_settings.TrySetProfile(new byte[130], offset, length));
        Assert.Equal([5, 6], Profile(_settings));
        Assert.Equal(revision, _settings.Revision);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    public void A_payload_brings_everything_back(int profileLength)
    {
        Fill(_settings, profileLength);
        var length = _settings.Write(_payload);
        Assert.Equal(Values + 1 + profileLength, length);
        var other = new WristbandSettings();
        other.TrySetProfile([9, 9, 9], 0, 3);
        other.Read(_payload, length);
        AssertEqual(_settings, other);
    }

    [Fact]
    public void A_payload_cut_anywhere_gives_defaults_for_what_it_lacks()
    {
        Fill(_settings, 20);
        var length = _settings.Write(_payload);
        for (var cut = 0; cut < length; cut++)
        {
            var other = new WristbandSettings();
            other.Read(_payload, cut);
            for (var key = 0; key < WristbandSettings.KeyCount; key++)
            {
                other.TryGet(key, out var value);
                Assert.Equal(cut >= 1 + (4 * (key + 1)) ? Get(key) : WristbandSettings.Default(key), value);
            }

            Assert.Equal(0, other.ProfileLength);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(7)]
    public void An_older_payload_with_fewer_keys_leaves_the_others_at_their_defaults(int keys)
    {
        Fill(_settings, 4);
        var length = _settings.Write(_payload);
        byte[] older = [(byte)keys, .. _payload[1..(1 + (4 * keys))], .. _payload[Values..length]];
        var other = new WristbandSettings();
        other.Read(older, older.Length);
        for (var key = 0; key < WristbandSettings.KeyCount; key++)
        {
            other.TryGet(key, out var value);
            Assert.Equal(key < keys ? Get(key) : WristbandSettings.Default(key), value);
        }

        Assert.Equal(Profile(_settings), Profile(other));
    }

    [Fact]
    public void A_newer_payload_with_more_keys_and_more_behind_them_gives_what_is_known()
    {
        Fill(_settings, 4);
        var length = _settings.Write(_payload);
        byte[] newer = [WristbandSettings.KeyCount + 3, .. _payload[1..Values], .. Enumerable.Repeat((byte)0xFF, 12), .. _payload[Values..length], 1, 2, 3];
        var other = new WristbandSettings();
        other.Read(newer, newer.Length);
        AssertEqual(_settings, other);
    }

    [Fact]
    public void A_value_that_is_not_allowed_and_a_profile_that_is_too_long_are_not_loaded()
    {
        Fill(_settings, 4);
        _settings.Write(_payload);
        byte[] newer = [.. _payload[..9], 0xFF, 0xFF, 0, 0, .. _payload[13..33], 200, .. new byte[200]];
        var other = new WristbandSettings();
        other.Read(newer, newer.Length);
        Assert.Equal((int)WristbandSettings.Default(SettingsKey.SleepTimeoutSeconds), other.SleepTimeoutSeconds);
        Assert.Equal(_settings.IdleTimeoutSeconds, other.IdleTimeoutSeconds);
        Assert.Equal(_settings.HapticIntensity, other.HapticIntensity);
        Assert.Equal(0, other.ProfileLength);
    }

    [Fact]
    public void Defaults_are_restored_with_the_profile()
    {
        Fill(_settings, 4);
        _settings.RestoreDefaults();
        AssertEqual(new WristbandSettings(), _settings);
    }

    internal static byte[] Profile(WristbandSettings settings)
    {
        var profile = new byte[WristbandSettings.MaxProfileLength];
        return profile[..settings.CopyProfile(profile, 0)];
    }

    internal static void AssertEqual(WristbandSettings expected, WristbandSettings actual)
    {
        for (var key = 0; key < WristbandSettings.KeyCount; key++)
        {
            Assert.True(expected.TryGet(key, out var value));
            Assert.True(actual.TryGet(key, out var found));
            Assert.Equal(value, found);
        }

        Assert.Equal(Profile(expected), Profile(actual));
    }

    /// <summary>Sets every key to its maximum and the profile to bytes that count up.</summary>
    internal static void Fill(WristbandSettings settings, int profileLength)
    {
        for (var key = 0; key < WristbandSettings.KeyCount; key++)
            Assert.True(settings.TrySet(key, WristbandSettings.Maximum(key)));
        Assert.True(settings.TrySetProfile([.. Enumerable.Range(1, profileLength).Select(i => (byte)i)], 0, profileLength));
    }

    private uint Get(int key)
    {
        Assert.True(_settings.TryGet(key, out var value));
        return value;
    }
}
