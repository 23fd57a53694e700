using Microsoft.Extensions.Time.Testing;
using NeuralGlasses.VirtualAir.Radio;
using Xunit;

namespace NeuralGlasses.VirtualAir.Tests;

public sealed class AirTests : IDisposable
{
    private static readonly byte[] s_begunAsCentral = [0x04, 0x3e, 19, 0x01, 0, 0x2a, 0, 0, 0, 1, 2, 3, 4, 5, 6, 24, 0, 0, 0, 42, 0, 0];
    private static readonly byte[] s_begunAsPeripheral = [0x04, 0x3e, 19, 0x01, 0, 0x2b, 0, 1, 0, 1, 2, 3, 4, 5, 6, 24, 0, 0, 0, 42, 0, 0];
    private static readonly byte[] s_data = [0x02, 0x2a, 0x00, 2, 0, 7, 8];
    private static readonly byte[] s_report = [0x04, 0x3e, 12, 0x02, 1, 0, 0, 1, 2, 3, 4, 5, 6, 0, 0x7f];
    private static readonly byte[] s_disconnect = [0x01, 0x06, 0x04, 3, 0x2a, 0, 0x08];
    private static readonly byte[] s_disconnectAccepted = [0x04, 0x0f, 4, 0, 1, 0x06, 0x04];

    private readonly FakeTimeProvider _time = new();
    private readonly Air _air;
    private readonly AirAdapter _adapter;
    private readonly List<byte[]> _toHost = [];
    private readonly List<byte[]> _toController = [];

    public AirTests()
    {
        _air = new Air(new AirConditions { IntervalMs = 10 }, seed: 1, _time);
        _adapter = _air.Add(_toHost.Add, _toController.Add);
    }

    public void Dispose() => _air.Dispose();

    [Fact]
    public void Commands_and_events_pass_at_once()
    {
        byte[] command = [0x01, 0x03, 0x0c, 0];
        byte[] complete = [0x04, 0x0e, 4, 1, 3, 0x0c, 0];
        _air.FromHost(_adapter, command);
        _air.FromController(_adapter, complete);
        Assert.Equal([command], _toController);
        Assert.Equal([complete], _toHost);
    }

    [Fact]
    public void What_a_host_sends_on_a_link_waits_for_its_event()
    {
        Begin(s_begunAsCentral);
        _time.Advance(Ms(3));
        _air.FromHost(_adapter, s_data);
        _time.Advance(Ms(6));
        Assert.Empty(_toController);
        _time.Advance(Ms(1));
        Assert.Equal([s_data], _toController);
    }

    [Fact]
    public void What_has_come_through_the_air_is_not_held_again()
    {
        Begin(s_begunAsCentral);
        _air.FromController(_adapter, s_data);
        Assert.Equal([s_data], _toHost);
    }

    [Fact]
    public void Controllers_say_that_they_hold_what_the_air_holds()
    {
        _air.FromController(_adapter, [0x04, 0x0e, 7, 1, 0x02, 0x20, 0, 192, 0, 1]);
        Assert.Equal([[0x04, 0x0e, 7, 1, 0x02, 0x20, 0, 251, 0, Air.Buffers]], _toHost);
    }

    [Fact]
    public void A_short_drop_only_holds_packets()
    {
        Begin(s_begunAsCentral);
        _air.Drop(Ms(0), Ms(400));
        _air.FromHost(_adapter, s_data);
        Step(399);
        Assert.Empty(_toController);
        Step(30);
        Assert.Equal([s_data], _toController);
        Assert.Equal(0, _air.Counters.LinksLost);
    }

    [Fact]
    public void A_drop_beyond_the_supervision_timeout_ends_the_link_for_both_ends()
    {
        Begin(s_begunAsCentral);
        _air.Drop(Ms(0), Ms(2000));
        _air.FromHost(_adapter, s_data);
        Step(419);
        Assert.Empty(_toController);
        Step(1);
        Assert.Equal([s_disconnect], _toController);

        // The controller says that its own host ended it, and accepts a command that the host never gave.
        _air.FromController(_adapter, s_disconnectAccepted);
        _air.FromController(_adapter, [0x04, 0x05, 4, 0, 0x2a, 0, 0x16]);
        Assert.Equal([[0x04, 0x05, 4, 0, 0x2a, 0, 0x08]], _toHost);
        Step(3000);
        Assert.Equal([s_disconnect], _toController);
        Assert.Equal(1, _air.Counters.LinksLost);
        Assert.Equal(1, _air.Counters.DroppedWhileDead);
    }

    [Fact]
    public void The_peripheral_leaves_it_to_the_central_to_end_a_link()
    {
        Begin(s_begunAsPeripheral);
        _air.Drop(Ms(0), Ms(2000));
        Step(2000);
        Assert.Empty(_toController);
    }

    [Fact]
    public void A_timeout_that_was_changed_counts()
    {
        Begin(s_begunAsCentral);
        _air.FromController(_adapter, [0x04, 0x3e, 10, 0x03, 0, 0x2a, 0, 24, 0, 0, 0, 100, 0]);
        _air.Drop(Ms(0), Ms(2000));
        Step(999);
        Assert.Empty(_toController);
        Step(1);
        Assert.Equal([s_disconnect], _toController);
    }

    [Theory]
    [InlineData(true, 0x13, 0x08)]
    [InlineData(true, 0x16, 0x16)]
    [InlineData(false, 0x13, 0x13)]
    public void A_good_bye_does_not_come_through_dead_air(bool isDead, byte reason, byte heard)
    {
        Begin(s_begunAsPeripheral);
        if (isDead)
            _air.Drop(Ms(0), Ms(2000));
        _air.FromController(_adapter, [0x04, 0x05, 4, 0, 0x2b, 0, reason]);
        Assert.Equal([[0x04, 0x05, 4, 0, 0x2b, 0, heard]], _toHost);
    }

    [Fact]
    public void A_host_hears_that_its_own_disconnect_was_accepted()
    {
        Begin(s_begunAsCentral);
        _air.FromHost(_adapter, s_disconnect);
        _air.FromController(_adapter, s_disconnectAccepted);
        Assert.Equal([s_disconnectAccepted], _toHost);
    }

    [Fact]
    public void Advertising_is_heard_when_the_air_is_back()
    {
        _air.Drop(Ms(100), Ms(500));
        _air.FromController(_adapter, s_report);
        Assert.Equal([s_report], _toHost);
        _toHost.Clear();
        Step(200);
        _air.FromController(_adapter, [.. s_report]);
        _air.FromController(_adapter, [.. s_report]);
        Assert.Empty(_toHost);
        Step(400);
        Assert.Equal([s_report], _toHost);
    }

    [Fact]
    public void A_host_that_listens_no_longer_hears_nothing_later()
    {
        _air.Drop(Ms(0), Ms(500));
        _air.FromController(_adapter, s_report);
        _air.FromHost(_adapter, [0x01, 0x0c, 0x20, 2, 0, 0]);
        Step(600);
        Assert.Empty(_toHost);
    }

    private void Begin(byte[] begun)
    {
        _air.FromController(_adapter, [.. begun]);
        _toHost.Clear();
    }

    private void Step(int ms)
    {
        for (var i = 0; i < ms; i++)
            _time.Advance(Ms(1));
    }

    private static TimeSpan Ms(double ms) => TimeSpan.FromMilliseconds(ms);
}
