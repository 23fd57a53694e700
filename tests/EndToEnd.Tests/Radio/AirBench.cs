using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Streaming;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.EndToEnd.Tests.Radio;

/// <summary>A piece of air without firmware or link: a peripheral that sends what a test wants, a central that counts.</summary>
internal sealed class AirBench : IGattCentralListener
{
    public const int Length = 244;
    private readonly byte[] _notification = new byte[Length];
    private readonly int _frames;

    public AirBench(LocalRadioOptions options, int seed = 1)
    {
        Air = new LocalRadio(options, seed);
        Air.Central.Listen(this);
        _frames = Air.Peripheral.AddCharacteristic(GattUuids.EmgStreamService, GattUuids.EmgFrames, GattProperties.Notify, LinkSecurity.Encrypted);
        Air.Peripheral.AddCharacteristic(GattUuids.ControlService, GattUuids.DeviceStatus, GattProperties.Read, LinkSecurity.Encrypted);
        Air.Peripheral.Start("band", [], 0);
    }

    public LocalRadio Air { get; }

    public List<HostTime> Connected { get; } = [];

    public List<HostTime> Lost { get; } = [];

    public List<HostTime> Values { get; } = [];

    public void Connect()
    {
        while (!Air.Central.IsSecured)
            Air.RunEvent();
        Air.Central.Subscribe(GattUuids.EmgFrames);
        while (!Air.Peripheral.IsSubscribed(_frames))
            Air.RunEvent();
    }

    public void RunTo(double seconds)
    {
        while (Air.NextEventMicroseconds < seconds * 1e6)
            Air.RunEvent();
    }

    /// <summary>Runs one connection event with a queue that never runs dry, and says of each packet in order whether it came through.</summary>
    public IEnumerable<bool> Saturate()
    {
        while (Air.Peripheral.Notify(_frames, _notification, Length) == NotifyResult.Sent)
        {
        }

        var (sent, failed) = (Air.Sent, Air.Retransmitted);
        Air.RunEvent();
        for (; sent < Air.Sent; sent++)
            yield return true;
        if (failed < Air.Retransmitted)
            yield return false;
    }

    /// <summary>Queues one notification; false if there was no room.</summary>
    public bool Send() => Air.Peripheral.Notify(_frames, _notification, Length) == NotifyResult.Sent;

    public void OnConnected(HostTime at) => Connected.Add(at);

    public void OnDisconnected(HostTime at) => Lost.Add(at);

    public void OnValue(Guid characteristic, ReadOnlySpan<byte> value, HostTime arrivedAt) => Values.Add(arrivedAt);
}
