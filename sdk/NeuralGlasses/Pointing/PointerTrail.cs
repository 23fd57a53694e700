using NeuralGlasses.Streaming;

namespace NeuralGlasses.Pointing;

/// <summary>How the cursor moved lately, to be taken back. Nothing is allocated after construction.</summary>
internal sealed class PointerTrail
{
    // Half a second at more steps than any decoder makes.
    private const int Kept = 128;

    private readonly (HostTime At, double Right, double Down)[] _ways = new (HostTime, double, double)[Kept];
    private int _count;
    private int _next;

    public void Add(HostTime at, double right, double down)
    {
        _ways[_next] = (at, right, down);
        _next = (_next + 1) % Kept;
        _count = Math.Min(_count + 1, Kept);
    }

    /// <summary>What was moved after a moment; it is forgotten.</summary>
    public (double Right, double Down) Take(HostTime since)
    {
        var (right, down) = (0.0, 0.0);
        for (; _count > 0; _count--)
        {
            var last = (_next + Kept - 1) % Kept;
            if (_ways[last].At <= since)
                break;
            (right, down) = (right + _ways[last].Right, down + _ways[last].Down);
            _next = last;
        }

        return (right, down);
    }

    public void Clear() => _count = 0;
}
