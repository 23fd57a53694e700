using NeuralGlasses.Pointing.Options;

namespace NeuralGlasses.Pointing;

/// <summary>
/// The one-euro filter (Casiez, Roussel and Vogel 2012, CHI, doi 10.1145/2207676.2208639): a low-pass of the first order whose corner rises with the speed, so that a
/// slow cursor does not tremble and a fast one does not lag. There it smooths a position by its speed; here its derivative by the same speed, in both
/// directions alike. Nothing is allocated.
/// </summary>
public sealed class OneEuroFilter
{
    private readonly OneEuroOptions _options;
    private double _right;
    private double _up;
    private double _speed;
    private bool _begun;

    /// <summary>Makes a filter that has seen nothing.</summary>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public OneEuroFilter(OneEuroOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _options = options;
    }

    /// <summary>Smooths a velocity that holds for some time.</summary>
    public HandVelocity Take(in HandVelocity velocity, double elapsedMs)
    {
        if (!_begun)
        {
            (_right, _up, _speed, _begun) = (velocity.RightDps, velocity.UpDps, velocity.Dps, true);
            return velocity;
        }

        _speed += Share(_options.SpeedHz, elapsedMs) * (velocity.Dps - _speed);
        var share = Share(_options.LeastHz + (_options.RiseHzPerDps * _speed), elapsedMs);
        _right += share * (velocity.RightDps - _right);
        _up += share * (velocity.UpDps - _up);
        return new HandVelocity(_right, _up);
    }

    /// <summary>Begins anew.</summary>
    public void Reset() => _begun = false;

    private static double Share(double cornerHz, double elapsedMs)
    {
        var turns = 2 * Math.PI * cornerHz * elapsedMs / 1000;
        return turns / (1 + turns);
    }
}
