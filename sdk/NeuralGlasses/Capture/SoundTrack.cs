using NeuralGlasses.Consent;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Capture;

/// <summary>The sound of a capture in pieces, with silence where samples were lost, so that picture and sound stay together.</summary>
internal sealed class SoundTrack(CaptureConsent consent, CaptureSession session)
{
    private readonly short[] _samples = new short[Math.Max(1, consent.SoundRateHz / 5)];
    private int _count;
    private long _missing;
    private long _lost;

    /// <summary>Takes in what was heard; call it until it returns false and write <see cref="Piece"/> whenever it returns true.</summary>
    public bool TryFill(HostTime now)
    {
        _missing += session.SamplesLost - _lost;
        _lost = session.SamplesLost;
        var silence = (int)Math.Min(_missing, _samples.Length - _count);
        _samples.AsSpan(_count, silence).Clear();
        _missing -= silence;
        _count += silence;
        if (_count < _samples.Length)
            _count += consent.ReadSound(session, _samples.AsSpan(_count), now);
        return _count == _samples.Length;
    }

    /// <summary>What is there.</summary>
    public ReadOnlySpan<short> Piece => _samples.AsSpan(0, _count);

    public void Clear() => _count = 0;
}
