using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Afe;
using Xunit;

namespace NeuralGlasses.Firmware.Tests;

/// <summary>When the bit of a fault is cleared, as <c>hardware-spec/supervision.md</c> says of each.</summary>
public sealed class FaultsThatEndTests
{
    private const long Second = Board.Second;
    private readonly Board _board = new();

    [Fact]
    public void A_silent_AFE_is_over_after_a_minute_of_stream()
    {
        _board.StreamFromOneSecond();
        _board.Clock.At(3 * Second, () => _board.Chain.IsHeldDown = true);
        _board.Clock.At((3 * Second) + 90_000, () => _board.Chain.IsHeldDown = false);
        Expect(FaultCode.AfeSilent, there: 60, over: 65);
        _board.Run(66);
    }

    [Fact]
    public void Damaged_frames_of_the_AFE_are_over_after_a_minute_of_stream()
    {
        _board.StreamFromOneSecond();
        for (var i = 0; i < 120; i++)
            _board.Clock.At((3 * Second) + (i * 10_000), () => _board.Engine.Take(new byte[27], _board.Clock.Microseconds));
        Expect(FaultCode.AfeFrames, there: 60, over: 68);
        _board.Run(69);
    }

    [Fact]
    public void Saturation_is_over_when_no_channel_stands_at_its_limit()
    {
        _board.Skin.Microvolts = (channel, t) => channel == 5 && t is > 2_000_000 and < 8_000_000 ? 500_000 : 0;
        _board.StreamFromOneSecond();
        Expect(FaultCode.Saturated, there: 7, over: 12);
        _board.Run(13);
    }

    [Theory]
    [InlineData(FaultCode.AfeIdentity)]
    [InlineData(FaultCode.AfeRegister)]
    public void A_wrong_AFE_is_over_when_it_powers_up_as_it_should(int code)
    {
        if (code == FaultCode.AfeIdentity)
            (_board.Bus.LyingRegister, _board.Bus.Lie) = (Ads1298Register.Id, 0);
        else
            _board.Bus.StuckRegister = Ads1298Register.Config3;
        _board.Clock.At(3 * Second, () => SetCharger(200));
        _board.Clock.At(5 * Second, () => (_board.Bus.LyingRegister, _board.Bus.StuckRegister) = (-1, -1));
        _board.Clock.At(5 * Second, () => SetCharger(0));
        Expect(code, there: 2, over: 7);
        _board.Run(8);
        Assert.Equal((DeviceStatus.StateIdle, FaultCode.None), (_board.Status.State, _board.Status.Fault));
    }

    private void Expect(int code, int there, int over)
    {
        _board.Clock.At(there * Second, () => Assert.NotEqual(0u, _board.Condition.Faults & FaultCode.Bit(code)));
        _board.Clock.At(over * Second, () => Assert.Equal(0u, _board.Condition.Faults & FaultCode.Bit(code)));
    }

    private void SetCharger(double milliamperes)
    {
        _board.Battery.SetCharger(milliamperes);
        _board.Chain.IsHeldDown = milliamperes > 0;
    }
}
