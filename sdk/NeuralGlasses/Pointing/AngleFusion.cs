using NeuralGlasses.Pointing.Options;

namespace NeuralGlasses.Pointing;

/// <summary>
/// Joins what a decoder says of a wrist's velocity, which is quick and whose errors add up, with what it says of its angle, which is slow and whose errors do not: a
/// complementary filter (Higgins 1975, IEEE Trans Aerosp Electron Syst 11:321). What comes out is the velocity of the hand that both agree on, so that a cursor that follows
/// it comes back with the hand. Of a decoder that knows no angle the velocity is left as it is. Nothing is allocated.
/// </summary>
public sealed class AngleFusion
{
    private readonly AngleFusionOptions _options;
    private double _extension;
    private double _radial;
    private bool _begun;

    /// <summary>Makes one that has seen nothing.</summary>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public AngleFusion(AngleFusionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _options = options;
    }

    /// <summary>The velocity of a step that lasted some time.</summary>
    public WristVelocity Take(in CursorStep step, double elapsedMs)
    {
        if (step.Angle is not { } angle)
            return new WristVelocity(step.ExtensionDps, step.RadialDps);
        if (!_begun || elapsedMs <= 0)
        {
            (_extension, _radial, _begun) = (angle.ExtensionDeg, angle.RadialDeg, true);
            return default;
        }

        // The share of what is missing that a step brings, over the step, so that no step goes beyond the angle.
        var seconds = elapsedMs / 1000;
        var pull = (1 - Math.Exp(-_options.PullPerSecond * seconds)) / seconds;
        var extension = (_options.VelocityShare * step.ExtensionDps) + (pull * (angle.ExtensionDeg - _extension));
        var radial = (_options.VelocityShare * step.RadialDps) + (pull * (angle.RadialDeg - _radial));
        _extension += extension * seconds;
        _radial += radial * seconds;
        return new WristVelocity(extension, radial);
    }

    /// <summary>Begins anew where the next step has the wrist.</summary>
    public void Reset() => _begun = false;
}
