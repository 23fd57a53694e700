using NeuralGlasses.Physiology.Anatomy;
using NeuralGlasses.Physiology.Electrodes;
using NeuralGlasses.Physiology.VolumeConductor;

namespace NeuralGlasses.Physiology.MotorUnits;

/// <summary>Makes the templates of motor units under one band: what each pair sees while the poles of each bundle travel from the end plate to both ends.</summary>
internal sealed class PotentialShape
{
    // Poles are followed at this multiple of the templates' rate, which is then filtered and thinned out to the phases.
    private const int Oversampling = MotorUnit.Phases;
    private const int FineLength = MotorUnit.TemplateLength * Oversampling;
    private const double FineRateKhz = MotorUnit.RateHz * Oversampling / 1000.0;

    // Fibres across the arm are spread over this length along it.
    private const double TransverseLengthMm = 36;
    private readonly Person _person;
    private readonly SurfacePotential _potential;
    private readonly double[] _angle;
    private readonly double[] _middleMm;
    private readonly double _halfSpacingMm;
    private readonly float[] _slice = new float[SurfacePotential.SliceLength];
    private readonly float[] _distal = new float[SurfacePotential.SliceLength];
    private readonly double[] _fine = new double[FineLength];

    public PotentialShape(Person person, ElectrodeRing ring, Donning donning, SurfacePotential potential)
    {
        _person = person;
        _potential = potential;
        Channels = ring.Pairs;
        _halfSpacingMm = ring.PairSpacingMm / 2;
        _angle = new double[Channels];
        _middleMm = new double[Channels];
        for (var channel = 0; channel < Channels; channel++)
        {
            _angle[channel] = (ring.AngleDeg(channel, person) + donning.RotationDeg) * Math.PI / 180;
            _middleMm[channel] = donning.ShiftMm + (person.RadiusMm * Math.Tan(donning.TiltDeg * Math.PI / 180) * Math.Cos(_angle[channel]));
        }
    }

    public int Channels { get; }

    public float[][] Along(FibreBundle[] bundles, double amplitude, double velocity)
    {
        var templates = Empty();
        for (var channel = 0; channel < Channels; channel++)
        {
            Array.Clear(_fine);
            foreach (var bundle in bundles)
            {
                _potential.Slice(bundle.DepthMm, Math.Abs(ArcMm(channel, bundle)), _slice);
                Travel(bundle, _middleMm[channel] - _halfSpacingMm, velocity, amplitude);
                Travel(bundle, _middleMm[channel] + _halfSpacingMm, velocity, -amplitude);
            }

            Thin(templates, channel);
        }

        return templates;
    }

    public float[][] Transverse(FibreBundle[] bundles, double amplitude, double velocity, double halfMm)
    {
        var templates = Empty();
        for (var channel = 0; channel < Channels; channel++)
        {
            Array.Clear(_fine);
            for (var i = 0; i < bundles.Length; i++)
            {
                var place = bundles[i].DistalEndMm - (TransverseLengthMm / 2) + (TransverseLengthMm * (i + 0.5) / bundles.Length);
                SliceAcross(bundles[i].DepthMm, channel, place);
                Cross(ArcMm(channel, bundles[i]), velocity, amplitude, halfMm);
            }

            Thin(templates, channel);
        }

        return templates;
    }

    // A fibre across the arm has its own directions along and across: the place along the arm is now what the slice is cut at.
    private void SliceAcross(double depthMm, int channel, double placeMm)
    {
        _potential.Slice(depthMm, Math.Abs(_middleMm[channel] + _halfSpacingMm - placeMm), _slice);
        _slice.CopyTo(_distal, 0);
        _potential.Slice(depthMm, Math.Abs(_middleMm[channel] - _halfSpacingMm - placeMm), _slice);
        for (var i = 0; i < _slice.Length; i++)
            _slice[i] -= _distal[i];
    }

    private void Cross(double acrossMm, double velocity, double amplitude, double halfMm)
    {
        for (var pole = 0; pole < FibreAction.Strengths.Length; pole++)
        {
            var strength = amplitude * FibreAction.Strengths[pole];
            for (var t = 0; t < FineLength; t++)
            {
                var travelled = Math.Clamp((velocity * t / FineRateKhz) - FibreAction.BehindMm[pole], 0, halfMm);
                _fine[t] += strength * (Interpolate(acrossMm - travelled) + Interpolate(acrossMm + travelled));
            }
        }
    }

    private void Travel(FibreBundle bundle, double electrodeMm, double velocity, double amplitude)
    {
        var toDistal = bundle.DistalEndMm - bundle.EndPlateMm;
        var toProximal = bundle.EndPlateMm - bundle.ProximalEndMm;
        var fromPlate = electrodeMm - bundle.EndPlateMm;
        for (var pole = 0; pole < FibreAction.Strengths.Length; pole++)
        {
            var strength = amplitude * FibreAction.Strengths[pole];
            var behind = FibreAction.BehindMm[pole];
            for (var t = 0; t < FineLength; t++)
            {
                var travelled = Math.Max(0, (velocity * t / FineRateKhz) - behind);
                _fine[t] += strength * (Interpolate(fromPlate - Math.Min(travelled, toDistal)) + Interpolate(fromPlate + Math.Min(travelled, toProximal)));
            }
        }
    }

    private double Interpolate(double alongMm)
    {
        var at = Math.Min(Math.Abs(alongMm), SurfacePotential.SliceLength - 1.001);
        var whole = (int)at;
        return _slice[whole] + ((_slice[whole + 1] - _slice[whole]) * (at - whole));
    }

    // Along the skin, halfway between the fibre's circle and the electrode's.
    private double ArcMm(int channel, FibreBundle bundle)
    {
        var turn = Math.IEEERemainder(_angle[channel] - bundle.Angle, 2 * Math.PI);
        var below = bundle.DepthMm + _person.FatMm + _person.SkinMm;
        return turn * (_person.RadiusMm - (below / 2));
    }

    private float[][] Empty() => [.. Enumerable.Range(0, MotorUnit.Phases).Select(_ => new float[MotorUnit.TemplateLength * Channels])];

    // A triangle of three fine samples keeps out what lies beyond the templates' own half rate.
    private void Thin(float[][] templates, int channel)
    {
        for (var phase = 0; phase < MotorUnit.Phases; phase++)
        {
            for (var t = 0; t < MotorUnit.TemplateLength; t++)
            {
                double sum = 0;
                for (var k = -1; k <= 1; k++)
                {
                    var at = (t * Oversampling) - phase + k;
                    if (at is >= 0 and < FineLength)
                        sum += _fine[at] * (2 - Math.Abs(k)) / 4;
                }

                templates[phase][(t * Channels) + channel] = (float)sum;
            }
        }
    }
}
