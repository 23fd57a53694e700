using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sdk.Tests.Link;

// A wristband and its air in virtual time, with the grids of the real chain: samples, blocks of 10 ms and wakes on the device's
// clock, connection events on the host's. One request of the central goes through an event, and the firmware takes it at its next
// wake; notifications leave in the order in which they were given to the radio. The air loses notifications by seeded dice.
internal sealed class ScriptedWristband : IGattCentral
{
    private const double BlockMicroseconds = 10_000;
    private const int SetsPerBlock = 10;
    private const int Kept = 4096;

    private readonly ScriptedWristbandOptions _options;
    private readonly Random _dice;
    private readonly double _pace;
    private readonly Queue<(char Kind, Guid Characteristic, byte[] Value)> _requests = new();
    private readonly Queue<byte[]> _writes = new();
    private readonly Queue<byte[]> _answers = new();
    private readonly Queue<byte[]> _blocks = new();
    private readonly Queue<int> _repeats = new();
    private readonly Queue<(Guid Characteristic, byte[] Value)> _radio = new();
    private readonly Queue<(Guid Characteristic, byte[] Value, long At)> _air = new();
    private readonly byte[]?[] _kept = new byte[]?[Kept];
    private readonly DeviceStatus _status = new() { ChannelCount = 8, RateHz = 500, LsbPicovolts = 1_000_000 };
    private IGattCentralListener _listener = null!;
    private double _nextEvent = 20_000;
    private double _nextWake;
    private double _nextTick;
    private double _nextBlock;
    private double _timerAt;
    private long _lastArrival;
    private int _lastNumber = -1;

    public ScriptedWristband(ScriptedWristbandOptions options)
    {
        _options = options;
        _dice = new Random(options.Seed);
        _pace = 1 + (options.DriftPpm * 1e-6);
        _nextWake = options.FirstTicks;
        _nextEvent = HostOf(_nextWake);
        _nextEvent -= _nextEvent % (options.IntervalMs * 1000);
        _nextTick = _nextEvent;
    }

    public bool IsConnected { get; private set; }

    public double Now { get; private set; }

    // Frames formed, each of which has its own number.
    public int Formed { get; private set; }

    public long RetransmitCommands { get; private set; }

    public long Repeated { get; private set; }

    public List<string> Handshake { get; } = [];

    public Func<HostTime?> DueAt { get; set; } = () => null;

    public Action<HostTime> Process { get; set; } = _ => { };

    public double HostOf(double ticks)
    {
        double wander = _options.WanderPeriodS * 1e6 / (2 * Math.PI);
        return _options.OffsetMicroseconds + (ticks * _pace) + (_options.WanderPpm * 1e-6 * wander * Math.Sin(ticks / wander));
    }

    // Truth: when the sample with these wrapping ticks, one of the last half hour, was at the electrode.
    public double HostOf(uint ticks)
    {
        double newest = (Now - _options.OffsetMicroseconds) / _pace;
        return HostOf(newest - (int)((uint)(long)newest - ticks));
    }

    public void Listen(IGattCentralListener listener) => _listener = listener;

    public void Subscribe(Guid characteristic) => _requests.Enqueue(('s', characteristic, []));

    public void Read(Guid characteristic) => _requests.Enqueue(('r', characteristic, []));

    public void Write(Guid characteristic, ReadOnlySpan<byte> value) => _requests.Enqueue(('w', characteristic, value.ToArray()));

    public void Connect()
    {
        IsConnected = true;
        Now = _nextEvent;
        _listener.OnConnected(new HostTime((long)Now));
    }

    public void RunFor(double seconds)
    {
        double end = Now + (seconds * 1e6);
        while (true)
        {
            double wake = HostOf(_nextWake);
            double arrival = _air.Count > 0 ? _air.Peek().At : double.PositiveInfinity;
            double timer = NextTimer();
            double next = Math.Min(Math.Min(_nextEvent, wake), Math.Min(arrival, timer));
            if (next > end)
                break;
            Now = Math.Max(Now, next);
            if (next == arrival)
                Deliver();
            else if (next == _nextEvent)
                RunEvent();
            else if (next == wake)
                Wake();
            else
                Tick();
        }

        Now = end;
    }

    private double NextTimer()
    {
        if (_options.TimerMs == 0)
            return _nextTick;
        if (DueAt() is not { } due)
            return double.PositiveInfinity;
        double quantum = _options.TimerMs * 1000;
        return Math.Max(Math.Ceiling(due.Microseconds / quantum) * quantum, _timerAt);
    }

    private void Tick()
    {
        _nextTick = Now + 50_000;
        _timerAt = Now + (_options.TimerMs * 1000);
        Process(new HostTime((long)Now));
    }

    private void Deliver()
    {
        (Guid characteristic, byte[] value, long at) = _air.Dequeue();
        _listener.OnValue(characteristic, value, new HostTime(at));
        Process(new HostTime(at));
    }

    private void RunEvent()
    {
        double now = _nextEvent;
        _nextEvent += _options.IntervalMs * 1000;
        if (_requests.TryDequeue(out (char Kind, Guid Characteristic, byte[] Value) request))
            Serve(request, now);
        double used = 0;
        while (_radio.TryPeek(out (Guid Characteristic, byte[] Value) notification))
        {
            double air = ((33 + notification.Value.Length) * 4.0) + 300;
            if (used > 0 && used + air > _options.IntervalMs * 1000)
                return;
            used += air;
            _radio.Dequeue();
            if (_dice.NextDouble() >= _options.Loss)
                Send(notification.Characteristic, notification.Value, now + used);
        }
    }

