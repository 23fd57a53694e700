using NeuralGlasses.Pointing;
using NeuralGlasses.Pointing.Options;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sdk.Tests.Pointing;

// A cursor that is given steps of 20 ms, and what it told.
internal sealed class CursorRun
{
    public const int StepMs = 20;
    private long _ms;

    public CursorRun(PointingOptions? options = null) => Cursor = new WristCursor(options ?? Plain, 640, 400);

    // Palm down, so that extension is up and radial deviation of a right wrist is left; no smoothing to speak of.
    public static PointingOptions Plain { get; } = new()
    {
        Way = PointingWay.Reach,
        Axes = new WristAxesOptions { Lay = ForearmLay.PalmDown },
        Smoothing = new OneEuroOptions { LeastHz = 100 },
        Gain = new GainOptions { SlowHeights = 0.02, FastHeights = 0.02 },
    };

    public WristCursor Cursor { get; }

    public List<CursorEvent> Events { get; } = [];

    public HostTime Now => new(_ms * 1000);

    public IEnumerable<CursorEventKind> Kinds => Events.Select(told => told.Kind).Where(kind => kind != CursorEventKind.Moved);

    public CursorRun For(int ms, double extension = 0, double radial = 0, double press = 0, float valid = 1)
    {
        for (var end = _ms + ms; _ms < end;)
        {
            _ms += StepMs;
            Cursor.Push(new CursorStep((float)extension, (float)radial, (float)press, Now, valid));
            Take();
        }

        return this;
    }

    public CursorRun Skip(int ms)
    {
        _ms += ms;
        return this;
    }

    public CursorRun Take()
    {
        while (Cursor.TryTake(out var told))
            Events.Add(told);
        return this;
    }
}
