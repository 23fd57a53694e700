using NeuralGlasses.Devices;
using NeuralGlasses.Simulator.Glasses.Body;
using NeuralGlasses.Simulator.Glasses.Profiles;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Glasses.Sound;

/// <summary>The speakers of a profile, whose sound becomes a WAV file: every sample at its simulated time from zero on, silence between.</summary>
public sealed class VirtualSpeaker : ISpeaker, IDisposable
{
    private readonly SpeakerProfile _profile;
    private readonly string _file;
    private readonly Func<HostTime, string?> _whyNot;
    private readonly VirtualGlassesPower _power;
    private readonly long _room;
    private WavWriter? _wav;
    private bool _hasPlayed;
    private long _end;

    /// <summary>Makes the speakers; <paramref name="whyNot"/> says why they cannot play at a moment, or null.</summary>
    public VirtualSpeaker(SpeakerProfile profile, string file, VirtualGlassesPower power, Func<HostTime, string?> whyNot)
    {
        ArgumentNullException.ThrowIfNull(profile);
        _profile = profile;
        _file = file;
        _power = power;
        _whyNot = whyNot;
        _room = (long)(profile.BufferMs * profile.RateHz / 1000);
    }

    /// <summary>Who listens besides, or null: told of the index of the first sample, counted from time zero, and of the samples that found room.</summary>
    public Action<long, ReadOnlySpan<short>>? Listener { get; set; }

    /// <summary>Name of the file with all that was played; null if nothing was.</summary>
    public string? Heard => _hasPlayed ? Path.GetFileName(_file) : null;

    /// <inheritdoc/>
    public int RateHz => _profile.RateHz;

    /// <inheritdoc/>
    public HostTime PlaysUntil => new((long)Math.Ceiling(_end * 1e6 / _profile.RateHz));

    /// <inheritdoc/>
    public int Write(ReadOnlySpan<short> samples, HostTime at)
    {
        if (_whyNot(at) is { } reason)
            throw new DeviceFailedException(reason);
        var now = IndexAt(at);
        var from = Math.Max(_end, now);
        var taken = (int)Math.Clamp(now + _room - from, 0, samples.Length);
        if (taken == 0)
            return 0;
        _wav ??= new WavWriter(_file, _profile.RateHz);
        _hasPlayed = true;
        _wav.Write(from, samples[..taken]);
        Listener?.Invoke(from, samples[..taken]);
        _end = from + taken;
        _power.Use(GlassesLoad.Speaker, at, PlaysUntil);
        return taken;
    }

    /// <inheritdoc/>
    public void Silence(HostTime at)
    {
        var now = IndexAt(at);
        if (_wav is null || now >= _end)
            return;
        _end = now;
        _wav.SetCount(now);
        _power.Rest(GlassesLoad.Speaker, at);
    }

    /// <summary>Finishes the file, if there is one.</summary>
    public void Dispose()
    {
        _wav?.Dispose();
        _wav = null;
    }

    private long IndexAt(HostTime at) => (long)Math.Floor((double)at.Microseconds * _profile.RateHz / 1e6);
}
