using System.Runtime.InteropServices;

namespace NeuralGlasses.Simulator.Commands;

/// <summary>Ctrl-C while a verb runs, or a polite signal to end: the first asks it to end in order, so that what is known is still told; the second one kills.</summary>
internal sealed class CtrlC : IDisposable
{
    private readonly PosixSignalRegistration _terminate;
    private bool _isPressed;

    /// <summary>Listens until it is disposed of.</summary>
    public CtrlC()
    {
        Console.CancelKeyPress += OnPressed;
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnTerminated);
    }

    /// <summary>Whether the verb is asked to end.</summary>
    public bool IsPressed => Volatile.Read(ref _isPressed);

    public void Dispose()
    {
        Console.CancelKeyPress -= OnPressed;
        _terminate.Dispose();
    }

    private void OnTerminated(PosixSignalContext signal)
    {
        signal.Cancel = !IsPressed;
        Volatile.Write(ref _isPressed, true);
    }

    private void OnPressed(object? sender, ConsoleCancelEventArgs pressed)
    {
        pressed.Cancel = !IsPressed;
        Volatile.Write(ref _isPressed, true);
    }
}
