using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Power;

/// <summary>A connected band is put on its charger, which ends its stream, and is taken off again: the whole firmware and the glasses' own link.</summary>
public sealed class ChargerAndLinkTests
{
    private readonly Board _board = new();
    private readonly LocalRadio _air = new(new LocalRadioOptions(), seed: 1);
    private readonly WristbandLink _link;

    public ChargerAndLinkTests()
    {
        _board.Ports.Radio = _air.Peripheral;
        _board.Clock.Radio = _air;
        _link = new WristbandLink(_air.Central, new WristbandLinkOptions());
    }

    [Theory]
    [InlineData(5, 300, 500)]
    [InlineData(0, 0, 0)]
    public void Behind_the_charger_the_stream_begins_again_on_the_same_connection(double dockAtS, int least, int most)
    {
        string? told = null;
        var before = -1L;
        for (var at = 0L; at < 30 * Board.Second; at += 10_000)
        {
            var now = at;
            _board.Clock.At(now, () =>
            {
                _link.Expire(new HostTime(now));
                told ??= _link.Problem;
            });
        }

        _board.Clock.At((long)(dockAtS * Board.Second), () => SetCharger(200));
        _board.Clock.At(15 * Board.Second, () =>
        {
            before = _link.Counters.Received;
            SetCharger(0);
        });
        _board.Run(30);
        Assert.Contains("take it off its charger", told, StringComparison.Ordinal);
        Assert.Equal((LinkState.Streaming, null), (_link.State, _link.Problem));
        Assert.Equal(1, _air.Peripheral.Connections);
        Assert.InRange(before, least, most);
        Assert.InRange(_link.Counters.Received - before, 1350, 1500);
        Assert.Equal(0, _link.Counters.Lost);
    }

    private void SetCharger(double milliamperes)
    {
        _board.Battery.SetCharger(milliamperes);
        _board.Chain.IsHeldDown = milliamperes > 0;
    }
}
