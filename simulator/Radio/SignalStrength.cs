using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace NeuralGlasses.Simulator.Radio;

/// <summary>What is received over a distance: signal strength, and the share of packets that a receiver gets wrong at it.</summary>
public sealed class SignalStrength
{
    // Friis' law for one metre at 2.44 GHz: 20 log10(4π · 1 m · f / c).
    private const double LossAtOneMetreDb = 40.2;

    // The ratio of energy per bit to noise at which ½ exp(−γ/2) is the one in a thousand that defines a sensitivity (Core Specification Vol 6, Part A, §4.1).
    private static readonly double RatioAtSensitivity = 2 * Math.Log(500);

    private readonly RadioRange _range;
    private readonly double _sensitivityDbm;
    private readonly Xoshiro256StarStar _dice;
    private double _shadowDb;
    private long _shadowAt;

    /// <summary>Makes it for a range, a PHY rate in megabits per second, and the seed of its shadowing.</summary>
    public SignalStrength(RadioRange range, int phyMegabits, int seed)
    {
        ArgumentNullException.ThrowIfNull(range);
        _range = range;
        _sensitivityDbm = range.SensitivityDbm ?? (phyMegabits == 1 ? -94 : -89);
        _dice = new Xoshiro256StarStar(seed);
        _shadowDb = range.ShadowingDb * Normal.Sample(_dice, 0, 1);
    }

    /// <summary>Signal at the receiver at a time in microseconds that never goes back, in dBm.</summary>
    public double DbmAt(long microseconds)
    {
        // A first-order process in time (Gudmundson, Electronics Letters 27, 1991, for one in space).
        var kept = Math.Exp(-(microseconds - _shadowAt) / 1e6 / _range.ShadowingS);
        _shadowAt = microseconds;
        if (kept < 1 && _range.ShadowingDb > 0)
            _shadowDb = (kept * _shadowDb) + (Math.Sqrt(1 - (kept * kept)) * _range.ShadowingDb * Normal.Sample(_dice, 0, 1));
        return _range.TransmitDbm - LossAtOneMetreDb - _range.BodyLossDb - (10 * _range.Exponent * Math.Log10(_range.MetresAt(microseconds))) + _shadowDb;
    }

    /// <summary>Probability that a packet of some bytes is received wrong at a signal in dBm: independent bit errors of non-coherent frequency shift keying, ½ exp(−γ/2) (Proakis, Digital Communications, 4th edition, §5.4.1).</summary>
    public double PacketErrorRate(double dbm, int bytes)
    {
        var ratio = RatioAtSensitivity * Math.Pow(10, (dbm - _sensitivityDbm) / 10);
        return 1 - Math.Pow(1 - (0.5 * Math.Exp(-ratio / 2)), 8 * bytes);
    }
}
