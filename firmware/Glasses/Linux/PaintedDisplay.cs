using NeuralGlasses.Devices;
using NeuralGlasses.Drivers.Screens;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Layout;
using NeuralGlasses.Skia.Hud;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Glasses.Linux;

/// <summary>Scenes painted and brought to a screen of pixels by a thread beside the glasses' own, as pixels take their time on a bus; a scene that comes meanwhile is dropped.</summary>
internal sealed class PaintedDisplay : IHudDisplay, IDisposable
{
    private readonly IPixelScreen _screen;
    private readonly HudCanvas _canvas;
    private readonly byte[] _pixels;
    private readonly AutoResetEvent _given = new(false);
    private readonly Thread _thread;
    private (int Top, int Bottom) _lines;
    private HostTime _next;
    private volatile bool _isBusy;
    private volatile bool _ends;
    private volatile string? _failure;

    public PaintedDisplay(IPixelScreen screen, double degrees, double refreshHz)
    {
        _screen = screen;
        Abilities = new HudAbilities(screen.WidthPixels, screen.HeightPixels, screen.WidthPixels / degrees, HudColours.Colour24, refreshHz);
        _canvas = new HudCanvas(Abilities);
        _pixels = new byte[4 * screen.WidthPixels * screen.HeightPixels];
        _thread = new Thread(Bring) { Name = "screen", IsBackground = true };
        _thread.Start();
    }

    public HudAbilities? Abilities { get; }

    public IReadOnlyList<HudSpot> Spots => _canvas.Spots;

    public HudResult Show(HudScene scene, HostTime at)
    {
        if (_isBusy || at < _next)
            return new HudResult(HudOutcome.Dropped, "The display still shows the picture before.", at);
        if (_failure is { } failure)
        {
            // The next one is drawn as a whole, as nobody knows what is seen of the last.
            _failure = null;
            _canvas.Forget();
            return new HudResult(HudOutcome.Blocked, failure, at);
        }

        var frame = _canvas.Draw(scene);
        var shortcomings = string.Join(" ", _canvas.Shortcomings(frame));
        var visibleAt = at.Plus(1e6 / Abilities!.RefreshHz);
        if (!_canvas.Changed.IsEmpty)
            Give();
        _next = visibleAt;
        return new HudResult(shortcomings.Length == 0 ? HudOutcome.Displayed : HudOutcome.Degraded, shortcomings, visibleAt);
    }

    public void Dispose()
    {
        _ends = true;
        _given.Set();
        _thread.Join();
        _given.Dispose();
        _screen.Dispose();
        _canvas.Dispose();
    }

    private void Give()
    {
        _lines = ((int)_canvas.Changed.Top, (int)_canvas.Changed.Bottom);
        var lineBytes = 4 * _screen.WidthPixels;
        _canvas.ChangedLines.CopyTo(_pixels.AsSpan(_lines.Top * lineBytes));
        _isBusy = true;
        _given.Set();
    }

    private void Bring()
    {
        while (true)
        {
            _given.WaitOne();
            if (!_isBusy && _ends)
                return;
            try
            {
                if (_isBusy)
                    _screen.Show(_pixels, _lines.Top, _lines.Bottom);
            }
            catch (Exception error) when (error is IOException or DeviceFailedException)
            {
                _failure = $"The display does not answer: {error.Message}";
            }

            _isBusy = false;
            if (_ends)
                return;
        }
    }
}
