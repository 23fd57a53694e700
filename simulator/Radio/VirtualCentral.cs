using NeuralGlasses.Link;

namespace NeuralGlasses.Simulator.Radio;

/// <summary>The glasses' end of the virtual air. Requests wait for the next connection event, one an event, as ATT has it.</summary>
public sealed class VirtualCentral : IGattCentral
{
    private readonly Queue<AttRequest> _requests = new();

    /// <inheritdoc/>
    public bool IsConnected { get; internal set; }

    internal IGattCentralListener? Listener { get; private set; }

    /// <inheritdoc/>
    public void Listen(IGattCentralListener listener) => Listener = listener;

    /// <inheritdoc/>
    public void Subscribe(Guid characteristic) => _requests.Enqueue(new AttRequest(AttOperation.Subscribe, characteristic, []));

    /// <inheritdoc/>
    public void Read(Guid characteristic) => _requests.Enqueue(new AttRequest(AttOperation.Read, characteristic, []));

    /// <inheritdoc/>
    public void Write(Guid characteristic, ReadOnlySpan<byte> value) => _requests.Enqueue(new AttRequest(AttOperation.Write, characteristic, value.ToArray()));

    internal bool TryTakeRequest(out AttRequest request) => _requests.TryDequeue(out request);

    internal void ForgetRequests() => _requests.Clear();
}
