using NeuralGlasses.Media;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>A player's files that are not there: what was heard has no part in a trace.</summary>
internal sealed class MissingMusic : ISoundOpener
{
    public ISoundDecoder Open(string path, double fromSeconds) => throw new SoundException($"{path}: a trace holds no music.");
}
