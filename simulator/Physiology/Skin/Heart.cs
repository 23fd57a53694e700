using NeuralGlasses.Physiology.Anatomy;

namespace NeuralGlasses.Physiology.Skin;

/// <summary>The heart as a wrist shows it: a QRS complex of 90 ms a beat, of a size of its own on each channel; other waves are too small to see. An estimate.</summary>
internal sealed class Heart
{
    private readonly float[] _gain;
    private readonly Dice _dice;
    private readonly double _meanS;
    private double _beatAt;

    public Heart(Person person, Dice dice, int channels)
    {
        _dice = dice;
        _meanS = 60 / dice.Between(58, 95);
        _beatAt = _meanS * dice.Uniform();
        // The left arm is nearer.
        var side = person.Wears == Arm.Left ? 1 : 0.6;
        _gain = [.. Enumerable.Range(0, channels).Select(_ => (float)(side * dice.Normal()))];
    }

    /// <summary>Size of the complex at a time in seconds, over its greatest.</summary>
    public float Next(double seconds)
    {
        var since = seconds - _beatAt;
        if (since > 0.1)
            _beatAt += _meanS * (1 + (0.04 * _dice.Normal()));
        if (Math.Abs(since) > 0.06)
            return 0;
        static double Wave(double at, double centre, double width) => Math.Exp(-(at - centre) * (at - centre) / (2 * width * width));
        return (float)(Wave(since, 0, 0.009) - (0.2 * Wave(since, -0.025, 0.008)) - (0.3 * Wave(since, 0.027, 0.01)));
    }

    public float Of(int channel) => _gain[channel];
}
