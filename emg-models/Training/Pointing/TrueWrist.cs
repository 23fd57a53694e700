using NeuralGlasses.Physiology;
using NeuralGlasses.Pointing;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Training.Pointing;

/// <summary>A decoder that errs nowhere and is late: the true velocity and the true pinch, as a motion capture with as much delay would give them.</summary>
/// <param name="delayS">How late it is, in seconds.</param>
/// <param name="stepS">Time between two steps, in seconds.</param>
public sealed class TrueWrist(double delayS, double stepS) : IWristSource
{
    private readonly Queue<CursorStep> _coming = new();
    private readonly int _late = (int)Math.Round(delayS / ForearmEmg.BlockS);
    private readonly int _every = Math.Max(1, (int)Math.Round(stepS / ForearmEmg.BlockS));
    private long _blocks;
    private double _extension;
    private double _radial;

    /// <inheritdoc/>
    public void Take(ReadOnlySpan<float> skin, SimulatedForearm arm, bool isPinched)
    {
        ArgumentNullException.ThrowIfNull(arm);
        _blocks++;
        _extension += arm.Wrist.ExtensionDps / _every;
        _radial += arm.Wrist.RadialDps / _every;
        if (_blocks % _every != 0)
            return;
        var at = (_blocks + _late) * ForearmEmg.BlockS * 1e6;
        _coming.Enqueue(new CursorStep((float)_extension, (float)_radial, isPinched ? 1 : 0, new HostTime((long)Math.Round(at)), 1)
        {
            Angle = new WristAngle((float)arm.Wrist.ExtensionDeg, (float)arm.Wrist.RadialDeg),
        });
        (_extension, _radial) = (0, 0);
    }

    /// <inheritdoc/>
    public bool TryStep(out CursorStep decoded) =>
        _coming.TryPeek(out decoded) && decoded.NewestSample.Microseconds <= (_blocks * ForearmEmg.BlockS * 1e6) + 1 && _coming.TryDequeue(out decoded);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
