using NeuralGlasses.Contract;
using NeuralGlasses.Diagnosis;
using NeuralGlasses.Link;
using NeuralGlasses.Sdk.Tests.Link;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sdk.Tests.Diagnosis;

// A wristband that tells of itself what the test says, in virtual time. Values come a millisecond after they were asked for, or at once.
internal sealed class ScriptedBand : IGattCentral
{
    private const int FrameMs = 10;

    private readonly Queue<(long AtMs, Guid Characteristic, byte[] Value)> _air = new();
    private readonly Dictionary<int, uint> _settings = new() { [1] = 60, [2] = 120, [3] = 2, [5] = 0, [6] = 15, [8] = 6 };
    private IGattCentralListener _listener = null!;
    private int _lastNumber = -1;
    private int _sequence;

    public long NowMs { get; private set; }

    public List<string> Asked { get; } = [];

    public DeviceStatus Status { get; } = new() { ChannelCount = 8, RateHz = 1000, LsbPicovolts = 1_000_000 };

    public BandCondition Condition { get; } = new() { BatteryPercent = 80, BatteryMillivolts = 3960, Reset = ResetReason.PowerOn, BootNumber = 7, Power = BandCondition.PowerConnected };

    public Dictionary<Guid, string> Texts { get; } = new()
    {
        [GattUuids.ManufacturerName] = "Maker",
        [GattUuids.ModelNumber] = "Model",
        [GattUuids.HardwareRevision] = "B",
        [GattUuids.FirmwareRevision] = "1.4",
    };

    public List<FaultLine> Faults { get; } = [];

