using NeuralGlasses.Link;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>A radio that brings what a trace holds. It asks nothing of anybody: the answers to what the glasses ask are in the trace, too.</summary>
internal sealed class ReplayedCentral(ReplayedAnswers answers) : IGattCentral
{
    private IGattCentralListener? _listener;

    public bool IsConnected { get; private set; }

    public int? RssiDbm
    {
        get
        {
            if (!answers.TryTake(TraceRecordKind.Signal, out var record))
                return null;
            var answer = record.Open();
            return answer.ReadFlag() ? answer.ReadInt32() : null;
        }
    }

    public void Listen(IGattCentralListener listener) => _listener = listener;

    public void Subscribe(Guid characteristic)
    {
    }

    public void Read(Guid characteristic)
    {
    }

    public void Write(Guid characteristic, ReadOnlySpan<byte> value)
    {
    }

    /// <summary>Brings what came from the radio; ticks and redraws did not.</summary>
    public void Bring(TraceRecord input)
    {
        switch (input.Kind)
        {
            case TraceRecordKind.Connected:
                IsConnected = true;
                _listener?.OnConnected(input.At);
                break;
            case TraceRecordKind.Disconnected:
                IsConnected = false;
                _listener?.OnDisconnected(input.At);
                break;
            case TraceRecordKind.Value:
                var payload = input.Open();
                var characteristic = payload.ReadUuid();
                _listener?.OnValue(characteristic, payload.ReadRest(), input.At);
                break;
        }
    }
}
