using NeuralGlasses.Apps;
using NeuralGlasses.Decoding;
using NeuralGlasses.Decoding.Events;
using NeuralGlasses.Interaction;
using NeuralGlasses.Pointing;
using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Streaming;
using NeuralGlasses.Typing.Keystrokes;

namespace NeuralGlasses.Simulator.Reports;

/// <summary>Follows the pipeline and keeps what the report needs: events, their verdicts, their intents, their latencies.</summary>
public sealed class RunRecorder : IPipelineObserver
{
    private const double SameDragMs = 500;
    private readonly IRunObserver? _observer;
    private HostTime? _dragged;
    private EventReport? _pending;
    private HostTime _pendingAt;
    private double _pendingLatencyMs;

    private readonly GestureScore _score;
    private readonly List<EventReport> _events = [];
    private readonly List<TouchReport> _touches = [];
    private readonly List<TextReport> _texts = [];
    private readonly List<ClickReport> _clicks = [];
    private int _keystrokes;
    private int _heldBack;
    private readonly Percentiles _toEvent = new();
    private readonly Percentiles _toIntent = new();
    private readonly Percentiles _fromNewest = new();

    /// <summary>Judges events against the truth, and tells an observer if there is one.</summary>
    /// <param name="truth">What the wearer does, in the model's words.</param>
    /// <param name="judged">Events that are gestures of their own; null for all.</param>
    /// <param name="observer">Who is told, or null.</param>
    public RunRecorder(IReadOnlyList<ScriptedGesture> truth, IReadOnlyList<string>? judged, IRunObserver? observer)
    {
        _observer = observer;
        _score = new GestureScore(truth, judged);
    }

    /// <summary>Every event in order.</summary>
    public IReadOnlyList<EventReport> Events => _events;

    /// <summary>Intents that came of fingers at the temple, of movements of the head and of pinches that were followed, in order; a drag is told when it begins.</summary>
    public IReadOnlyList<TouchReport> Touches => _touches;

    /// <summary>What was written with gestures.</summary>
    public WritingReport Writing => new(_keystrokes, _heldBack, _texts);

    /// <summary>What was clicked with the pointer, in order.</summary>
    public IReadOnlyList<ClickReport> Clicks => _clicks;

    /// <summary>Measured compute time of one block from the filters to the host, in milliseconds.</summary>
    public Percentiles Compute { get; } = new();

    /// <summary>Events of a model that are gestures of their own; null for all. A press is one; that it was let go, held or the second one only says more of it.</summary>
    internal static IReadOnlyList<string>? Judged(ModelManifest manifest)
    {
        if (manifest.Events is null)
            return null;
        var labels = new EventLabels(manifest.Labels, manifest.RestLabel);
        return [.. Enumerable.Range(0, labels.Count).Where(k => k != labels.Rest && !labels.IsRelease(k)).Select(labels.Name)];
    }

    /// <inheritdoc/>
    public void OnGesture(in GestureEvent gesture, HostTime at)
    {
        Flush();
        _pendingAt = at;
        var verdict = _score.Judge(gesture, at);
        _fromNewest.Add(at.MillisecondsSince(gesture.NewestSample));
        _pendingLatencyMs = verdict.LatencyMs ?? 0;
        if (verdict.Verdict == "matched")
            _toEvent.Add(_pendingLatencyMs);
        _pending = new EventReport(
            Math.Round(at.Microseconds / 1e6, 3),
            gesture.Gesture,
            Math.Round(gesture.Confidence, 4),
            verdict.Verdict,
            verdict.Expected,
            verdict.LatencyMs is { } ms ? Math.Round(ms, 1) : null,
            null);
    }

    /// <inheritdoc/>
    public void OnKeystroke(in GestureEvent gesture, KeystrokeKind kind, bool passed, HostTime at)
    {
        // A gesture that typed was found like any other; that it is held is no other one.
        if (kind != KeystrokeKind.Held && _score.Judge(gesture, at) is { Verdict: "matched", LatencyMs: { } lateMs })
            _toEvent.Add(lateMs);
        _keystrokes += passed ? 1 : 0;
        _heldBack += passed ? 0 : 1;
        _observer?.OnNote(Math.Round(at.Microseconds / 1e6, 3), $"{(kind == KeystrokeKind.Held ? "holds" : "types")} {gesture.Gesture}{(passed ? "" : ", held back")}");
    }

    /// <inheritdoc/>
    public void OnPointed(CursorEventKind kind, in GestureEvent gesture, string? overId, HostTime at)
    {
        if (kind != CursorEventKind.Clicked || overId is null)
            return;
        var click = new ClickReport(Math.Round(at.Microseconds / 1e6, 3), overId);
        _clicks.Add(click);
        _observer?.OnNote(click.AtS, $"clicks {overId}");
    }

    /// <inheritdoc/>
    public void OnText(TextEnd how, string text, HostTime at)
    {
        var told = new TextReport(Math.Round(at.Microseconds / 1e6, 3), how.ToString().ToLowerInvariant(), text);
        _texts.Add(told);
        _observer?.OnNote(told.AtS, text.Length == 0 ? $"text {told.End}" : $"text {told.End}: \"{text}\"");
    }

    /// <inheritdoc/>
    public void OnIntent(in Intent intent, bool handled)
    {
        var told = handled ? intent.Kind.ToString() : $"({intent.Kind})";
        if (_pending is not { } last || last.Gesture != intent.Cause.Gesture)
        {
            Touch(intent, told);
            return;
        }

        if (last.Verdict == "matched")
            _toIntent.Add(_pendingLatencyMs + intent.At.MillisecondsSince(_pendingAt));
        _pending = last with { Intent = told };
        Flush();
    }

    // What a pinch means is told when the wrist has said so, later than the event that it came of, and a drag fifty times a second.
    private void Touch(in Intent intent, string told)
    {
        var isOfOneDrag = intent.Kind == IntentKind.Drag && _dragged is { } at && intent.At.MillisecondsSince(at) < SameDragMs;
        _dragged = intent.Kind == IntentKind.Drag ? intent.At : null;
        if (isOfOneDrag)
            return;
        var touch = new TouchReport(Math.Round(intent.At.Microseconds / 1e6, 3), intent.Cause.Gesture, told);
        _touches.Add(touch);
        _observer?.OnNote(touch.AtS, $"{touch.Gesture} {told}");
    }

    /// <inheritdoc/>
    public void OnComputed(TimeSpan elapsed, HostTime at) => Compute.Add(elapsed.TotalMilliseconds);

    /// <summary>Tells of an event that became no intent; call it when the pipeline has nothing more to say.</summary>
    public void Flush()
    {
        if (_pending is not { } done)
            return;
        _pending = null;
        _events.Add(done);
        _observer?.OnEvent(done);
    }

    /// <summary>The wearer is going to make a gesture that was not known at the beginning, later than all that were.</summary>
    public void Expect(ScriptedGesture gesture) => _score.Expect(gesture);

    /// <summary>Gestures that ended before <paramref name="durationS"/>, against the truth.</summary>
    public GestureReport Gestures(double durationS, int unknownToModel) => _score.Report(durationS, unknownToModel);

    /// <summary>Latencies, counted from an onset or a prompt.</summary>
    public LatencyReport Latency(string from) => new(
        from,
        _toEvent.At(50),
        _toEvent.At(99),
        _toIntent.At(99),
        _fromNewest.At(50),
        _fromNewest.At(99),
        Compute.At(50),
        Compute.At(99));
}
