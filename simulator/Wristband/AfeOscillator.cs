using NeuralGlasses.Wristband.Afe;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Simulator.Wristband;

/// <summary>
/// The oscillator that clocks both chips of a chain. Its enable is the net of PWDN, so that it stands still while the chips are off, and
/// after each rise it takes <see cref="Ads1298.OscillatorMicroseconds"/> until its first edge.
/// </summary>
internal sealed class AfeOscillator(IMonotonicClock clock)
{
    private const long Never = long.MaxValue;

    /// <summary>Device time of the first edge, in microseconds; <see cref="long.MaxValue"/> while it is not enabled.</summary>
    internal long FirstEdgeMicroseconds { get; private set; } = Never;

    /// <summary>Drives the enable pin.</summary>
    internal void SetEnable(bool high)
    {
        if (!high)
            FirstEdgeMicroseconds = Never;
        else if (FirstEdgeMicroseconds == Never)
            FirstEdgeMicroseconds = clock.Microseconds + Ads1298.OscillatorMicroseconds;
    }
}
