using NeuralGlasses.Calibration.Cursor;
using NeuralGlasses.Calibration.Session;
using NeuralGlasses.Decoding;
using NeuralGlasses.Decoding.Events;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting.Pointing;
using NeuralGlasses.Hosting.Writing;
using NeuralGlasses.Interaction;
using NeuralGlasses.Interaction.Head;
using NeuralGlasses.Interaction.Motion;
using NeuralGlasses.Link;
using NeuralGlasses.Link.Motion;
using NeuralGlasses.Pointing;
using NeuralGlasses.Signal;
using NeuralGlasses.Streaming;
using NeuralGlasses.Typing.Keystrokes;

namespace NeuralGlasses;

/// <summary>The way from a wristband's frames to what the glasses do, one station a line.</summary>
public sealed class NeuralPipeline
{
    // An app may think for a moment before it asks for the text that a gesture wants.
    private const double AskedMs = 1000;
    private readonly WristbandLink _link;
    private IEmgDecoder _decoder;
    private IGesturePolicy _policy;
    private readonly IntentMap _intents;
    private readonly GlassesHost _host;
    private readonly NeuralPipelineOptions _options;
    private readonly HeadWatch _head;
    private SampleAssembler? _assembler;
    private EmgFilterChain? _filters;
    private int _streamNumber;
    private WritingSession? _text;
    private PointingPath? _pointing;
    private PointingPath? _followed;
    private CursorCalibration? _dot;
    private HostTime _now;
    private HostTime? _askedAt;
    private bool _wasPointing;

