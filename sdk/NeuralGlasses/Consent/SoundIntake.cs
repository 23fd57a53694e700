using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Consent;

/// <summary>The microphone in the kernel's hands: one stream for all captures that hear.</summary>
internal sealed class SoundIntake
{
    private readonly IMicrophone? _microphone;
    private readonly short[] _samples;
    private readonly double _mostUnwatchedMs;
    private HostTime _watchedAt;
    private long _lost;

    public SoundIntake(IMicrophone? microphone, ConsentRules rules)
    {
        _microphone = microphone;
        _mostUnwatchedMs = rules.MostUnwatchedMs;
        Room = microphone is null ? 0 : Math.Max(1, (int)(microphone.RateHz * rules.SoundRoomMs / 1000));
        _samples = new short[Math.Max(Room, 1024)];
    }

    /// <summary>Who hears what captures hear; null for nobody.</summary>
    public ISoundListener? Listener { get; set; }

    /// <summary>Samples that a capture has room for.</summary>
    public int Room { get; }

    public bool Exists => _microphone is not null;

    public int RateHz => _microphone?.RateHz ?? 0;

    public bool IsOpen { get; private set; }

    /// <summary>Whether it was opened and no longer listens.</summary>
    public bool HasFailed => IsOpen && !Ask(_microphone!);

    /// <summary>Opens it; a sentence if it cannot listen, else null.</summary>
    public string? WhyNotOpen(HostTime at)
    {
        if (IsOpen)
            return null;
        try
        {
            _microphone!.Open(at);
        }
        catch (Exception error) when (ForeignFault.Is(error))
        {
            return error is DeviceFailedException ? error.Message : $"The microphone failed: {error.Message}";
        }

        IsOpen = true;
        _watchedAt = at;
        _lost = _microphone.Lost;
        return null;
    }

    /// <summary>
    /// Reads all that waits while the light was seen lit just before, and hands it out if it is still lit just after. Returns false if it is not;
    /// then nothing is handed out.
    /// </summary>
    public bool TryPass(List<CaptureSession> captures, CaptureLight light, HostTime now)
    {
        // What lies between two looks that are far apart may have been dark, and is thrown away.
        bool isProven = now.MillisecondsSince(_watchedAt) <= _mostUnwatchedMs;
        _watchedAt = now;
        int count;
        do
        {
            count = Read(now);
            if (!light.IsLit)
                return false;
            int missing = Missing();
            Tell(captures, isProven ? count : 0, missing + (isProven ? 0 : count));
            for (var i = 0; i < captures.Count; i++)
                Give(captures[i], isProven ? count : 0, missing + (isProven ? 0 : count));
        }
        while (count == _samples.Length);
        return true;
    }

    public void Close()
    {
        if (!IsOpen)
            return;
        IsOpen = false;
        Listener?.Interrupted();
        try
        {
            _microphone!.Close();
        }
        catch (Exception error) when (ForeignFault.Is(error))
        {
            // Nobody reads it any more, which is all that can be done.
            _watchedAt = default;
        }
    }

    private static bool Ask(IMicrophone microphone)
    {
        try
        {
            return microphone.IsListening;
        }
        catch (Exception error) when (ForeignFault.Is(error))
        {
            return false;
        }
    }

    private int Read(HostTime now)
    {
        try
        {
            return Math.Clamp(_microphone!.Read(_samples, now), 0, _samples.Length);
        }
        catch (Exception error) when (ForeignFault.Is(error))
        {
            return 0;
        }
    }

    private int Missing()
    {
        long lost = _microphone!.Lost;
        var missing = (int)Math.Clamp(lost - _lost, 0, int.MaxValue);
        _lost = lost;
        return missing;
    }

    private void Tell(List<CaptureSession> captures, int count, int missing)
    {
        if (Listener is null || !captures.Exists(static capture => capture is { Sound: not null, State: CaptureState.Capturing }))
            return;
        if (missing > 0)
            Listener.Interrupted();
        if (count > 0)
            Listener.Heard(_samples.AsSpan(0, count));
    }

    private void Give(CaptureSession capture, int count, int missing)
    {
        if (capture.Sound is not { } ring)
            return;
        capture.SamplesLost += missing + ring.Add(_samples.AsSpan(0, count));
    }
}
