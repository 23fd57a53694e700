using NeuralGlasses.Devices;

namespace NeuralGlasses.Simulator.Glasses;

/// <summary>The capture light; it can be broken on purpose.</summary>
public sealed class VirtualCaptureLed : ICaptureLed
{
    private bool _on;

    /// <summary>Whether the light is broken or covered.</summary>
    public bool IsBroken { get; set; }

    /// <inheritdoc/>
    public bool IsLit => _on && !IsBroken;

    /// <summary>Times the light went on.</summary>
    public int TimesLit { get; private set; }

    /// <inheritdoc/>
    public bool TryLight()
    {
        if (IsBroken)
            return false;
        if (!_on)
            TimesLit++;
        _on = true;
        return true;
    }

    /// <inheritdoc/>
    public void Dark() => _on = false;
}
