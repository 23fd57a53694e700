using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Consent;

/// <summary>The microphone as everything above the consent kernel sees it: to open it is to ask for a capture of sound, with the light lit.</summary>
/// <param name="consent">The kernel.</param>
/// <param name="app">Id of the app that listens.</param>
/// <param name="cause">What the wearer did.</param>
public sealed class ConsentedMicrophone(CaptureConsent consent, string app, CaptureCause cause) : IMicrophone
{
    private CaptureSession? _session;

    /// <summary>The capture; null before the first opening.</summary>
    public CaptureSession? Session => _session;

    /// <inheritdoc/>
    public int RateHz => consent.SoundRateHz;

    /// <inheritdoc/>
    public bool IsListening => _session is { IsOpen: true };

    /// <inheritdoc/>
    public long Lost => _session?.SamplesLost ?? 0;

    /// <inheritdoc/>
    public void Open(HostTime at)
    {
        if (IsListening)
            return;
        _session = consent.Ask(new CaptureWish(app, CaptureKind.Sound, cause), at);
        if (!_session.IsOpen)
            throw new DeviceFailedException(_session.Sentence);
        Now = at;
    }

    /// <inheritdoc/>
    public int Read(Span<short> samples, HostTime now)
    {
        Now = now;
        return _session is null ? 0 : consent.ReadSound(_session, samples, now);
    }

    /// <inheritdoc/>
    public void Close()
    {
        // The port closes without a time; that of the last reading is the newest that is known.
        if (IsListening)
            consent.End(_session!, CaptureEnd.Stopped, Now);
    }

    private HostTime Now { get; set; }
}
