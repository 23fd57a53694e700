using NeuralGlasses.Devices;
using NeuralGlasses.Media;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>Speakers that nobody hears, and a player's files that are not there: what was heard has no part in a trace.</summary>
internal sealed class SilentSpeaker : ISpeaker, ISoundOpener
{
    public int RateHz => 48_000;

    public HostTime PlaysUntil { get; private set; }

    public int Write(ReadOnlySpan<short> samples, HostTime at)
    {
        PlaysUntil = (PlaysUntil > at ? PlaysUntil : at).Plus(samples.Length * 1e6 / RateHz);
        return samples.Length;
    }

    public void Silence(HostTime at) => PlaysUntil = at;

    public ISoundDecoder Open(string path, double fromSeconds) => throw new SoundException($"{path}: a trace holds no music.");
}
