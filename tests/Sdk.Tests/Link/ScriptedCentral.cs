using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Link;

// A central whose wristband answers as told; it remembers what was asked, in order.
internal sealed class ScriptedCentral : IGattCentral
{
    public List<string> Requests { get; } = [];

    public DeviceStatus Status { get; } = new()
    {
        ChannelCount = 16,
        RateHz = 2000,
        LsbPicovolts = 1_000_000,
    };

    public bool AnswersCommands { get; set; } = true;

    public bool AnswersReads { get; set; } = true;

    public Dictionary<int, int> Results { get; } = [];

    public HostTime Now { get; set; }

    public bool IsConnected { get; private set; }

    public IGattCentralListener? Listener { get; private set; }

    public static WristbandLink Streaming(out ScriptedCentral central, WristbandLinkOptions? options = null)
    {
        central = new ScriptedCentral();
        var link = new WristbandLink(central, options ?? new WristbandLinkOptions());
        central.Connect();
        Assert.Equal(LinkState.Streaming, link.State);
        return link;
    }

    public void Connect()
    {
        IsConnected = true;
        Listener!.OnConnected(Now);
    }

    public void Disconnect()
    {
        IsConnected = false;
        Status.State = DeviceStatus.StateIdle;
        Listener!.OnDisconnected(Now);
    }

    public void Notify(byte[] frame, double atMs)
    {
        Now = new HostTime((long)(atMs * 1000));
        Listener!.OnValue(GattUuids.EmgFrames, frame, Now);
    }

    public void SendStatus(byte[]? bytes = null) => Listener!.OnValue(GattUuids.DeviceStatus, bytes ?? StatusBytes(), Now);

    public byte[] StatusBytes()
    {
        var bytes = new byte[DeviceStatus.Length];
        Status.Write(bytes);
        return bytes;
    }

    public void Listen(IGattCentralListener listener) => Listener = listener;

    public void Subscribe(Guid characteristic) => Requests.Add($"subscribe {Name(characteristic)}");

    public void Read(Guid characteristic)
    {
        Requests.Add($"read {Name(characteristic)}");
        if (AnswersReads)
            SendStatus();
    }

    public void Write(Guid characteristic, ReadOnlySpan<byte> value)
    {
        Requests.Add($"write {Name(characteristic)} {Convert.ToHexString(value)}");
        int opcode = value[0];
        int result = Results.GetValueOrDefault(opcode, ControlPoint.ResultSuccess);
        if (result == ControlPoint.ResultSuccess && opcode == ControlPoint.OpSetStream)
        {
            Status.RateHz = value[2] | (value[3] << 8);
            Status.ChannelCount = value[4];
            Status.Coding = value[5];
        }

        if (result == ControlPoint.ResultSuccess && opcode is ControlPoint.OpStart or ControlPoint.OpStop)
            Status.State = opcode == ControlPoint.OpStart ? DeviceStatus.StateStreaming : DeviceStatus.StateIdle;
        if (AnswersCommands)
            Listener!.OnValue(GattUuids.ControlPoint, [ControlPoint.ResponseCode, (byte)opcode, value[1], (byte)result], Now);
    }

    private static string Name(Guid characteristic)
    {
        if (characteristic == GattUuids.ControlPoint)
            return "control";
        if (characteristic == GattUuids.DeviceStatus)
            return "status";
        return characteristic == GattUuids.EmgFrames ? "frames" : characteristic.ToString();
    }
}
