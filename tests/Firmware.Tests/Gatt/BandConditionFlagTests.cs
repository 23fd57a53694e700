using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Ports;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Gatt;

public sealed class BandConditionFlagTests
{
    private const long Second = Board.Second;
    private readonly Board _board = new();

    [Theory]
    [InlineData(LinkSecurity.Encrypted, 0)]
    [InlineData(LinkSecurity.Authenticated, BandCondition.FlagAuthenticated)]
    public void A_link_is_called_authenticated_only_if_it_is(LinkSecurity security, int flag)
    {
        _board.Radio.Security = security;
        _board.Run(1);
        Assert.Equal(flag, _board.Condition.Flags & BandCondition.FlagAuthenticated);
    }

    [Fact]
    public void The_pairing_flag_is_there_while_the_window_is_open()
    {
        _board.Clock.At(Second, () => _board.Hands.IsPressed = true);
        _board.Clock.At((long)(4.5 * Second), () => _board.Hands.IsPressed = false);
        Expect(4, isOpen: false);
        Expect(6, isOpen: true);
        Expect(64, isOpen: true);
        Expect(66, isOpen: false);
        _board.Run(67);

        void Expect(int second, bool isOpen) => _board.Clock.At(second * Second, () =>
        {
            Assert.Equal(isOpen, _board.Radio.AllowsPairing);
            Assert.Equal(isOpen, (_board.Condition.Flags & BandCondition.FlagPairing) != 0);
        });
    }

    [Fact]
    public void The_voltage_goes_in_steps_of_20_millivolts_so_that_its_noise_is_no_change()
    {
        var board = new Board(batteryPercent: 63);
        board.Run(30);
        var told = board.Radio.SentOf(GattUuids.BandCondition).Select(c => LittleEndian.ReadUInt16(c, 7)).ToArray();
        Assert.All(told, v => Assert.Equal(0, v % 20));
        Assert.InRange(told[^1], 3800, 3960);
        Assert.InRange(told.Length, 1, 6);
    }

    [Fact]
    public void A_band_is_worn_while_one_pair_has_contact()
    {
        _board.Skin.OffChannels = 0xFE;
        _board.Clock.At(10 * Second, () => Assert.NotEqual(0, _board.Condition.Flags & BandCondition.FlagWorn));
        _board.Clock.At(10 * Second, () => _board.Skin.OffChannels = 0xFF);
        _board.Run(30);
        Assert.Equal(0, _board.Condition.Flags & BandCondition.FlagWorn);
    }
}
