using NeuralGlasses.Devices;
using NeuralGlasses.Simulator.Glasses.Body;
using NeuralGlasses.Simulator.Glasses.Profiles;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Glasses.Sound;

/// <summary>The microphones of a profile in a soundscape, with the room for samples that they have.</summary>
public sealed class VirtualMicrophone : IMicrophone
{
    private readonly MicrophoneProfile _profile;
    private readonly Soundscape _sounds;
    private readonly Func<HostTime, string?> _whyNot;
    private readonly VirtualGlassesPower _power;
    private readonly long _room;
    private long _next = -1;

    /// <summary>Makes the microphones; <paramref name="whyNot"/> says why they cannot listen at a moment, or null.</summary>
    public VirtualMicrophone(MicrophoneProfile profile, Soundscape sounds, VirtualGlassesPower power, Func<HostTime, string?> whyNot)
    {
        ArgumentNullException.ThrowIfNull(profile);
        _profile = profile;
        _sounds = sounds;
        _whyNot = whyNot;
        _power = power;
        _room = (long)(profile.BufferMs * profile.RateHz / 1000);
    }

    /// <inheritdoc/>
    public int RateHz => _profile.RateHz;

    /// <inheritdoc/>
    public bool IsListening => _next >= 0;

    /// <inheritdoc/>
    public long Lost { get; private set; }

    /// <inheritdoc/>
    public void Open(HostTime at)
    {
        if (_whyNot(at) is { } reason)
            throw new DeviceFailedException(reason);
        _next = IndexAt(at);
        _power.Use(GlassesLoad.Microphone, at);
    }

    /// <inheritdoc/>
    public int Read(Span<short> samples, HostTime now)
    {
        if (IsListening && _whyNot(now) is not null)
            CutOff(now);
        if (!IsListening)
            return 0;
        var end = IndexAt(now);
        var late = end - _next - _room;
        if (late > 0)
        {
            Lost += late;
            _next += late;
        }

        var count = (int)Math.Clamp(end - _next, 0, samples.Length);
        for (var i = 0; i < count; i++)
            samples[i] = _sounds.At(_next++);
        return count;
    }

    /// <inheritdoc/>
    public void Close() => _next = -1;

    /// <summary>Time goes by: microphones that were closed or cut off draw nothing.</summary>
    public void Tick(HostTime now)
    {
        if (IsListening && _whyNot(now) is not null)
            CutOff(now);
        if (!IsListening)
            _power.Rest(GlassesLoad.Microphone, now);
    }

    private void CutOff(HostTime now)
    {
        Close();
        _power.Rest(GlassesLoad.Microphone, now);
    }

    private long IndexAt(HostTime at) => (long)Math.Floor((double)at.Microseconds * _profile.RateHz / 1e6);
}
