using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Streaming;
using NeuralGlasses.Wristband.Ports;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Radio;

/// <summary>The limits of the virtual air, which are those of a real one.</summary>
public sealed class LocalRadioTests
{
    private const int FrameLength = 244;

    private readonly Heard _heard = new();

    [Fact]
    public void A_connection_event_carries_what_its_air_time_holds_and_the_rest_waits_for_the_next()
    {
        var air = Connect(new LocalRadioOptions { PhyMegabits = 1, ConnectionIntervalMs = 7.5, PeripheralBuffers = 12, HostJitterMs = 0 }, out var frames);
        Fill(air, frames);
        var held = (int)(7500 / air.AirTimeMicroseconds(FrameLength));
        Assert.Equal(3, held);
        for (var served = held; served <= 12; served += held)
        {
            air.RunEvent();
            Assert.Equal(served, _heard.Values);
        }
    }

    [Fact]
    public void A_packet_that_fails_ends_its_connection_event()
    {
        var air = Connect(new LocalRadioOptions { AirErrorRate = 0.5, PeripheralBuffers = 12 }, out var frames);
        Fill(air, frames);
        for (var failures = 0; _heard.Values < 12; failures++)
        {
            Assert.Equal(failures, air.Retransmitted);
            air.RunEvent();
        }

        Assert.InRange(air.Retransmitted, 4, 30);
        Assert.Equal((12, 0), (air.Sent, air.LostByHost));
    }

    [Fact]
    public void A_notification_longer_than_the_MTU_holds_is_refused_and_so_is_one_without_a_place()
    {
        var air = Connect(new LocalRadioOptions { Mtu = 23, PeripheralBuffers = 2 }, out var frames);
        Assert.Equal(20, air.Peripheral.MaxNotificationLength);
        Assert.Equal(NotifyResult.TooLong, air.Peripheral.Notify(frames, new byte[21], 21));
        Assert.Equal(NotifyResult.Sent, air.Peripheral.Notify(frames, new byte[20], 20));
        Assert.Equal(NotifyResult.Sent, air.Peripheral.Notify(frames, new byte[20], 20));
        Assert.Equal(NotifyResult.Busy, air.Peripheral.Notify(frames, new byte[20], 20));
    }

    [Fact]
    public void The_ninth_write_that_nobody_took_is_refused()
    {
        var air = Connect(new LocalRadioOptions(), out _);
        for (var write = 0; write < 9; write++)
            air.Central.Write(GattUuids.ControlPoint, [(byte)write]);
        for (var served = 0; served < 9; served++)
            air.RunEvent();
        Assert.Equal(new AttRefusal(AttOperation.Write, GattUuids.ControlPoint, AttError.InsufficientResources), Assert.Single(air.Central.Refusals));
    }

    [Fact]
    public void What_a_central_still_wanted_to_ask_when_the_link_was_lost_is_not_asked_in_the_next()
    {
        var air = Connect(new LocalRadioOptions { Outages = [new RadioOutage(2, 100, Disconnects: true)] }, out _);
        while (air.NextEventMicroseconds < 2_000_000)
            air.RunEvent();
        air.Central.Read(GattUuids.DeviceStatus);
        while (air.NextEventMicroseconds < 4_000_000)
            air.RunEvent();
        Assert.True(air.Central.IsConnected);
        Assert.Equal(0, _heard.Values);
    }

    [Fact]
    public void Encryption_ends_with_its_link_and_the_next_central_has_none()
    {
        var air = Connect(new LocalRadioOptions(), out _);
        air.Central.IsNear = false;
        var stranger = new VirtualCentral(2) { DemandsSecurity = false };
        stranger.Listen(_heard);
        air.Add(stranger);
        while (!stranger.IsConnected)
            air.RunEvent();
        Assert.Equal(LinkSecurity.None, air.Peripheral.Security);
        stranger.Read(GattUuids.DeviceStatus);
        air.RunEvent();
        Assert.Equal(AttError.InsufficientEncryption, Assert.Single(stranger.Refusals).Error);
        Assert.Equal(0, _heard.Values);
    }

    // Connects, subscribes to the frames, and leaves nothing under way.
    private LocalRadio Connect(LocalRadioOptions options, out int frames)
    {
        var air = new LocalRadio(options, seed: 1);
        air.Central.Listen(_heard);
        frames = air.Peripheral.AddCharacteristic(GattUuids.EmgStreamService, GattUuids.EmgFrames, GattProperties.Notify, LinkSecurity.Encrypted);
        air.Peripheral.AddCharacteristic(GattUuids.ControlService, GattUuids.ControlPoint, GattProperties.Write, LinkSecurity.Encrypted);
        air.Peripheral.AddCharacteristic(GattUuids.ControlService, GattUuids.DeviceStatus, GattProperties.Read, LinkSecurity.Encrypted);
        air.Peripheral.Start("band", [], 0);
        while (!air.Central.IsSecured)
            air.RunEvent();
        air.Central.Subscribe(GattUuids.EmgFrames);
        air.RunEvent();
        Assert.True(air.Peripheral.IsSubscribed(frames));
        return air;
    }

    private static void Fill(LocalRadio air, int frames)
    {
        for (var i = 0; i < 12; i++)
            Assert.Equal(NotifyResult.Sent, air.Peripheral.Notify(frames, new byte[FrameLength], FrameLength));
    }

    private sealed class Heard : IGattCentralListener
    {
        public int Values { get; private set; }

        public void OnConnected(HostTime at)
        {
        }

        public void OnDisconnected(HostTime at)
        {
        }

        public void OnValue(Guid characteristic, ReadOnlySpan<byte> value, HostTime arrivedAt) => Values++;
    }
}
