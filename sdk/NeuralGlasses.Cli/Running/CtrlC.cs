namespace NeuralGlasses.Cli.Running;

/// <summary>Ctrl-C while an app runs: the first press asks to end in order, so that the app's process ends and the terminal is as it was; the second one kills.</summary>
internal sealed class CtrlC : IDisposable
{
    private bool _isPressed;

    /// <summary>Listens until it is disposed of.</summary>
    public CtrlC() => Console.CancelKeyPress += OnPressed;

    /// <summary>Whether to end.</summary>
    public bool IsPressed => Volatile.Read(ref _isPressed);

    public void Dispose() => Console.CancelKeyPress -= OnPressed;

    private void OnPressed(object? sender, ConsoleCancelEventArgs pressed)
    {
        pressed.Cancel = !IsPressed;
        Volatile.Write(ref _isPressed, true);
    }
}
