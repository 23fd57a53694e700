using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Streaming;
using NeuralGlasses.Wristband.Ports;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Radio;

/// <summary>How long a link of the virtual air outlives silence.</summary>
public sealed class SupervisionTimeoutTests
{
    [Theory]
    [InlineData(900, 1, 0)]
    [InlineData(3000, 2, 1)]
    public void A_link_outlives_an_outage_shorter_than_its_supervision_timeout_and_no_longer_one(double outageMs, int connections, int losses)
    {
        var air = new LocalRadio(new LocalRadioOptions { Outages = [new RadioOutage(2, outageMs)] }, seed: 1);
        var heard = new Heard();
        air.Central.Listen(heard);
        air.Peripheral.AddCharacteristic(GattUuids.ControlService, GattUuids.DeviceStatus, GattProperties.Read, LinkSecurity.Encrypted);
        air.Peripheral.Start("band", [], 0);
        while (air.NextEventMicroseconds < 10_000_000)
            air.RunEvent();
        Assert.Equal((connections, losses), (heard.Connections, heard.LostAt.Count));
        Assert.All(heard.LostAt, at => Assert.InRange(at.Microseconds, 2_900_000, 3_100_000));
    }

    private sealed class Heard : IGattCentralListener
    {
        public int Connections { get; private set; }

        public List<HostTime> LostAt { get; } = [];

        public void OnConnected(HostTime at) => Connections++;

        public void OnDisconnected(HostTime at) => LostAt.Add(at);

        public void OnValue(Guid characteristic, ReadOnlySpan<byte> value, HostTime arrivedAt)
        {
        }
    }
}
