namespace NeuralGlasses.Physiology.Skin;

/// <summary>
/// Hum of the mains: harmonics 2, 3 and 5 at 0.3, 0.3 and 0.1 of it, a frequency that wanders by 0.2 Hz, an amplitude that breathes. Each pair has an
/// amplitude and a phase of its own, because the amplifier's rejection of what is common ends where two electrodes differ.
/// </summary>
internal sealed class MainsHum
{
    private static readonly (int Order, double Share)[] Harmonics = [(1, 1), (2, 0.3), (3, 0.3), (5, 0.1)];
    private readonly float[,] _cosines;
    private readonly float[,] _sines;
    private readonly float[] _waves = new float[2 * Harmonics.Length];
    private readonly double[] _breath;
    private readonly double _wander;
    private double _phase;
    private double _step;
    private float _amplitude;

    public MainsHum(double[] impedance, Dice dice)
    {
        _cosines = new float[impedance.Length, Harmonics.Length];
        _sines = new float[impedance.Length, Harmonics.Length];
        for (var channel = 0; channel < impedance.Length; channel++)
        {
            // Pairs of high impedance differ more between their two electrodes.
            var amplitude = Math.Sqrt(2) * dice.LogNormal(1, 0.5) * impedance[channel];
            for (var h = 0; h < Harmonics.Length; h++)
            {
                var (sine, cosine) = Math.SinCos(2 * Math.PI * dice.Uniform());
                _cosines[channel, h] = (float)(amplitude * Harmonics[h].Share * cosine);
                _sines[channel, h] = (float)(amplitude * Harmonics[h].Share * sine);
            }
        }

        _breath = [dice.Uniform(), dice.Between(0.03, 0.1)];
        _wander = dice.Between(-0.2, 0.2);
    }

    /// <summary>Begins a block at a time in seconds.</summary>
    public void Begin(double seconds, SkinConditions conditions)
    {
        _amplitude = conditions.MainsHz == 0 ? 0 : (float)(conditions.MainsMicrovolts * (1 + (0.2 * Math.Sin(2 * Math.PI * (_breath[0] + (_breath[1] * seconds))))));
        var hertz = conditions.MainsHz + (_wander * Math.Sin(2 * Math.PI * seconds / 97));
        _step = 2 * Math.PI * hertz / ForearmEmg.RateHz;
    }

    /// <summary>Goes on to the next sample.</summary>
    public void Next()
    {
        if (_amplitude == 0)
            return;
        _phase = (_phase + _step) % (2 * Math.PI);
        for (var h = 0; h < Harmonics.Length; h++)
        {
            var (sine, cosine) = Math.SinCos(_phase * Harmonics[h].Order);
            _waves[2 * h] = (float)cosine * _amplitude;
            _waves[(2 * h) + 1] = (float)sine * _amplitude;
        }
    }

    /// <summary>Hum of a channel, in microvolts.</summary>
    public float Of(int channel)
    {
        if (_amplitude == 0)
            return 0;
        float sum = 0;
        for (var h = 0; h < Harmonics.Length; h++)
            sum += (_cosines[channel, h] * _waves[2 * h]) + (_sines[channel, h] * _waves[(2 * h) + 1]);
        return sum;
    }
}
