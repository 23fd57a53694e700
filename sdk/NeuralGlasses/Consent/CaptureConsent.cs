using NeuralGlasses.Capture;
using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Consent;

/// <summary>
/// The only way to camera and microphone. It lights the capture light and looks at it before and after every frame and every reading of sound;
/// what was exposed in the dark is thrown away and ends the capture. The wearer's pause ends everything. It runs on one thread: call
/// <see cref="Advance"/> at every turn, and more often than every 250 ms where sound is wanted.
/// </summary>
public sealed class CaptureConsent
{
    /// <summary>Least time that the capture light stays on, in milliseconds, so that people around can see it (hardware-spec/glasses.md).</summary>
    public const double MinLitMs = 1500;

    private readonly CameraGate _camera;
    private readonly IGlassesPower? _power;
    private readonly IPauseSwitch? _pause;
    private readonly CaptureLight _light;
    private readonly SoundIntake _sound;
    private readonly ConsentRecord _record;
    private readonly ConsentRules _rules;
    private readonly List<CaptureSession> _open = [];
    private bool _isWorn = true;
    private bool _wasPaused;
    private bool _isPausedByWearer;
    private bool _isShut;

    /// <summary>Takes camera, microphone and light into its hands; nobody else may use them from now on.</summary>
    /// <param name="devices">The devices.</param>
    /// <param name="log">Where every capture is written down.</param>
    /// <param name="rules">Limits; null for the usual ones.</param>
    public CaptureConsent(GlassesDevices devices, ConsentLog log, ConsentRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(devices);
        ArgumentNullException.ThrowIfNull(log);
        _rules = rules ?? new ConsentRules();
        _camera = new CameraGate(devices.Camera);
        _power = devices.Power;
        _pause = devices.Pause;
        _light = new CaptureLight(devices.CaptureLed);
        _sound = new SoundIntake(devices.Microphone, _rules);
        _record = new ConsentRecord(log);
    }

    /// <summary>Captures that go on.</summary>
    public IReadOnlyList<CaptureSession> Open => _open;

    /// <summary>Sizes and rates that the camera offers, the usual one first; empty for glasses without a camera.</summary>
    public IReadOnlyList<CameraMode> Modes => _camera.Modes;

    /// <summary>Samples a second that the microphone gives, in hertz; 0 for glasses without one.</summary>
    public int SoundRateHz => _sound.RateHz;

    /// <summary>Whether the wearer has paused camera and microphone.</summary>
    public bool IsPaused => _isPausedByWearer || (_pause?.IsPaused ?? false);

    /// <summary>Counts of all that was asked for and became of it.</summary>
    public ConsentCounters Counters => _record.Counters;

    /// <summary>Tells somebody of every capture from now on.</summary>
    public void Watch(ICaptureWatcher watcher) => _record.Watch(watcher);

    /// <summary>Lets somebody hear what captures hear, in place of whoever did before.</summary>
    public void HearWith(ISoundListener listener) => _sound.Listener = listener;

    /// <summary>Asks for a capture. What is returned is either lit and may begin, or has ended and says why.</summary>
    public CaptureSession Ask(in CaptureWish wish, HostTime at)
    {
        ArgumentException.ThrowIfNullOrEmpty(wish.App);
        Look(at);
        CaptureSession session = _record.Make(wish, at);
        CaptureEnd end = WhyNot(wish, at);
        string sentence = CaptureSentences.Of(end);
        if (end == CaptureEnd.None && !_light.TryLight(at))
            (end, sentence) = (CaptureEnd.LightRefused, CaptureSentences.Of(CaptureEnd.LightRefused));
        if (end == CaptureEnd.None && !_record.TryAsked(session, at))
            (end, sentence) = (CaptureEnd.LogFailed, CaptureSentences.Of(CaptureEnd.LogFailed));
        bool isLogged = end == CaptureEnd.None;
        if (end == CaptureEnd.None && wish.UsesMicrophone && _sound.WhyNotOpen(at) is { } reason)
            (end, sentence) = (CaptureEnd.MicrophoneFailed, reason);
        if (end == CaptureEnd.None)
        {
            session.State = CaptureState.Lit;
            session.Sound = wish.UsesMicrophone ? new SoundRing(_sound.Room) : null;
            _open.Add(session);
            _record.Began(session, at);
        }
        else
        {
            session.Finish(end, sentence);
            _record.Ended(session, isRefused: !isLogged, at);
        }

        _record.Tell();
        return session;
    }

