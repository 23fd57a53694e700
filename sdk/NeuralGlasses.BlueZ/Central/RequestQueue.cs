using NeuralGlasses.BlueZ.Bus;
using NeuralGlasses.BlueZ.Stack;

namespace NeuralGlasses.BlueZ.Central;

/// <summary>What the glasses ask of the wristband, one after the other as ATT has it (Core Specification Vol 3, Part F, §3.3.2), also where several bearers would let one overtake another.</summary>
internal sealed class RequestQueue(Func<RequestQueue.Request, Task> serve)
{
    // More than any part of the glasses asks before an answer.
    private const int Most = 256;
    private readonly Queue<Request> _waiting = new();
    private bool _isServing;

    internal enum Operation
    {
        Subscribe,
        Read,
        Write,
        WriteWithoutResponse,
    }

    /// <summary>Requests that were refused, or came when there was no link.</summary>
    public long Refused { get; private set; }

    /// <summary>What bluetoothd said of the last that was refused; empty before any.</summary>
    public string LastRefusal { get; private set; } = "";

    /// <summary>Serves a request when those before it are through.</summary>
    public void Add(Request request)
    {
        if (_waiting.Count == Most)
        {
            Refuse();
            return;
        }

        _waiting.Enqueue(request);
        if (!_isServing)
            _ = ServeAsync();
    }

    /// <summary>Counts a request that cannot be served.</summary>
    public void Refuse(string because = "")
    {
        Refused++;
        if (because.Length > 0)
            LastRefusal = because;
    }

    /// <summary>Forgets what waits, as when the link ends.</summary>
    public void Clear() => _waiting.Clear();

    private async Task ServeAsync()
    {
        _isServing = true;
        while (_waiting.TryDequeue(out var request))
        {
            try
            {
                await serve(request).ConfigureAwait(true);
            }
            catch (BusException refused)
            {
                Refuse($"{request.Kind} of {OrgBluez.Text(request.Characteristic)}: {refused.Message} ({refused.Error})");
            }
        }

        _isServing = false;
    }

    internal readonly record struct Request(Operation Kind, Guid Characteristic, byte[] Value, int Connection);
}
