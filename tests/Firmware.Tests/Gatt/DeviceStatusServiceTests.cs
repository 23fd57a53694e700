using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Gatt;
using NeuralGlasses.Wristband.Ports;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Gatt;

public sealed class DeviceStatusServiceTests
{
    private readonly FakeRadio _radio = new();
    private readonly BoardClock _clock = new();
    private readonly DeviceStatus _status = new() { ChannelCount = 8 };
    private readonly DeviceStatusService _service;

    public DeviceStatusServiceTests()
    {
        _service = new DeviceStatusService(_radio, _clock, _status, LinkSecurity.Encrypted);
        _service.Publish(true);
    }

    [Fact]
    public void A_read_gives_the_present_value_between_notifications_at_once_after_a_command_and_soon_otherwise()
    {
        _status.LeadOff = 0x81;
        Step(10_000, now: true);
        Assert.Equal(0x81, Read().LeadOff);
        Assert.Single(Notified);
        _status.LeadOff = 0;
        for (var i = 0; i < 5; i++)
            Step(10_000);
        Assert.Equal(0, Read().LeadOff);
    }

    [Fact]
    public void Changes_are_notified_at_most_every_500_milliseconds()
    {
        for (var i = 1; i <= 200; i++)
        {
            _status.Overruns = i;
            Step(10_000);
        }

        Assert.Equal(5, Notified.Count);
        Assert.Equal([0, 50, 100, 150, 200], Notified.Select(n => LittleEndian.ReadUInt16(n, 15)));
    }

    [Fact]
    public void Nothing_is_notified_when_nothing_changes()
    {
        for (var i = 0; i < 200; i++)
            Step(10_000);
        Assert.Single(Notified);
    }

    [Fact]
    public void A_change_that_a_busy_radio_refused_is_notified_later()
    {
        _radio.IsBusy = _ => true;
        _status.State = DeviceStatus.StateStreaming;
        Step(500_000);
        Assert.Equal(1, _status.RadioBusy);
        _radio.IsBusy = _ => false;
        Step(500_000);
        Assert.Equal(DeviceStatus.StateStreaming, Notified[^1][1]);
    }

    private List<byte[]> Notified => [.. _radio.SentOf(GattUuids.DeviceStatus)];

    private void Step(long microseconds, bool now = false)
    {
        _clock.WaitUntil(_clock.Microseconds + microseconds);
        _service.Publish(now);
    }

    private DeviceStatus Read()
    {
        var status = new DeviceStatus();
        Assert.True(status.TryRead(_radio.ValueOf(GattUuids.DeviceStatus), 0, DeviceStatus.Length));
        return status;
    }
}
