using NeuralGlasses.BlueZ.Bus;
using NeuralGlasses.BlueZ.Central;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.BlueZ;

/// <summary>
/// The glasses' radio on Linux: a central over BlueZ's D-Bus that finds, pairs and connects the wristband, and connects again whenever the link,
/// bluetoothd, the bus or the adapter goes and comes. Threads of its own do that; what comes is kept until <see cref="Bring"/> gives it to the
/// listener, on the caller's thread, so that the glasses stay on one. A notification costs no allocation.
/// </summary>
public sealed class BlueZCentral : IGattCentral, IDisposable
{
    private readonly ValueQueue _queue;
    private readonly BusThread _thread;
    private readonly Action<int> _hear;
    private CentralLife? _life;
    private IGattCentralListener? _listener;
    private int _connection;

    /// <summary>Begins to look for the wristband. <paramref name="now"/> tells when something arrived, on any thread; <paramref name="time"/> is what waits are measured by.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public BlueZCentral(BlueZCentralOptions options, TimeProvider time, Func<HostTime> now)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(now);
        options.Check();
        _hear = number => _connection = number;
        _queue = new ValueQueue(options.QueuedValues);
        using var made = new ManualResetEventSlim();
        _thread = new BusThread("bluetooth", (thread, cancel) =>
        {
            try
            {
                _life = new CentralLife(thread, options, _queue, time, now);
            }
            finally
            {
                made.Set();
            }

            return _life.LiveAsync(cancel);
        });
        made.Wait();
    }

    /// <inheritdoc/>
    public bool IsConnected => _connection != 0;

    /// <summary>How the way to the wristband stands.</summary>
    public RadioCondition Condition => _thread.Failure is { } failure
        ? new RadioCondition(RadioState.Waiting, RadioProblem.BadAnswer, $"The Bluetooth thread of the glasses ended: {failure.Message}; restart the glasses.", "", 0)
        : _life!.Condition;

    /// <summary>What happened on the way so far.</summary>
    public RadioCounters Counters => _life!.Counters;

    /// <summary>What bluetoothd said of the last request that it refused; empty before any.</summary>
    public string LastRefusal => _life!.LastRefusal;

    /// <summary>Called on another thread when something waits for <see cref="Bring"/> where nothing did; it must return at once.</summary>
    public Action? Arrived
    {
        get => _queue.Arrived;
        set => _queue.Arrived = value;
    }

    /// <inheritdoc/>
    public void Listen(IGattCentralListener listener) => _listener = listener;

    /// <summary>Gives the listener what has come since the last call.</summary>
    public void Bring() => _queue.Deliver(_listener, _hear);

    /// <inheritdoc/>
    public void Subscribe(Guid characteristic) => Ask(RequestQueue.Operation.Subscribe, characteristic, []);

    /// <inheritdoc/>
    public void Read(Guid characteristic) => Ask(RequestQueue.Operation.Read, characteristic, []);

    /// <inheritdoc/>
    public void Write(Guid characteristic, ReadOnlySpan<byte> value) => Ask(RequestQueue.Operation.Write, characteristic, value.ToArray());

    /// <summary>Writes a characteristic without response.</summary>
    public void WriteWithoutResponse(Guid characteristic, ReadOnlySpan<byte> value) => Ask(RequestQueue.Operation.WriteWithoutResponse, characteristic, value.ToArray());

    /// <summary>Makes bluetoothd forget every wristband of the adapter with its keys, and tells how many there were.</summary>
    /// <exception cref="InvalidOperationException">There is no adapter, or bluetoothd refuses; the message says what to do.</exception>
    public Task<int> ForgetBandsAsync(CancellationToken cancel = default)
    {
        var done = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        _thread.Post(() => _ = ForgetAsync(done, cancel));
        return done.Task.WaitAsync(cancel);
    }

    /// <summary>Lets the wristband go and ends the threads.</summary>
    public void Dispose() => _thread.Dispose();

    private async Task ForgetAsync(TaskCompletionSource<int> done, CancellationToken cancel)
    {
        try
        {
            done.TrySetResult(await _life!.ForgetAsync(cancel).ConfigureAwait(true));
        }
        catch (Exception refused) when (refused is Stack.RadioException or BusException or TimeoutException)
        {
            done.TrySetException(new InvalidOperationException(refused.Message, refused));
        }
    }

    private void Ask(RequestQueue.Operation operation, Guid characteristic, byte[] value)
    {
        var request = new RequestQueue.Request(operation, characteristic, value, _connection);
        _thread.Post(() => _life!.Take(request));
    }
}