    private void Serve((char Kind, Guid Characteristic, byte[] Value) request, double now)
    {
        if (request.Kind == 'w')
            _writes.Enqueue(request.Value);
        if (request.Kind != 'r')
            return;
        var value = new byte[DeviceStatus.Length];
        _status.Write(value);
        Send(request.Characteristic, value, now);
    }

    // In order: what comes behind a late delivery waits for it.
    private void Send(Guid characteristic, byte[] value, double at)
    {
        double late = _dice.NextDouble() * _options.JitterMs * 1000;
        if (_options.TailShare > 0 && _dice.NextDouble() < _options.TailShare)
            late = _dice.NextDouble() * _options.TailMs * 1000;
        _lastArrival = Math.Max(_lastArrival + 1, (long)Math.Ceiling(at + late));
        _air.Enqueue((characteristic, value, _lastArrival));
    }

    private void Wake()
    {
        double ticks = _nextWake;
        _nextWake += _options.WakeMs * 1000;
        while (_writes.TryDequeue(out byte[]? command))
            _answers.Enqueue(Answer(command, (long)ticks));
        while (_radio.Count < _options.Buffers && _answers.TryDequeue(out byte[]? answer))
        {
            if (answer.Length == ControlPoint.MaxLength)
                LittleEndian.WriteUInt64(answer, 12, (long)ticks);
            _radio.Enqueue((GattUuids.ControlPoint, answer));
        }

        if (_status.State == DeviceStatus.StateStreaming)
            FormBlocks(ticks);
        while (_radio.Count < _options.Buffers && _blocks.TryDequeue(out byte[]? frame))
            _radio.Enqueue((GattUuids.EmgFrames, frame));
        for (var i = 0; i < _options.RepeatsPerWake && _radio.Count < _options.Buffers && _blocks.Count == 0 && _repeats.TryDequeue(out int sequence); i++)
        {
            if (_kept[sequence % Kept] is not { } kept)
                continue;
            Repeated++;
            _radio.Enqueue((GattUuids.EmgFrames, kept));
        }
    }

    private void FormBlocks(double ticks)
    {
        const int SamplePeriod = (int)BlockMicroseconds / SetsPerBlock;
        for (; _nextBlock + BlockMicroseconds - SamplePeriod <= ticks; _nextBlock += BlockMicroseconds)
        {
            int sets = SetsPerBlock / _options.FramesPerBlock;
            for (var part = 0; part < _options.FramesPerBlock; part++)
            {
                int flags = Formed == 0 ? EmgStreamFormat.FlagStreamStart : 0;
                var partTicks = (uint)(long)(_nextBlock + (part * sets * SamplePeriod));
                byte[] frame = FrameBytes.Make(Formed & 0xFFFF, partTicks, flags, channelCount: _options.Channels, sampleCount: sets);
                _kept[(Formed & 0xFFFF) % Kept] = frame;
                _blocks.Enqueue(frame);
                Formed++;
            }
        }
    }

    private byte[] Answer(byte[] command, long ticks)
    {
        var answer = new byte[ControlPoint.MaxLength];
        int opcode = command[0];
        int number = command[1];
        int due = (_lastNumber + 1) & 0xFF;
        if (number == _lastNumber)
            return answer[..ControlPoint.WriteResponse(answer, opcode, number, ControlPoint.ResultReplayed)];
        if (_lastNumber >= 0 && number != due)
        {
            int length = ControlPoint.WriteResponse(answer, opcode, number, ControlPoint.ResultOutOfOrder);
            answer[length] = (byte)due;
            return answer[..(length + 1)];
        }

        _lastNumber = number;
        if (opcode is ControlPoint.OpStop or ControlPoint.OpSetStream or ControlPoint.OpStart)
            Handshake.Add(Convert.ToHexString(command));
        int result = Execute(command, ticks);
        int written = ControlPoint.WriteResponse(answer, opcode, number, result);
        if (opcode != ControlPoint.OpSyncClock || result != ControlPoint.ResultSuccess)
            return answer[..written];
        LittleEndian.WriteUInt64(answer, written, ticks);
        return answer;
    }

    private int Execute(byte[] command, long ticks)
    {
        bool isStreaming = _status.State == DeviceStatus.StateStreaming;
        switch (command[0])
        {
            case ControlPoint.OpStop:
                _status.State = DeviceStatus.StateIdle;
                return ControlPoint.ResultSuccess;
            case ControlPoint.OpSetStream when !isStreaming:
                _status.RateHz = LittleEndian.ReadUInt16(command, 2);
                _status.ChannelCount = command[4];
                _status.Coding = command[5];
                return ControlPoint.ResultSuccess;
            case ControlPoint.OpStart when !isStreaming:
                _status.State = DeviceStatus.StateStreaming;
                _nextBlock = ticks + _options.SamplePhase;
                return ControlPoint.ResultSuccess;
            case ControlPoint.OpRetransmit when _options.Retransmits && isStreaming:
                Repeat(command);
                return ControlPoint.ResultSuccess;
            case ControlPoint.OpSyncClock when _options.TellsTime:
                return ControlPoint.ResultSuccess;
            case ControlPoint.OpSetStream or ControlPoint.OpStart:
                return ControlPoint.ResultNotPermitted;
            default:
                return ControlPoint.ResultNotSupported;
        }
    }

    private void Repeat(byte[] command)
    {
        RetransmitCommands++;
        for (int at = ControlPoint.CommandHeaderLength; at < command.Length; at += ControlPoint.RangeLength)
        {
            int first = LittleEndian.ReadUInt16(command, at);
            for (var i = 0; i < command[at + 2]; i++)
                _repeats.Enqueue((first + i) & 0xFFFF);
        }
    }
}
