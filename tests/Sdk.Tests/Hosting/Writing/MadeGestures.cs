using NeuralGlasses.Decoding;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sdk.Tests.Hosting.Writing;

// A decoder that sees, every 50 ms of samples, whatever gesture a test makes.
internal sealed class MadeGestures(ModelManifest manifest) : IEmgDecoder
{
    private readonly float[] _probabilities = new float[manifest.Labels.Count];
    private int _sets;
    private HostTime _newest;

    public ModelManifest Manifest => manifest;

    public string Gesture { get; set; } = "rest";

    public void Push(EmgBlock block)
    {
        if (block.SampleCount == 0)
            return;
        _sets += block.SampleCount;
        _newest = block.LastSample;
    }

    public bool TryStep(out DecoderStep step)
    {
        step = default;
        if (_sets < 50)
            return false;
        _sets = 0;
        Array.Fill(_probabilities, 0.02f / (manifest.Labels.Count - 1));
        _probabilities[manifest.Labels.ToList().IndexOf(Gesture)] = 0.98f;
        step = new DecoderStep(_probabilities, _newest, 1);
        return true;
    }

    public void Reset() => _sets = 0;

    public void Dispose()
    {
    }
}
