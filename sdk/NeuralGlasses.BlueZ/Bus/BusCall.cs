using System.Runtime.InteropServices;

namespace NeuralGlasses.BlueZ.Bus;

/// <summary>A call that somebody makes of an object of ours; it is answered once, at once or later, on the bus's thread.</summary>
internal sealed class BusCall(BusConnection bus, BusMessage message) : IDisposable
{
    private bool _isAnswered;

    public BusMessage Message => message;

    /// <summary>Whether it calls this method.</summary>
    public bool Is(string @interface, string member) => message.Member == member && message.Interface == @interface;

    /// <summary>Answers.</summary>
    public void Answer(Action<MessageWriter>? fill = null)
    {
        if (_isAnswered || bus.IsLost)
            return;
        _isAnswered = true;
        BusException.Check(SdBus.MessageNewMethodReturn(message.Handle, out var reply), "A call cannot be answered");
        try
        {
            fill?.Invoke(new MessageWriter(reply));
            bus.Send(reply);
        }
        finally
        {
            SdBus.MessageUnref(reply);
        }
    }

    /// <summary>Refuses.</summary>
    public void Refuse(string error, string because)
    {
        if (_isAnswered || bus.IsLost)
            return;
        _isAnswered = true;
        var (name, text) = (Marshal.StringToCoTaskMemUTF8(error), Marshal.StringToCoTaskMemUTF8(because));
        try
        {
            bus.Note(SdBus.ReplyMethodError(message.Handle, new SdBus.NativeError { Name = name, Message = text }));
        }
        finally
        {
            Marshal.FreeCoTaskMem(name);
            Marshal.FreeCoTaskMem(text);
        }
    }

    public void Dispose() => message.Dispose();
}
