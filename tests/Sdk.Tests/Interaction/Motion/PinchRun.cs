using NeuralGlasses.Decoding;
using NeuralGlasses.Interaction.Motion;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sdk.Tests.Interaction.Motion;

// A forearm and fingers before a pinch reader, on one clock: samples come two by two, 45 ms late at most, gestures 70 ms late, and the host looks every 10 ms.
internal sealed class PinchRun(MovedForearm arm, PinchWants wants, PinchMotionOptions? options = null)
{
    public const double GestureLateMs = 70;
    private const double StepMs = 10;
    private const double FrameLateMs = 25;

    private readonly Queue<(double AtMs, string Name)> _script = new();
    private readonly Queue<(double ArrivesMs, WristMotionSample Sample)> _air = new();
    private readonly List<WristMotionSample> _frame = [];
    private double _ms;

    public PinchMotion Motion { get; } = new(options ?? new PinchMotionOptions()) { Wants = wants };

    public List<PinchEvent> Events { get; } = [];

    // Host times between which samples are lost.
    public (double FromMs, double ToMs) Lost { get; set; } = (-1, -1);

    public int Steps => Events.Sum(e => e.Steps);

    public IEnumerable<PinchEventKind> Kinds => Events.Select(e => e.Kind).Where((kind, i) => i == 0 || kind != Events[i - 1].Kind || kind is not (PinchEventKind.TurnBy or PinchEventKind.DragBy));

    public PinchRun Gesture(double atMs, string name)
    {
        _script.Enqueue((atMs, name));
        return this;
    }

    public PinchRun Pinch(double fromMs, double toMs, string finger = "index") => Gesture(fromMs, finger + "_press").Gesture(toMs, finger + "_release");

    public PinchRun To(double ms)
    {
        for (; _ms < ms; _ms += StepMs)
        {
            foreach (WristMotionSample sample in arm.RunTo(_ms))
                Send(sample);
            while (_air.TryPeek(out (double ArrivesMs, WristMotionSample Sample) sample) && sample.ArrivesMs <= _ms)
                Motion.Push(_air.Dequeue().Sample);
            while (_script.TryPeek(out (double AtMs, string Name) gesture) && gesture.AtMs + GestureLateMs <= _ms)
                Motion.Note(new GestureEvent(_script.Dequeue().Name, 1, At(gesture.AtMs)));
            Motion.Advance(At(_ms));
            while (Motion.TryTake(out PinchEvent told))
                Events.Add(told);
        }

        return this;
    }

    public static HostTime At(double ms) => new((long)(ms * 1000));

    private void Send(WristMotionSample sample)
    {
        double ms = sample.At.Microseconds / 1000.0;
        if (ms >= Lost.FromMs && ms < Lost.ToMs)
        {
            Lost = (Lost.FromMs, Math.Max(Lost.ToMs, ms + 0.001));
            _isLost = true;
            return;
        }

        _frame.Add(_isLost ? sample with { SinceLastMs = 0 } : sample);
        _isLost = false;
        if (_frame.Count < 2)
            return;
        foreach (WristMotionSample sent in _frame)
            _air.Enqueue((ms + FrameLateMs, sent));
        _frame.Clear();
    }

    private bool _isLost;
}