    /// <summary>Joins the stations; the caller keeps and disposes them.</summary>
    /// <exception cref="ArgumentException">A setting is out of its range, or the glasses are to be woken by a gesture that the model does not know.</exception>
    public NeuralPipeline(
        WristbandLink link,
        IEmgDecoder decoder,
        IGesturePolicy policy,
        IntentMap intents,
        GlassesHost host,
        NeuralPipelineOptions options)
    {
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(decoder);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(intents);
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Gate.AwakeMs > 0 && !EventLabels.CanWake(decoder.Manifest.Labels))
            throw new ArgumentException($"{nameof(ActionGateOptions)}.{nameof(ActionGateOptions.AwakeMs)} is {options.Gate.AwakeMs}, but the model {decoder.Manifest.Name} makes no '{EventLabels.Wake}'; expected 0, or a model with a middle finger's press and release.", nameof(options));
        _link = link;
        _decoder = decoder;
        _policy = policy;
        _intents = intents;
        _host = host;
        _options = options;
        _head = new HeadWatch(options.Head);
        host.Head.Add(_head);
        (host.Writing.Model, host.Writing.Observer) = (decoder.Manifest, options.Observer);
        Clock = new StreamClock(options.Clock);
        Gate = new ActionGate(options.Gate);
    }

    /// <summary>The clock that turns device ticks into host time.</summary>
    public StreamClock Clock { get; }

    /// <summary>What happened to the sample sets.</summary>
    public StreamCounters Samples { get; } = new();

    /// <summary>The gate between gestures and intents.</summary>
    public ActionGate Gate { get; }

    /// <summary>The guided session that the stream is recorded for, or null; while there is one nothing is decoded, so that no prompt takes a photo.</summary>
    public CalibrationRecording? Calibration { get; set; }

    /// <summary>Who follows the wrist while fingers are pinched, or null; it needs a link with <see cref="WristbandLinkOptions.Motion"/>.</summary>
    public PinchMotion? PinchMotion { get; set; }

    /// <summary>Lets a decoder of the wrist point from here on, instead of the one before; the caller keeps and disposes it.</summary>
    public void Point(ICursorDecoder cursor)
    {
        ArgumentNullException.ThrowIfNull(cursor);
        _pointing = new PointingPath(cursor, _options.MainsHz);
        if (_streamNumber > 0)
            _host.Pointing.Problem = _pointing.Follow(_link.Stream);
        _host.Pointing.Break(_now);
    }

    /// <summary>The dot that the wrist is to follow, of which the wearer's own pointer is learnt, or null; while there is one nothing is decoded else.</summary>
    public CursorCalibration? PointerCalibration
    {
        get => _dot;
        set
        {
            _dot = value;
            _followed = value is null ? null : new PointingPath(value.Model, _options.MainsHz);
            if (_streamNumber > 0)
                _followed?.Follow(_link.Stream);
        }
    }

    /// <summary>Manifest of the model that decodes.</summary>
    public ModelManifest Manifest => _decoder.Manifest;

    /// <summary>Lets another decoder of the same model take over from here on, such as the wearer's own after a calibration; the caller keeps and disposes both.</summary>
    /// <param name="decoder">The decoder.</param>
    /// <param name="policy">Decides what of its steps is a gesture.</param>
    /// <exception cref="ArgumentException">The decoder is one of another model, for which the stream is not filtered.</exception>
    public void Adopt(IEmgDecoder decoder, IGesturePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(decoder);
        ArgumentNullException.ThrowIfNull(policy);
        if (decoder.Manifest.Name != Manifest.Name || decoder.Manifest.Version != Manifest.Version)
            throw new ArgumentException($"The decoder is one of '{decoder.Manifest.Name}' {decoder.Manifest.Version}, the glasses run '{Manifest.Name}' {Manifest.Version}; load the other model at the start.", nameof(decoder));
        (_decoder, _policy) = (decoder, policy);
        _decoder.Reset();
        _policy.Reset();
        _text?.Rest();
    }

    /// <summary>Takes all that has arrived by this moment through all stations; call it regularly.</summary>
    /// <exception cref="ModelMismatchException">A stream began that the model cannot read; nothing of it is decoded.</exception>
    public void Process(HostTime now)
    {
        _now = now;
        _link.Expire(now);
        FollowStream();
        while (_link.TryTakeExchange(out ClockExchange exchange))
            Clock.ObserveExchange(exchange);
        while (_link.TryTakeArrival(out FrameArrival arrival))
            Clock.Observe(arrival.NewestTicks, arrival.ArrivedAt, arrival.AirMicroseconds);
        while (PinchMotion is { } pinches && Clock.IsKnown && _link.Motion.TryTake(out MotionReading motion))
        {
            WristMotionSample sample = motion.ToSample(Clock.Estimate(motion.DeviceTicks));
            pinches.Push(sample);
            _host.Pointing.Feel(sample);
        }

        while (_link.TryTake(out ReceivedFrame frame))
        {
            if (_assembler!.TryAssemble(frame, _link.Status.LeadOff, out EmgBlock block))
                Decode(block, now);
        }

        Pinch(now);
        Touch(now);
        LookUp(now);
        _host.Advance(now);
    }

    private void Decode(EmgBlock block, HostTime now)
    {
        long began = _options.ComputeClock?.GetTimestamp() ?? 0;
        Calibration?.Watch(block, _link.LsbPicovolts * (short.MaxValue / 1e6));
        EmgBlock filtered = _filters!.Apply(block);
        Gate.Watch(filtered);
        if (_dot is { } dot)
        {
            _followed!.Push(block);
            while (_followed.TryStep(out CursorStep seen))
                dot.Take(seen);
            return;
        }

        if (Calibration is { } calibration)
        {
            calibration.Push(filtered);
            return;
        }

        PointAt(block, now);
        _decoder.Push(filtered);
        while (_decoder.TryStep(out DecoderStep step))
        {
            Read(step, now);
        }

        if (_options.ComputeClock is { } clock)
            _options.Observer?.OnComputed(clock.GetElapsedTime(began), now);
    }

    // While a text is written no gesture means anything else; either way, the hand has to rest before the first one counts.
    private void Read(in DecoderStep step, HostTime now)
    {
        WritingSession? text = _host.TextAt(step.NewestSample);
        if (!ReferenceEquals(text, _text))
        {
            _policy.Reset();
            text?.Rest();
            _text = text;
            // Whoever asks for a text with this hand goes on with it; of whoever does by a finger at the temple, nobody knows what this hand does.
            if (_askedAt is { } asked && now.MillisecondsSince(asked) < AskedMs)
                text?.Expect(step.NewestSample);
        }

        if (text is not null)
            Write(text, step, now);
        else if (_policy.TryDecide(step, out GestureEvent gesture))
            Act(gesture, now);
    }

    private void Write(WritingSession text, in DecoderStep step, HostTime now)
    {
        if (_host.IsTextCovered)
        {
            text.Rest();
            return;
        }

        if (!text.TryDecide(step, out Keystroke keystroke, out GestureEvent gesture))
            return;
        // One decision lets all of them count; the first of them may have ended the text.
        bool passes = Gate.TryPass(gesture, now);
        do
            Take(text, keystroke, gesture, passes, now);
        while (ReferenceEquals(_host.TextAt(step.NewestSample), text) && text.TryNext(out keystroke, out gesture));
    }

    private void Take(WritingSession text, in Keystroke keystroke, in GestureEvent gesture, bool passes, HostTime now)
    {
        _options.Observer?.OnKeystroke(gesture, keystroke.Kind, passes, now);
        if (!passes)
        {
            text.HoldBack();
            return;
        }

        _host.Wakefulness.Stir(gesture.NewestSample);
        _host.Type(keystroke, now);
    }

    // What a click or a flick means stands in the same table as what a gesture means; who turns the forearm meanwhile clicks nothing.
    private void PointAt(EmgBlock block, HostTime now)
    {
        // Fingers that are pressed when pointing ends turn no dial in what comes then.
        if (_wasPointing && !_host.IsPointing)
            PinchMotion?.Cancel(now);
        _wasPointing = _host.IsPointing;
        if (!_wasPointing)
        {
            _pointing?.Rest();
            return;
        }

        _pointing?.Push(block);
        while (_pointing?.TryStep(out CursorStep step) == true)
            _host.Pointing.Take(step);
        if (_host.Pointing.IsMoving)
            _host.Wakefulness.Stir(now);
        while (_host.Pointing.TryTake(out PointedGesture told))
        {
            _options.Observer?.OnPointed(told.Kind, told.Gesture, told.OverId, now);
            if (told.Kind is CursorEventKind.Pressed or CursorEventKind.Released)
                PinchMotion?.Note(told.Gesture with { Gesture = told.Kind == CursorEventKind.Pressed ? PinchGestures.Tap : PinchGestures.Release });
            else if (told.Kind == CursorEventKind.DragBegan)
                PinchMotion?.Cancel(now);
            else if (told.Kind == CursorEventKind.DraggedBy)
                Mean(told.Gesture, isTouch: false, now, told.RightDegrees, told.DownDegrees);
            else if (Gate.TryPass(told.Gesture, now) && (told.OverId is not { } over || _host.TryPointAt(over)))
                Mean(told.Gesture, isTouch: false, now);
        }
    }

    private void Act(in GestureEvent gesture, HostTime now)
    {
        _options.Observer?.OnGesture(gesture, now);
        if (!Gate.TryPass(gesture, now))
            return;
        if (_host.IsPointing)
        {
            if (_host.Pointing.LetsPass(_intents.KindOf(_host.ContextAt(gesture.NewestSample), gesture.Gesture)))
                Mean(gesture, isTouch: false, now);
        }
        else if (PinchMotion is { } pinches && PinchGestures.IsFollowed(gesture.Gesture) && (pinches.IsPinched || _host.PinchWants != PinchWants.None))
            pinches.Note(gesture);
        else
            Mean(gesture, isTouch: false, now);
    }

    // What a pinch is, tap, hold, turn or drag, is known some time after the press, where the scene asks for it.
    private void Pinch(HostTime now)
    {
        if (PinchMotion is not { } pinches)
            return;
        PinchWants wanted = _host.IsPointing ? _host.PinchWants & PinchWants.Turn : _host.PinchWants;
        _link.Motion.IsWanted = _host.IsPointing || _dot is not null || (wanted & (PinchWants.Turn | PinchWants.Drag)) != 0;
        _host.Pointing.TurnsDial = (wanted & PinchWants.Turn) != 0;
        if (wanted == PinchWants.None)
            pinches.Cancel(now);
        pinches.Wants = pinches.Follows(now) ? wanted : wanted & PinchWants.Hold;
        pinches.Advance(now);
        while (pinches.TryTake(out PinchEvent told))
        {
            if (_host.IsPointing && told.Kind == PinchEventKind.TurnStart)
                _host.Pointing.TakeOverPress(now);
            if (_host.IsPointing && told.Kind != PinchEventKind.TurnBy)
                continue;
            if (PinchGestures.TryName(told, out GestureEvent gesture))
                Mean(gesture, isTouch: false, now, told.Kind == PinchEventKind.TurnBy ? told.Steps : told.RightDegrees, told.DownDegrees);
        }
    }

    // A finger at the temple takes the same way as a gesture, from its meaning on.
    private void Touch(HostTime now)
    {
        while (_host.Devices.Buttons is { } buttons && buttons.TryTake(now, out ButtonEvent touch))
        {
            GestureEvent gesture = TempleGestures.Of(touch);
            if (Gate.TryPassTouch(gesture, now))
                Mean(gesture, isTouch: true, now);
        }
    }

    // So does a look upwards; the sensor rests where that means nothing, and no app follows the head.
    private void LookUp(HostTime now)
    {
        if (!_host.Head.HasSensor)
            return;
        _head.IsWanted = _host.IsWorn && _intents.Means(_host.ContextAt(now), HeadUp.Gesture);
        _host.Head.Advance(now);
        if (_head.TryTake(out GestureEvent gesture) && Gate.TryPassTouch(gesture, now))
            Mean(gesture, isTouch: true, now);
    }

    private void Mean(in GestureEvent gesture, bool isTouch, HostTime now, double x = 0, double y = 0)
    {
        string context = _host.ContextAt(gesture.NewestSample);
        if (context != IntentMap.AsleepContext)
            _host.Wakefulness.Stir(gesture.NewestSample);
        bool isMeant = _intents.TryMap(context, gesture, now, out Intent intent);
        _askedAt = isTouch ? null : now;
        if (context == IntentMap.AsleepContext || isTouch || !_host.TryPractise(gesture, intent.Kind, now))
            Do(x == 0 && y == 0 ? intent : intent with { X = x, Y = y }, isMeant);
    }

    private void Do(in Intent intent, bool isMeant)
    {
        if (!isMeant || !Gate.TryPass(intent))
            return;
        bool handled = _host.Dispatch(intent);
        _options.Observer?.OnIntent(intent, handled);
    }

    // The number is taken over last, so that a stream that does not fit is refused at every call and never decoded.
    private void FollowStream()
    {
        if (_link.StreamNumber == _streamNumber)
            return;
        ModelManifest manifest = _decoder.Manifest;
        manifest.RequireFit(_link.Stream);
        _filters = new EmgFilterChain(manifest.FiltersOf(_options.MainsHz), _link.Stream.ChannelCount, _link.Stream.RateHz);
        _assembler = new SampleAssembler(_link.Stream, _link.LsbPicovolts, Clock, Samples);
        Clock.Reset();
        _decoder.Reset();
        _policy.Reset();
        _text?.Rest();
        _followed?.Follow(_link.Stream);
        if (_pointing is not null)
            _host.Pointing.Problem = _pointing.Follow(_link.Stream);
        _host.Pointing.Break(_now);
        _streamNumber = _link.StreamNumber;
    }
}