    /// <summary>Takes one frame for a capture; null if it is over, is ended by this, or the camera still exposes or gave none and is to be asked again.</summary>
    /// <param name="session">The capture.</param>
    /// <param name="mode">One of <see cref="Modes"/>.</param>
    /// <param name="at">The present moment.</param>
    /// <exception cref="ArgumentException">The capture is one of sound.</exception>
    public CapturedFrame? TakeFrame(CaptureSession session, CameraMode mode, HostTime at)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(mode);
        if (!session.Wish.UsesCamera)
            throw new ArgumentException("A capture of sound takes no frames; ask for another kind.", nameof(session));
        Look(at);
        CapturedFrame? frame = IsMine(session) && TryBegin(session, at) ? Expose(session, mode, at) : null;
        _record.Tell();
        return frame;
    }

    /// <summary>Whether the camera exposes a frame of a capture, to be asked for with <see cref="TakeFrame"/> in the same size.</summary>
    public bool IsExposing(CaptureSession session) => _camera.IsExposing(session);

    /// <summary>Takes the oldest samples of a capture, as many as there are and fit, and returns how many.</summary>
    public int ReadSound(CaptureSession session, Span<short> samples, HostTime now)
    {
        ArgumentNullException.ThrowIfNull(session);
        Look(now);
        var count = 0;
        if (IsMine(session) && session.Sound is { } ring && TryBegin(session, now))
        {
            count = ring.Take(samples);
            session.Samples += count;
            _record.Counters.Samples += count;
        }

        _record.Tell();
        return count;
    }

    /// <summary>Ends a capture; nothing happens to one that is over.</summary>
    /// <param name="session">The capture.</param>
    /// <param name="end">Why: done, stopped, not kept or too long.</param>
    /// <param name="at">The present moment.</param>
    /// <param name="sentence">A better sentence than the usual one; null for that.</param>
    public void End(CaptureSession session, CaptureEnd end, HostTime at, string? sentence = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (end == CaptureEnd.None)
            throw new ArgumentException("A capture ends for a reason; name one.", nameof(end));
        Finish(session, end, sentence ?? CaptureSentences.Of(end), at);
        Rest(at);
        _record.Tell();
    }

    /// <summary>Ends all captures of an app, such as one that has crashed.</summary>
    public void EndAllOf(string app, HostTime at)
    {
        for (int i = _open.Count - 1; i >= 0; i--)
        {
            if (_open[i].Wish.App == app)
                Finish(_open[i], CaptureEnd.AppGone, CaptureSentences.Of(CaptureEnd.AppGone), at);
        }

        Rest(at);
        _record.Tell();
    }

    /// <summary>Notes in which file a capture is kept.</summary>
    public void Kept(CaptureSession session, string file, long bytes, HostTime at) => _record.Kept(session, file, bytes, at);

    /// <summary>Notes that something captured could not be kept.</summary>
    public void Lost(CaptureSession session, string sentence, HostTime at) => _record.Lost(session, sentence, at);

    /// <summary>Notes whether the glasses are worn; they are taken to be until this says otherwise.</summary>
    public void SetWorn(bool isWorn, HostTime at)
    {
        _isWorn = isWorn;
        Advance(at);
    }

    /// <summary>Pauses or ends the pause for a wearer whose glasses have no switch; a switch at pause is stronger.</summary>
    public void SetPaused(bool isPaused, HostTime at)
    {
        _isPausedByWearer = isPaused;
        Advance(at);
    }

    /// <summary>The glasses go off: ends everything, turns the light off at once and refuses all that comes.</summary>
    public void Shut(HostTime at)
    {
        _isShut = true;
        EndAll(CaptureEnd.Off, at);
        _light.Dark();
        _record.Tell();
    }

    /// <summary>Lets time go by: looks at light, switch, charge and heat, takes the sound in, and turns the light off when it is time.</summary>
    public void Advance(HostTime now)
    {
        Look(now);
        _record.Tell();
    }

    private void Look(HostTime now)
    {
        bool isPaused = IsPaused;
        if (isPaused != _wasPaused)
            _record.Pause(isPaused, now);
        _wasPaused = isPaused;
        if (isPaused)
            EndAll(CaptureEnd.Paused, now);
        else if (!_isWorn && !_rules.AllowsUnworn)
            EndAll(CaptureEnd.NotWorn, now);
        if (_open.Count > 0 && !_light.IsLit)
            LightFails("It was dark or covered at a look between two frames.", now);
        if (_sound.IsOpen && !_sound.TryPass(_open, _light, now))
            LightFails("It went dark or was covered while sound was taken in.", now);
        for (int i = _open.Count - 1; i >= 0; i--)
        {
            CaptureSession session = _open[i];
            CaptureEnd end = WhyNoLonger(session, now);
            if (end != CaptureEnd.None)
                Finish(session, end, CaptureSentences.Of(end), now);
        }

        Rest(now);
    }

    private CaptureEnd WhyNot(in CaptureWish wish, HostTime at)
    {
        if (_isShut)
            return CaptureEnd.Off;
        if (IsPaused)
            return CaptureEnd.Paused;
        if (!_isWorn && !_rules.AllowsUnworn)
            return CaptureEnd.NotWorn;
        if (wish.UsesCamera && _camera.Modes.Count == 0)
            return CaptureEnd.NoCamera;
        if (wish.UsesMicrophone && !_sound.Exists)
            return CaptureEnd.NoMicrophone;
        CaptureEnd end = WhyNoPower(wish, at);
        return end != CaptureEnd.None ? end : IsBusy(wish) ? CaptureEnd.Busy : CaptureEnd.None;
    }

    private CaptureEnd WhyNoLonger(CaptureSession session, HostTime now)
    {
        CaptureEnd end = WhyNoPower(session.Wish, now);
        if (end != CaptureEnd.None)
            return end;
        if (session.Sound is not null && _sound.HasFailed)
            return CaptureEnd.MicrophoneFailed;
        return now.MillisecondsSince(session.AskedAt) >= _rules.MostMs(session.Wish.Kind) ? CaptureEnd.TooLong : CaptureEnd.None;
    }

    private CaptureEnd WhyNoPower(in CaptureWish wish, HostTime at)
    {
        if (_power is null)
            return CaptureEnd.None;
        GlassesPowerState state = _power.Read(at);
        if (!state.IsOn || state.Heat == HeatLevel.TooHot)
            return CaptureEnd.Off;
        if (!wish.IsLong)
            return CaptureEnd.None;
        return state.Heat == HeatLevel.Hot ? CaptureEnd.Hot : state is { IsLow: true, IsCharging: false } ? CaptureEnd.ChargeLow : CaptureEnd.None;
    }

    // One capture takes pictures at a time; the viewfinder beside it only looks.
    private bool IsBusy(in CaptureWish wish)
    {
        if (_open.Count >= _rules.MostAtOnce)
            return true;
        for (var i = 0; i < _open.Count; i++)
        {
            CaptureWish other = _open[i].Wish;
            if (wish.UsesCamera && other.UsesCamera && (wish.Kind == CaptureKind.Viewfinder) == (other.Kind == CaptureKind.Viewfinder))
                return true;
        }

        return false;
    }

    private bool IsMine(CaptureSession session) => _open.Contains(session);

    private bool TryBegin(CaptureSession session, HostTime at)
    {
        if (session.State == CaptureState.Capturing)
            return true;
        if (!_record.TryBegun(session, at))
        {
            Finish(session, CaptureEnd.LogFailed, CaptureSentences.Of(CaptureEnd.LogFailed), at);
            return false;
        }

        session.State = CaptureState.Capturing;
        return true;
    }

    private CapturedFrame? Expose(CaptureSession session, CameraMode mode, HostTime at)
    {
        Photo photo;
        try
        {
            if (_camera.Take(session, mode, at) is not { } exposed)
                return null;
            photo = exposed;
        }
        catch (Exception error) when (ForeignFault.Is(error))
        {
            session.Missed++;
            session.FailuresInARow++;
            if (!_light.IsLit)
                LightFails("It went dark or was covered during an exposure.", at);
            else if (session.Wish.Kind == CaptureKind.Photo || session.FailuresInARow >= _rules.MostFailures)
                Finish(session, CaptureEnd.CameraFailed, error is DeviceFailedException ? error.Message : $"The camera failed: {error.Message}", at);
            return null;
        }

        session.FailuresInARow = 0;
        if (_light.IsLit && !IsPaused && photo.Encoded.Length > 0 && !IsTooLarge(photo))
            return Deliver(session, photo);
        session.Discarded++;
        _record.Counters.FramesDiscarded++;
        if (!_light.IsLit)
            LightFails("It went dark or was covered during an exposure.", at);
        else if (IsPaused)
            Look(at);
        else if (photo.Encoded.Length == 0)
            Finish(session, CaptureEnd.CameraFailed, "The camera gave an empty picture.", at);
        else
            Finish(session, CaptureEnd.FrameTooLarge, CaptureSentences.Of(CaptureEnd.FrameTooLarge), at);
        return null;
    }

    private CapturedFrame Deliver(CaptureSession session, Photo photo)
    {
        session.Frames++;
        session.Bytes += photo.Encoded.Length;
        _record.Counters.Frames++;
        return new CapturedFrame(photo, session, session.Frames);
    }

    private bool IsTooLarge(Photo photo) =>
        photo.Encoded.Length > _rules.MostFrameBytes
        || (JpegShape.TryRead(photo.Encoded.Span, out int width, out int height) && (long)width * height > _rules.MostFramePixels);

    private void LightFails(string sentence, HostTime at)
    {
        _record.LightFault(sentence, at);
        EndAll(CaptureEnd.LightFailed, at);
    }

    private void EndAll(CaptureEnd end, HostTime at)
    {
        for (int i = _open.Count - 1; i >= 0; i--)
            Finish(_open[i], end, CaptureSentences.Of(end), at);
    }

    private void Finish(CaptureSession session, CaptureEnd end, string sentence, HostTime at)
    {
        if (!_open.Remove(session))
            return;
        if (_camera.Drop(session) && end is not (CaptureEnd.Done or CaptureEnd.Stopped))
        {
            session.Discarded++;
            _record.Counters.FramesDiscarded++;
        }

        session.Finish(end, sentence);
        _record.Ended(session, isRefused: false, at);
        if (!_open.Exists(static other => other.Sound is not null))
            _sound.Close();
    }

    private void Rest(HostTime now)
    {
        if (_open.Count == 0)
            _light.Rest(now);
    }
}
