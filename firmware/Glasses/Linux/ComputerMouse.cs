using NeuralGlasses.Apps;
using NeuralGlasses.Decoding;
using NeuralGlasses.Drivers.Input;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Pointing;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Glasses.Linux;

/// <summary>
/// The pointer of the glasses as this computer's mouse: it goes where the one on the display goes, clicks where that clicks, and holds its button while something is
/// dragged. It does nothing while nobody points.
/// </summary>
internal sealed class ComputerMouse(InjectedInput mouse) : IPipelineObserver, IDisposable
{
    private HudCursor? _last;
    private double _right;
    private double _down;

    /// <summary>Why it does not move, as one sentence; null if it does.</summary>
    public string? Problem { get; private set; }

    /// <summary>Follows what is shown, on a display with so many pixels in a degree.</summary>
    public void Follow(HudScene scene, double pixelsPerDegree)
    {
        var cursor = scene.Cursor is { Points: true } points ? points : null;
        if (cursor is not null && _last is { } last)
        {
            _right += (cursor.RightDegrees - last.RightDegrees) * pixelsPerDegree;
            _down += (cursor.DownDegrees - last.DownDegrees) * pixelsPerDegree;
            var (right, down) = ((int)_right, (int)_down);
            (_right, _down) = (_right - right, _down - down);
            Do(() => mouse.Move(right, down));
        }

        _last = cursor;
        if (cursor is null)
            Do(() => mouse.Button(isDown: false));
    }

    public void OnPointed(CursorEventKind kind, in GestureEvent gesture, string? overId, HostTime at)
    {
        if (kind is CursorEventKind.Clicked or CursorEventKind.DragBegan)
            Do(() => mouse.Button(isDown: true));
        if (kind is CursorEventKind.Clicked or CursorEventKind.Released or CursorEventKind.DragEnded or CursorEventKind.DragCancelled)
            Do(() => mouse.Button(isDown: false));
    }

    public void OnGesture(in GestureEvent gesture, HostTime at)
    {
    }

    public void OnIntent(in Intent intent, bool handled)
    {
    }

    public void OnComputed(TimeSpan elapsed, HostTime at)
    {
    }

    public void Dispose() => Do(() => mouse.Button(isDown: false));

    private void Do(Action action)
    {
        try
        {
            action();
            Problem = null;
        }
        catch (IOException error)
        {
            Problem = $"The computer's mouse does not move: {error.Message}.";
        }
    }
}
