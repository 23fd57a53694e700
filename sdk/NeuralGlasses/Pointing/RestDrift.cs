using NeuralGlasses.Pointing.Options;

namespace NeuralGlasses.Pointing;

/// <summary>
/// Learns what a decoder says of a wrist at rest, as a slow mean, and takes it off. Nothing is learnt while the cursor moves or a press is about, so that a slow
/// movement on purpose does not become its own rest. Nothing is allocated.
/// </summary>
public sealed class RestDrift
{
    private readonly RestDriftOptions _options;
    private double _extension;
    private double _radial;
    private double _restedMs;

    /// <summary>Makes one that knows of no drift.</summary>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public RestDrift(RestDriftOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _options = options;
    }

    /// <summary>What is taken off.</summary>
    public WristVelocity Drift => new(_extension, _radial);

    /// <summary>Takes the drift off a decoded velocity, and learns from it if the wrist may rest.</summary>
    public WristVelocity Take(in WristVelocity decoded, double elapsedMs, bool mayRest)
    {
        var left = new WristVelocity(decoded.ExtensionDps - _extension, decoded.RadialDps - _radial);
        if (!mayRest || left.Dps >= _options.RestDps)
        {
            _restedMs = 0;
            return left;
        }

        _restedMs += elapsedMs;
        if (_restedMs >= _options.RestMs)
            Learn(left, 1 - Math.Exp(-elapsedMs / _options.LearningMs));
        return left;
    }

    /// <summary>Forgets that the wrist rested, not what was learnt: steps were lost.</summary>
    public void Break() => _restedMs = 0;

    private void Learn(in WristVelocity left, double share)
    {
        _extension += share * left.ExtensionDps;
        _radial += share * left.RadialDps;
        var size = Drift.Dps;
        if (size <= _options.MostDps)
            return;
        _extension *= _options.MostDps / size;
        _radial *= _options.MostDps / size;
    }
}
