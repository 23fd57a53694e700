using NeuralGlasses.Decoding;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Probes;

/// <summary>A decoder whose blocks and steps somebody looks at.</summary>
internal sealed class ProbedDecoder(IEmgDecoder decoder, ISignalProbe probe) : IEmgDecoder
{
    public ModelManifest Manifest => decoder.Manifest;

    public void Push(EmgBlock block)
    {
        probe.OnFiltered(block);
        decoder.Push(block);
    }

    public bool TryStep(out DecoderStep decoded)
    {
        if (!decoder.TryStep(out decoded))
            return false;
        probe.OnStep(decoded);
        return true;
    }

    public void Reset() => decoder.Reset();

    public void Dispose() => decoder.Dispose();
}
