namespace NeuralGlasses.Physiology.MotorUnits;

/// <summary>A motor unit: when it fires, and what one discharge looks like under every electrode pair.</summary>
public sealed class MotorUnit
{
    /// <summary>Rate of the templates, in hertz.</summary>
    public const int RateHz = 2000;

    /// <summary>Templates a unit, for discharges between two samples.</summary>
    public const int Phases = 2;

    /// <summary>Samples of a template, 32 ms.</summary>
    public const int TemplateLength = 64;

    private readonly float[][] _templates;

    internal MotorUnit(double threshold, int fibres, double conductionVelocity, float[][] templates, int channels)
    {
        Threshold = threshold;
        Fibres = fibres;
        ConductionVelocity = conductionVelocity;
        Channels = channels;
        _templates = templates;
        (From, To) = Extent(templates, channels);
    }

    /// <summary>Excitation at which it begins to fire.</summary>
    public double Threshold { get; }

    /// <summary>Number of its fibres.</summary>
    public int Fibres { get; }

    /// <summary>Conduction velocity of its fibres, in millimetres a millisecond.</summary>
    public double ConductionVelocity { get; }

    /// <summary>Number of electrode pairs.</summary>
    public int Channels { get; }

    /// <summary>First sample of the templates in which there is anything.</summary>
    public int From { get; }

    /// <summary>Behind the last sample in which there is anything.</summary>
    public int To { get; }

    /// <summary>Microvolts of one discharge that happened <paramref name="phase"/> / <see cref="Phases"/> of a sample after a sample: [time, channel] with the channel fastest.</summary>
    public ReadOnlySpan<float> Template(int phase) => _templates[phase];

    /// <summary>Peak-to-peak amplitude under one pair, in microvolts.</summary>
    public double PeakToPeak(int channel)
    {
        float least = 0, most = 0;
        for (var t = 0; t < TemplateLength; t++)
        {
            least = Math.Min(least, _templates[0][(t * Channels) + channel]);
            most = Math.Max(most, _templates[0][(t * Channels) + channel]);
        }

        return most - least;
    }

    /// <summary>
    /// The same unit with fibres that conduct at a share of their velocity: its potentials last longer by as much, from the moment of the
    /// discharge on, because every pole is everywhere later by as much.
    /// </summary>
    internal MotorUnit Slowed(double share)
    {
        var slowed = new float[Phases][];
        for (var phase = 0; phase < Phases; phase++)
        {
            slowed[phase] = new float[TemplateLength * Channels];
            for (var t = 0; t < TemplateLength; t++)
            {
                // A phase later by half a sample lies half a sample further to the left of the discharge.
                var at = ((t + Offset(phase)) * share) - Offset(phase);
                if (at < 0)
                    continue;
                var whole = (int)at;
                if (whole + 1 >= TemplateLength)
                    continue;
                var rest = (float)(at - whole);
                for (var channel = 0; channel < Channels; channel++)
                {
                    var before = _templates[phase][(whole * Channels) + channel];
                    slowed[phase][(t * Channels) + channel] = before + ((_templates[phase][((whole + 1) * Channels) + channel] - before) * rest);
                }
            }
        }

        return new MotorUnit(Threshold, Fibres, ConductionVelocity * share, slowed, Channels);
    }

    private static double Offset(int phase) => -(double)phase / Phases;

    private static (int From, int To) Extent(float[][] templates, int channels)
    {
        var most = templates.Max(template => template.Max(Math.Abs));
        bool Silent(int t)
        {
            foreach (var template in templates)
            {
                for (var channel = 0; channel < channels; channel++)
                {
                    if (Math.Abs(template[(t * channels) + channel]) > 0.003f * most)
                        return false;
                }
            }

            return true;
        }

        var from = 0;
        while (from < TemplateLength - 1 && Silent(from))
            from++;
        var to = TemplateLength;
        while (to > from + 1 && Silent(to - 1))
            to--;
        return (from, to);
    }
}
