using NeuralGlasses.Physiology;
using NeuralGlasses.StreamingNetwork.Cursor;

namespace NeuralGlasses.Training.Cursor.Simulated;

/// <summary>What the wrist really did while somebody acted.</summary>
public sealed class WristLog
{
    private const int BlocksAStep = (int)(CursorNetworkOptions.StepSeconds / ForearmEmg.BlockS);
    private readonly List<(double E, double R)> _angles = [];

    /// <summary>Notes where the wrist is; to be called at each block and once behind the last.</summary>
    public void Note(SimulatedForearm arm)
    {
        ArgumentNullException.ThrowIfNull(arm);
        _angles.Add((arm.Wrist.ExtensionDeg, arm.Wrist.RadialDeg));
    }

    /// <summary>Angles at the end of each step, [step, axis], in degrees.</summary>
    public float[] Angles() => [.. Ends().SelectMany(i => new[] { (float)_angles[i].E, (float)_angles[i].R })];

    /// <summary>Mean velocity of each step, [step, axis], in degrees a second.</summary>
    public float[] Velocities() => [.. Ends().SelectMany(i => new[]
    {
        (float)((_angles[i].E - _angles[i - BlocksAStep].E) / CursorNetworkOptions.StepSeconds), (float)((_angles[i].R - _angles[i - BlocksAStep].R) / CursorNetworkOptions.StepSeconds),
    })];

    private IEnumerable<int> Ends()
    {
        for (var i = BlocksAStep; i < _angles.Count; i += BlocksAStep)
            yield return i;
    }
}
