using NeuralGlasses.Devices;
using NeuralGlasses.Simulator.Glasses.Body;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Glasses.Cameras;

/// <summary>
/// The capture light with what watches it: a comparator of its current, one of the voltage across it, and a light sensor that sees the light come
/// back from a cover (hardware-spec/glasses.md, "The capture LED cannot be skipped"). What was asked for proves nothing.
/// </summary>
public sealed class VirtualCaptureLed : ICaptureLed
{
    private readonly GlassesConditions _conditions;
    private readonly VirtualGlassesPower _power;
    private readonly Func<HostTime> _now;
    private readonly bool _exists;
    private bool _isDriven;

    /// <summary>Makes the light, or the want of one; <paramref name="now"/> is the present moment.</summary>
    public VirtualCaptureLed(bool exists, GlassesConditions conditions, VirtualGlassesPower power, Func<HostTime> now)
    {
        _exists = exists;
        _conditions = conditions;
        _power = power;
        _now = now;
    }

    /// <summary>Whether the comparators say that it shines: current flows, and the voltage across it is that of a light.</summary>
    public bool Shines => _exists && _isDriven && _power.WhyOff(_now()) is null && !Fails(GlassesFailure.Interrupted) && !Fails(GlassesFailure.Shorted);

    /// <summary>Whether the light sensor sees it come back from a cover.</summary>
    public bool IsCovered => Shines && Fails(GlassesFailure.Covered);

    /// <inheritdoc/>
    public bool IsLit => Shines && !IsCovered;

    /// <summary>Times the light went on.</summary>
    public int TimesLit { get; private set; }

    /// <inheritdoc/>
    public bool TryLight()
    {
        var wasLit = IsLit;
        _isDriven = true;
        if (IsLit)
        {
            TimesLit += wasLit ? 0 : 1;
            return true;
        }

        _isDriven = false;
        return false;
    }

    /// <inheritdoc/>
    public void Dark() => _isDriven = false;

    private bool Fails(GlassesFailure failure) => _conditions.Has(GlassesPart.CaptureLight, failure, _now());
}
