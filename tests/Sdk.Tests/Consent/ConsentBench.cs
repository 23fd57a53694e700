using NeuralGlasses.Consent;
using NeuralGlasses.Devices;
using NeuralGlasses.Sdk.Tests.Apps;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sdk.Tests.Consent;

// What goes wrong in the next exposure.
internal enum Mishap
{
    None = 0,
    LightCut = 1,
    Covered = 2,
    PausePressed = 3,
    CameraDies = 4,
    TooManyBytes = 5,
    TooManyPixels = 6,
    Empty = 7,
    DriverBug = 8,
}

// Devices under the test's full control that know the truth: whether light really shone when a frame was exposed or a sample was heard.
internal sealed class ConsentBench : ICamera, ICaptureLed, IMicrophone, IGlassesPower, IPauseSwitch
{
    private readonly TestGlasses _rest = new();
    private HostTime _heardUntil;
    private bool _wasDark;
    private bool _isDriven;
    private (byte Light, HostTime At)? _exposing;

    public ConsentBench(ConsentRules? rules = null, bool hasMicrophone = true)
    {
        Log = new ConsentLog(Logs.Shelf, Logs.Clock, default);
        Devices = new GlassesDevices(this, this, _rest, _rest, _rest) { Microphone = hasMicrophone ? this : null, Power = this, Pause = this };
        Consent = new CaptureConsent(Devices, Log, rules);
    }

    public LogBench Logs { get; } = new();

    public ConsentLog Log { get; }

    public GlassesDevices Devices { get; }

    public List<CaptureRecord> Records => _rest.Records;

    public CaptureConsent Consent { get; }

    public HostTime Now { get; private set; }

    public bool LightIsCut { get; set; }

    public bool LightIsCovered { get; set; }

    public bool LightRefuses { get; set; }

    public bool LightThrows { get; set; }

    public bool CameraIsDead { get; set; }

    public bool MicrophoneIsDead { get; set; }

    public bool IsPaused { get; set; }

    public Mishap Next { get; set; }

    public GlassesPowerState Power { get; set; } = new(true, 80, false, false, 33, HeatLevel.Normal);

    public IReadOnlyList<CameraMode> Modes { get; set; } = [new(960, 720, 5), new(3280, 2464, 1), new(1280, 720, 30), new(640, 360, 30)];

    public double HorizontalFieldDegrees => 62;

    public int RateHz => 16_000;

    public bool IsListening { get; private set; }

    public long Lost { get; private set; }

    // Truth: current flows and nothing is before the light.
    public bool Shines => _isDriven && !LightIsCut && !LightIsCovered;

    public bool IsDriven => _isDriven;

    public HostTime LitAt { get; private set; }

    public double LastLitMs { get; private set; } = double.MaxValue;

    // How long an exposure lasts; 0 for one that is over when it is begun.
    public double ExposureMs { get; set; }

    public bool IsExposing => _exposing is not null;

    public int Exposures { get; private set; }

    public int InTheDark { get; private set; }

    // Gives the picture of an exposure; its first two bytes must stay whether light shone at its begin and its end.
    public Func<byte, byte, byte[]> Picture { get; set; } = (begin, end) => [begin, end, 7];

    bool ICaptureLed.IsLit
    {
        get
        {
            // Whoever has seen the dark during an exposure knows that its picture is nobody's.
            if (_exposing is { } exposing && (LightThrows || !Shines))
                _exposing = (0, exposing.At);
            return LightThrows ? throw new InvalidOperationException("The bus is stuck.") : Shines;
        }
    }

    public static CaptureWish Wish(CaptureKind kind, string app = "camera", bool withSound = false) => new(app, kind, CaptureCause.Of("gesture fist")) { WithSound = withSound };

    public static bool IsProven(CapturedFrame frame) => frame.Photo.Encoded.Span[0] == 1 && frame.Photo.Encoded.Span[1] == 1;

    public void Pass(double ms)
    {
        Now = Now.Plus(ms * 1000);
        Consent.Advance(Now);
    }

