using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NeuralGlasses.BlueZ.Bus;

/// <summary>
/// One connection to a bus. It belongs to the <see cref="BusThread"/> that opened it: sd-bus is not safe for threads, and every call, answer and
/// signal passes there. Awaiting a call lets everything else go on meanwhile, calls of objects of ours among it.
/// </summary>
internal sealed unsafe class BusConnection : IDisposable
{
    private const ulong Never = ulong.MaxValue;
    private readonly HashSet<PendingCall> _pending = [];
    private readonly List<GCHandle> _handles = [];
    private readonly TaskCompletionSource _lost = new();
    private nint _bus;

    /// <summary>Connects to the bus of an address, such as <c>unix:path=/run/dbus/system_bus_socket</c>.</summary>
    /// <exception cref="BusException">There is none, or it refuses.</exception>
    public BusConnection(string address)
    {
        BusException.Check(SdBus.New(out _bus), "A bus cannot be opened");
        try
        {
            BusException.Check(SdBus.SetAddress(_bus, address), $"'{address}' is no address of a bus");
            BusException.Check(SdBus.SetBusClient(_bus, 1), "A bus cannot be opened");
            BusException.Check(SdBus.Start(_bus), $"No bus at {address}");
        }
        catch (BusException)
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Done when nothing more comes.</summary>
    public Task Lost => _lost.Task;

    public bool IsLost => _lost.Task.IsCompleted;

    /// <summary>An exception that somebody who was called by the bus let out; the thread throws it.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Calls a method; the answer is the caller's to dispose.</summary>
    /// <exception cref="BusException">The call failed, timed out, or the bus is gone.</exception>
    public Task<BusMessage> CallAsync(string destination, ObjectPath path, string @interface, string member, TimeSpan timeout, Action<MessageWriter>? fill = null)
    {
        try
        {
            return Start(destination, path, @interface, member, timeout, fill);
        }
        catch (BusException failed)
        {
            return Task.FromException<BusMessage>(failed);
        }
    }

    /// <summary>Gives every message that a rule matches to <paramref name="heard"/>, which must not keep it.</summary>
    public void Listen(string rule, Action<BusMessage> heard) =>
        BusException.Check(SdBus.AddMatchAsync(Bus, 0, rule, &OnSignal, 0, Keep(new Listening(this, heard))), "The bus does not listen");

    /// <summary>Offers all objects under a path; <paramref name="called"/> answers or refuses every call, at once or later.</summary>
    public void Offer(ObjectPath prefix, Action<BusCall> called) =>
        BusException.Check(SdBus.AddFallback(Bus, 0, prefix.Path, &OnCall, Keep(new Offering(this, called))), "Objects cannot be offered");

    /// <summary>Takes a name on the bus.</summary>
    /// <exception cref="BusException">It is taken, or may not be taken.</exception>
    public void TakeName(string name) => BusException.Check(SdBus.RequestName(Bus, name, 0), $"The name {name} cannot be taken");

    /// <summary>Sends a signal.</summary>
    public void Emit(ObjectPath path, string @interface, string member, Action<MessageWriter> fill)
    {
        if (IsLost)
            return;
        BusException.Check(SdBus.MessageNewSignal(Bus, out var signal, path.Path, @interface, member), "A signal cannot be made");
        try
        {
            fill(new MessageWriter(signal));
            Send(signal);
        }
        finally
        {
            SdBus.MessageUnref(signal);
        }
    }

    /// <summary>Handles what has come; the connection is lost if that fails.</summary>
    public void Process()
    {
        int result;
        do
            result = IsLost ? 0 : SdBus.Process(_bus, 0);
        while (result > 0);
        Note(result);
    }

    /// <summary>The descriptor to wait for and for how long, in milliseconds; -1 for ever.</summary>
    public (Posix.PollFd Fd, int Milliseconds) Waits()
    {
        var fd = new Posix.PollFd { Fd = SdBus.GetFd(_bus), Events = (short)Math.Max(0, SdBus.GetEvents(_bus)) };
        if (SdBus.GetTimeout(_bus, out var due) < 0 || due == Never)
            return (fd, -1);
        var now = Posix.MonotonicMicroseconds;
        return (fd, due <= now ? 0 : (int)Math.Min(int.MaxValue, (due - now + 999) / 1000));
    }

    /// <summary>Nothing more is sent or heard, and whoever waits for an answer hears that the bus is gone.</summary>
    public void End()
    {
        _lost.TrySetResult();
        foreach (var pending in _pending.ToArray())
            pending.Fail(new BusException(BusException.Disconnected, "The bus is gone."));
    }

    /// <summary>Frees the connection; never from within a call that came over it.</summary>
    public void Dispose()
    {
        End();
        if (_bus != 0)
            SdBus.FlushCloseUnref(_bus);
        _bus = 0;
        foreach (var pending in _pending)
            pending.Dispose();
        _pending.Clear();
        foreach (var handle in _handles)
            handle.Free();
        _handles.Clear();
    }

    internal void Send(nint message) => Note(SdBus.Send(Bus, message, 0));

    // A bus that cannot be written or read is gone, whatever the number.
    internal void Note(int result)
    {
        if (result < 0)
            End();
    }

    private nint Bus => _bus != 0 && !IsLost ? _bus : throw new BusException(BusException.Disconnected, "The bus is gone.");

    private Task<BusMessage> Start(string destination, ObjectPath path, string @interface, string member, TimeSpan timeout, Action<MessageWriter>? fill)
    {
        BusException.Check(SdBus.MessageNewMethodCall(Bus, out var call, destination, path.Path, @interface, member), $"{member} cannot be called");
        var pending = new PendingCall(this);
        try
        {
            fill?.Invoke(new MessageWriter(call));
            BusException.Check(SdBus.CallAsync(Bus, 0, call, &OnAnswer, pending.Userdata, (ulong)(timeout.TotalMilliseconds * 1000)), $"{member} cannot be called");
            _pending.Add(pending);
            return pending.Answer.Task;
        }
        catch (BusException)
        {
            pending.Dispose();
            throw;
        }
        finally
        {
            SdBus.MessageUnref(call);
        }
    }

    private nint Keep(object target)
    {
        var handle = GCHandle.Alloc(target);
        _handles.Add(handle);
        return GCHandle.ToIntPtr(handle);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnAnswer(nint message, nint userdata, nint error)
    {
        var pending = (PendingCall)GCHandle.FromIntPtr(userdata).Target!;
        pending.Bus._pending.Remove(pending);
        pending.Bus.Guard(() => pending.Take(message));
        pending.Dispose();
        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnSignal(nint message, nint userdata, nint error)
    {
        var listening = (Listening)GCHandle.FromIntPtr(userdata).Target!;
        listening.Bus.Guard(() =>
        {
            using var heard = new BusMessage(message);
            listening.Heard(heard);
        });
        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnCall(nint message, nint userdata, nint error)
    {
        var offering = (Offering)GCHandle.FromIntPtr(userdata).Target!;
        offering.Bus.Guard(() => offering.Called(new BusCall(offering.Bus, new BusMessage(message))));
        return 1;
    }

    // No exception may pass through libsystemd. One of the bus is about this message alone.
    private void Guard(Action act)
    {
        try
        {
            act();
        }
        catch (BusException wrong)
        {
            if (wrong.IsDisconnected)
                End();
        }
#pragma warning disable CA1031 // The thread throws it once libsystemd has returned.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Failure ??= failure;
        }
    }

    private sealed record Listening(BusConnection Bus, Action<BusMessage> Heard);

    private sealed record Offering(BusConnection Bus, Action<BusCall> Called);

    private sealed class PendingCall : IDisposable
    {
        private GCHandle _self;

        public PendingCall(BusConnection bus)
        {
            Bus = bus;
            _self = GCHandle.Alloc(this);
        }

        // Continuations run at once, on the bus's thread.
        public TaskCompletionSource<BusMessage> Answer { get; } = new();

        public BusConnection Bus { get; }

        public nint Userdata => GCHandle.ToIntPtr(_self);

        public void Take(nint message)
        {
            var error = SdBus.MessageGetError(message);
            if (error is null || error->Name == 0)
                Answer.TrySetResult(new BusMessage(message));
            else
                Fail(new BusException(Marshal.PtrToStringUTF8(error->Name)!, Marshal.PtrToStringUTF8(error->Message) ?? ""));
        }

        public void Fail(BusException failure) => Answer.TrySetException(failure);

        public void Dispose() => _self.Free();
    }
}
