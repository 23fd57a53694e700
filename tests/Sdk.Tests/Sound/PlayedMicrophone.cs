using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sdk.Tests.Sound;

/// <summary>A microphone before which a sound is played from its opening on, silence behind it.</summary>
internal sealed class PlayedMicrophone(short[] sound) : IMicrophone
{
    private HostTime _openedAt;
    private long _next;

    public int RateHz => 16_000;

    public bool IsListening { get; private set; }

    public long Lost => 0;

    public bool IsGone { get; set; }

    public int Opened { get; private set; }

    public void Open(HostTime at)
    {
        if (IsGone)
            throw new DeviceFailedException("The microphones do not answer.");
        Opened++;
        (IsListening, _openedAt, _next) = (true, at, 0);
    }

    public int Read(Span<short> samples, HostTime now)
    {
        IsListening &= !IsGone;
        if (!IsListening)
            return 0;
        var count = (int)Math.Min(samples.Length, ((now.Microseconds - _openedAt.Microseconds) * RateHz / 1_000_000) - _next);
        for (var i = 0; i < count; i++, _next++)
            samples[i] = _next < sound.Length ? sound[_next] : (short)0;
        return count;
    }

    public void Close() => IsListening = false;
}