    // Counters of the four pages; 64 KiB of memory are free.
    public uint[] Counters { get; } = [90, 0, 10_000, 65_536, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    // Contact, tenths of kilohms and nanovolts of every pair.
    public int[] Contact { get; } = new int[8];

    public int[] Impedance { get; } = [2000, 2000, 2000, 2000, 2000, 2000, 2000, 2000];

    public int[] Noise { get; } = [1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000];

    // Result of an opcode that is not carried out; 0 for no answer at all.
    public Dictionary<int, int> Results { get; } = new() { [ControlPoint.OpRetransmit] = ControlPoint.ResultNotSupported };

    // Opcodes of which the next answer is lost, once each; the repetition is answered as replayed.
    public HashSet<int> LosesAnswerTo { get; } = [];

    // Reports of measurements that are lost before the first that comes.
    public int LosesReports { get; set; }

    public bool ConnectsAtAll { get; set; } = true;

    public bool AnswersAtOnce { get; set; }

    public Func<int, bool> LosesFrame { get; set; } = _ => false;

    public Func<int, int, short> Sample { get; set; } = (set, channel) => (short)(10 * Math.Sin(0.7 * set) + channel % 2);

    public bool IsConnected { get; private set; }

    public void Listen(IGattCentralListener listener) => _listener = listener;

    public void Subscribe(Guid characteristic)
    {
    }

    public void Read(Guid characteristic)
    {
        if (characteristic == GattUuids.DeviceStatus)
            Send(characteristic, Bytes(DeviceStatus.Length, Status.Write));
        else if (characteristic == GattUuids.BandCondition)
            Send(characteristic, Bytes(BandCondition.Length, Condition.Write));
        else if (Texts.TryGetValue(characteristic, out string? text))
            Send(characteristic, System.Text.Encoding.UTF8.GetBytes(text));
    }

    public void Write(Guid characteristic, ReadOnlySpan<byte> value)
    {
        int opcode = value[0];
        var answer = new byte[ControlPoint.MaxLength];
        bool isReplayed = value[1] == _lastNumber && Results.GetValueOrDefault(opcode, 1) != 0;
        int result = isReplayed ? ControlPoint.ResultReplayed : Results.GetValueOrDefault(opcode, ControlPoint.ResultSuccess);
        _lastNumber = value[1];
        if (!isReplayed && opcode != ControlPoint.OpSyncClock)
            Asked.Add(Convert.ToHexString(value[..1]) + Convert.ToHexString(value[2..]));
        int length = ControlPoint.WriteResponse(answer, opcode, value[1], result);
        if (result == ControlPoint.ResultSuccess)
            length += CarryOut(value, answer.AsSpan(length));
        if (result != 0 && !LosesAnswerTo.Remove(opcode))
            Send(GattUuids.ControlPoint, answer[..length]);
    }

    public void Disconnect()
    {
        IsConnected = false;
        _air.Clear();
        _listener.OnDisconnected(new HostTime(NowMs * 1000));
    }

    // Runs until the examination is over, or for so long.
    public void Run(BandExamination examination, double seconds = 120) => Run(examination.Step, () => examination.IsOver, seconds);

    public void Run(Action<HostTime> step, Func<bool> isOver, double seconds = 120)
    {
        for (long end = NowMs + (long)(seconds * 1000); NowMs < end && !isOver(); NowMs++)
        {
            if (NowMs == 40 && ConnectsAtAll)
            {
                IsConnected = true;
                _listener.OnConnected(new HostTime(NowMs * 1000));
            }

            if (Status.State == DeviceStatus.StateStreaming && IsConnected && NowMs % FrameMs == 0)
                SendFrame();
            while (_air.Count > 0 && _air.Peek().AtMs <= NowMs)
            {
                var (_, characteristic, value) = _air.Dequeue();
                _listener.OnValue(characteristic, value, new HostTime(NowMs * 1000));
            }

            if (NowMs % 5 == 0)
                step(new HostTime(NowMs * 1000));
        }
    }

    private int CarryOut(ReadOnlySpan<byte> command, Span<byte> returned)
    {
        switch (command[0])
        {
            case ControlPoint.OpSetStream:
                Status.RateHz = command[2] | (command[3] << 8);
                Status.ChannelCount = command[4];
                return 0;
            case ControlPoint.OpStart or ControlPoint.OpStop:
                Status.State = command[0] == ControlPoint.OpStart ? DeviceStatus.StateStreaming : DeviceStatus.StateIdle;
                _sequence = 0;
                return 0;
            case ControlPoint.OpGetVersion:
                ((ReadOnlySpan<byte>)[ControlPoint.Version, EmgStreamFormat.Version, 1, 4]).CopyTo(returned);
                return 4;
            case ControlPoint.OpSyncClock:
                BitConverter.TryWriteBytes(returned, NowMs * 1000);
                BitConverter.TryWriteBytes(returned[8..], NowMs * 1000);
                return 16;
            case ControlPoint.OpGetSetting:
                BitConverter.TryWriteBytes(returned, _settings[command[2]]);
                return 4;
            case ControlPoint.OpReadFault:
                FaultLine line = command[2] < Faults.Count ? Faults[command[2]] : new FaultLine(0, 0, 0, 0);
                (returned[0], returned[1], returned[2]) = ((byte)Faults.Count, (byte)line.Code, (byte)line.Detail);
                BitConverter.TryWriteBytes(returned[3..], (ushort)line.BootNumber);
                BitConverter.TryWriteBytes(returned[5..], line.UptimeS);
                return 9;
            case ControlPoint.OpGetDiagnostics:
                for (var i = 0; i < 4; i++)
                    BitConverter.TryWriteBytes(returned[(4 * i)..], Counters[(4 * command[2]) + i]);
                return 16;
            case ControlPoint.OpMeasure:
                Report(command[2]);
                return 0;
            default:
                return 0;
        }
    }

    private void Report(int kind)
    {
        if (LosesReports-- > 0)
            return;
        int[] values = kind == ControlPoint.MeasureContact ? Contact : kind == ControlPoint.MeasureImpedance ? Impedance : Noise;
        var report = new MeasurementReport { Kind = kind, Result = ControlPoint.ResultSuccess };
        values.CopyTo(report.Values, 0);
        _air.Enqueue((NowMs + 500, GattUuids.Measurement, Bytes(MeasurementReport.Length, report.Write)));
    }

    private void SendFrame()
    {
        int sequence = _sequence++;
        int flags = (sequence == 0 ? EmgStreamFormat.FlagStreamStart : 0) | (Status.LeadOff != 0 ? EmgStreamFormat.FlagLeadOff : 0);
        byte[] frame = FrameBytes.Make(sequence, (uint)(NowMs * 1000), flags, sampleCount: FrameMs, sample: (set, channel) => Sample((FrameMs * sequence) + set, channel));
        if (!LosesFrame(sequence))
            _air.Enqueue((NowMs, GattUuids.EmgFrames, frame));
    }

    private void Send(Guid characteristic, byte[] value)
    {
        if (AnswersAtOnce)
            _listener.OnValue(characteristic, value, new HostTime(NowMs * 1000));
        else
            _air.Enqueue((NowMs + 1, characteristic, value));
    }

    private static byte[] Bytes(int length, Action<byte[]> write)
    {
        var bytes = new byte[length];
        write(bytes);
        return bytes;
    }
}
