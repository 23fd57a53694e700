using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Gatt;
using NeuralGlasses.Wristband.Ports;
using NeuralGlasses.Wristband.Power;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Gatt;

public sealed class BatteryServiceTests
{
    private readonly FakeRadio _radio = new();
    private readonly BoardClock _clock = new();

    [Fact]
    public void An_unchanged_level_is_notified_every_30_seconds()
    {
        Run(loadMilliamperes: 0, seconds: 95);
        Assert.Equal([100, 100, 100, 100], Levels);
    }

    [Fact]
    public void Every_change_is_notified_and_can_be_read()
    {
        // 600 mA from 100 mAh: about one percent in 6 seconds, and never one up again.
        Run(loadMilliamperes: 600, seconds: 60);
        var levels = Levels.ToArray();
        Assert.Equal(Enumerable.Range(levels[^1], levels.Length).Reverse(), levels);
        Assert.InRange(levels[0] - levels[^1], 6, 14);
        Assert.Equal(levels[^1], _radio.ValueOf(GattUuids.BatteryLevel)[0]);
    }

    [Fact]
    public void A_level_that_a_busy_radio_refused_is_notified_a_second_later()
    {
        var status = new DeviceStatus();
        var service = new BatteryService(_radio, _clock, new BatteryMonitor(new VirtualBattery(_clock, 100, 0), _clock), status, LinkSecurity.Encrypted);
        _radio.IsBusy = _ => true;
        service.Publish();
        Assert.Equal(1, status.RadioBusy);
        _radio.IsBusy = _ => false;
        _clock.WaitUntil(Board.Second);
        service.Publish();
        Assert.Equal([100], Levels);
    }

    private IEnumerable<int> Levels => _radio.SentOf(GattUuids.BatteryLevel).Select(v => (int)v[0]);

    private void Run(double loadMilliamperes, int seconds)
    {
        var monitor = new BatteryMonitor(new VirtualBattery(_clock, 100, loadMilliamperes), _clock);
        var service = new BatteryService(_radio, _clock, monitor, new DeviceStatus(), LinkSecurity.Encrypted);
        for (var i = 0; i < seconds * 100; i++)
        {
            monitor.Step();
            service.Publish();
            _clock.WaitUntil(_clock.Microseconds + 10_000);
        }
    }
}
