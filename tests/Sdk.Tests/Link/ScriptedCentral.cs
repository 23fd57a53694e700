using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Link;

// A central whose wristband answers as told; it remembers what was asked, in order. Unless told otherwise the wristband knows
// neither how to send a frame again nor its time.
internal sealed class ScriptedCentral : IGattCentral
{
    private readonly byte[] _answer = new byte[ControlPoint.MaxLength];
    private int _lastNumber = -1;

    public List<string> Requests { get; } = [];

    public DeviceStatus Status { get; } = new()
    {
        ChannelCount = 16,
        RateHz = 2000,
        LsbPicovolts = 1_000_000,
    };

    public bool AnswersCommands { get; set; } = true;

    public bool AnswersReads { get; set; } = true;

    public Dictionary<int, int> Results { get; } = new()
    {
        [ControlPoint.OpRetransmit] = ControlPoint.ResultNotSupported,
        [ControlPoint.OpSyncClock] = ControlPoint.ResultNotSupported,
    };

    // Opcode of a command whose first answer does not arrive; its repetition is answered as replayed.
    public int LosesAnswerTo { get; set; } = -1;

    // Device ticks less host time, in microseconds, of a wristband that tells its time.
    public long TicksAhead { get; set; }

    // Remembering allocates.
    public bool Remembers { get; set; } = true;

    public long Written { get; private set; }

    public HostTime Now { get; set; }

    public bool IsConnected { get; private set; }

    public IGattCentralListener? Listener { get; private set; }

    // For tests of the window alone: nothing is asked for, and frames wait 30 ms.
    public static WristbandLinkOptions Plain { get; } = new() { Retransmit = new RetransmitOptions { Enabled = false }, ClockSync = new ClockSyncOptions { Enabled = false } };

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
        _lastNumber = -1;
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
        if (AnswersReads && characteristic == GattUuids.DeviceStatus)
            SendStatus();
    }

    public void Write(Guid characteristic, ReadOnlySpan<byte> value)
    {
        Written++;
        if (Remembers)
            Requests.Add($"write {Name(characteristic)} {Convert.ToHexString(value)}");
        int opcode = value[0];
        int result = value[1] == _lastNumber ? ControlPoint.ResultReplayed : Results.GetValueOrDefault(opcode, ControlPoint.ResultSuccess);
        _lastNumber = value[1];
        if (result == ControlPoint.ResultSuccess && opcode == ControlPoint.OpSetStream)
        {
            Status.RateHz = value[2] | (value[3] << 8);
            Status.ChannelCount = value[4];
            Status.Coding = value[5];
        }

        if (result == ControlPoint.ResultSuccess && opcode is ControlPoint.OpStart or ControlPoint.OpStop)
            Status.State = opcode == ControlPoint.OpStart ? DeviceStatus.StateStreaming : DeviceStatus.StateIdle;
        HostTime answeredAt = Now;
        int length = ControlPoint.WriteResponse(_answer, opcode, value[1], result);
        if (result == ControlPoint.ResultSuccess && opcode == ControlPoint.OpSyncClock)
        {
            LittleEndian.WriteUInt64(_answer, length, Now.Microseconds + TicksAhead);
            LittleEndian.WriteUInt64(_answer, length + 8, Now.Microseconds + TicksAhead);
            length += 16;
            answeredAt = Now.Plus(1000);
        }

        if (opcode == LosesAnswerTo)
            LosesAnswerTo = -1;
        else if (AnswersCommands)
            Listener!.OnValue(GattUuids.ControlPoint, _answer.AsSpan(0, length), answeredAt);
    }

    private static string Name(Guid characteristic)
    {
        if (characteristic == GattUuids.ControlPoint)
            return "control";
        if (characteristic == GattUuids.DeviceStatus)
            return "status";
        if (characteristic == GattUuids.BandCondition)
            return "condition";
        if (characteristic == GattUuids.Measurement)
            return "measurement";
        return characteristic == GattUuids.EmgFrames ? "frames" : characteristic.ToString();
    }
}
