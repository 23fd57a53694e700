using NeuralGlasses.Decoding;
using NeuralGlasses.Pointing;
using NeuralGlasses.Sdk.Tests.Hosting.Writing;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sdk.Tests.Hosting.Pointing;

// A decoder that sees, every 20 ms of samples, the wrist as a test bends it.
internal sealed class SteeredWrist : ICursorDecoder
{
    private int _sets;
    private HostTime _newest;

    public ModelManifest Manifest { get; } = WritingBench.Manifest(["rest", "press"]);

    // Right and up, as of a hand that lies on its edge.
    public (double Right, double Up) Bent { get; set; }

    public (double Right, double Up) Dps { get; set; }

    public float Press { get; set; }

    public int Steps { get; private set; }

    public int Resets { get; private set; }

    public void Push(EmgBlock block)
    {
        _sets += block.SampleCount;
        _newest = block.SampleCount == 0 ? _newest : block.LastSample;
    }

    public bool TryStep(out CursorStep decoded)
    {
        decoded = default;
        if (_sets < 20)
            return false;
        _sets = 0;
        Steps++;
        decoded = new CursorStep((float)Dps.Right, (float)Dps.Up, Press, _newest, 1) { Angle = new WristAngle((float)Bent.Right, (float)Bent.Up) };
        return true;
    }

    public void Reset() => (_sets, Resets) = (0, Resets + 1);

    public void Dispose()
    {
    }
}