    public void Wait(double ms) => Now = Now.Plus(ms * 1000);

    public CaptureSession Ask(CaptureKind kind, string app = "camera", bool withSound = false) => Consent.Ask(Wish(kind, app, withSound), Now);

    public CapturedFrame? Take(CaptureSession session, int mode = 0) => Consent.TakeFrame(session, Modes[mode], Now);

    // Call it after whatever changed the light, so that the truth about sound is kept.
    public void Notice() => _wasDark |= !Shines;

    bool ICaptureLed.TryLight()
    {
        if (LightThrows)
            throw new InvalidOperationException("The bus is stuck.");
        if (LightRefuses)
            return false;
        if (!_isDriven)
            LitAt = Now;
        _isDriven = true;
        return true;
    }

    void ICaptureLed.Dark()
    {
        if (LightThrows)
            throw new InvalidOperationException("The bus is stuck.");
        if (_isDriven)
            LastLitMs = Now.MillisecondsSince(LitAt);
        _isDriven = false;
        Notice();
    }

    Photo? ICamera.Take(CameraMode mode, HostTime at)
    {
        if (_exposing is null)
        {
            InTheDark += Shines && !IsPaused ? 0 : 1;
            if (CameraIsDead)
                throw new DeviceFailedException("The camera does not answer.");
            Exposures++;
            _exposing = ((byte)(Shines ? 1 : 0), at);
        }

        if (at < _exposing.Value.At.Plus(ExposureMs * 1000))
            return null;
        byte begin = _exposing.Value.Light;
        _exposing = null;
        if (CameraIsDead)
            throw new DeviceFailedException("The camera does not answer.");
        (Mishap mishap, Next) = (Next, Mishap.None);
        Befall(mishap);
        byte[] picture = mishap switch
        {
            Mishap.Empty => [],
            Mishap.TooManyBytes => new byte[(32 << 20) + 1],
            Mishap.TooManyPixels => [0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0xFF, 0xFF, 0xFF, 0xFF, 3],
            _ => Picture(begin, (byte)(Shines ? 1 : 0)),
        };
        return new Photo(picture, "image/jpeg", at);
    }

    void ICamera.Drop() => _exposing = null;

    void IMicrophone.Open(HostTime at)
    {
        if (MicrophoneIsDead || IsPaused)
            throw new DeviceFailedException("The microphones do not answer.");
        IsListening = true;
        _heardUntil = at;
        _wasDark = !Shines;
    }

    int IMicrophone.Read(Span<short> samples, HostTime now)
    {
        if (MicrophoneIsDead || IsPaused)
            IsListening = false;
        if (!IsListening)
            return 0;
        double lateUs = now.Microseconds - _heardUntil.Microseconds - 1_000_000;
        if (lateUs > 0)
        {
            Lost += (long)(lateUs * RateHz / 1e6);
            _heardUntil = _heardUntil.Plus(lateUs);
        }

        var count = (int)Math.Min(samples.Length, (now.Microseconds - _heardUntil.Microseconds) * RateHz / 1_000_000);
        samples[..count].Fill((short)(_wasDark || !Shines ? -1 : 1));
        _heardUntil = new HostTime(_heardUntil.Microseconds + (count * 1_000_000L / RateHz));
        if (count < samples.Length)
            _wasDark = !Shines;
        return count;
    }

    void IMicrophone.Close() => IsListening = false;

    GlassesPowerState IGlassesPower.Read(HostTime now) => Power;

    private void Befall(Mishap mishap)
    {
        switch (mishap)
        {
            case Mishap.LightCut:
                LightIsCut = true;
                break;
            case Mishap.Covered:
                LightIsCovered = true;
                break;
            case Mishap.PausePressed:
                IsPaused = true;
                break;
            case Mishap.CameraDies:
                CameraIsDead = true;
                throw new DeviceFailedException("The camera was pulled out.");
            case Mishap.DriverBug:
                throw new InvalidOperationException("Null buffer.");
            default:
                break;
        }

        Notice();
    }
}
