using NeuralGlasses.Physiology;
using NeuralGlasses.Pointing;

namespace NeuralGlasses.Training.Pointing;

/// <summary>The truth, as late as a device has it.</summary>
/// <param name="device">The device.</param>
public sealed class TrueWrists(PointingDevice device) : IWristSources
{
    /// <inheritdoc/>
    public string Name => FormattableString.Invariant($"{(device.Options.Way == PointingWay.Aim ? "the truth" : "true velocity")} {device.DelayS * 1000:F0} ms late");

    /// <inheritdoc/>
    public bool SeesMuscles => false;

    /// <inheritdoc/>
    public double CalibrationSeconds => 0;

    /// <inheritdoc/>
    public int Refused => 0;

    /// <inheritdoc/>
    public IWristSource Watch(SimulatedForearm arm, int seed) => new TrueWrist(device.DelayS, device.StepS);
}
