using NeuralGlasses.Decoding;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sdk.Tests.Pipeline;

// A decoder that reads a gesture off the size of the signal: the mean absolute value of a block, in microvolts, over 300 is a
// fist, over 150 flexion, below that rest.
internal sealed class ScriptedDecoder(ModelManifest manifest) : IEmgDecoder
{
    private readonly float[] _probabilities = new float[manifest.Labels.Count];
    private readonly List<float> _window = [];
    private HostTime _newest;

    public ModelManifest Manifest => manifest;

    public int Pushed { get; private set; }

    public int Lost { get; private set; }

    public int Restarts { get; private set; }

    public int Resets { get; private set; }

    public void Push(EmgBlock block)
    {
        Pushed += block.SampleCount;
        if (block.SampleCount == 0)
            return;
        Lost += block.LostBefore;
        Restarts += block.Restarted ? 1 : 0;
        foreach (float sample in block.Samples)
            _window.Add(Math.Abs(sample));
        _newest = block.LastSample;
    }

    public bool TryStep(out DecoderStep step)
    {
        step = default;
        if (_window.Count < 20 * manifest.ChannelCount)
            return false;
        float mean = _window.Average();
        _window.Clear();
        Array.Clear(_probabilities);
        _probabilities[mean > 300 ? 1 : mean > 150 ? 2 : 0] = 1;
        step = new DecoderStep(_probabilities, _newest, 1);
        return true;
    }

    public void Reset()
    {
        Resets++;
        _window.Clear();
    }

    public void Dispose()
    {
    }
}
