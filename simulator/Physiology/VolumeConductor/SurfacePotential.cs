using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace NeuralGlasses.Physiology.VolumeConductor;

/// <summary>
/// What a round electrode on the skin sees of a point current in the muscle below, by depth and by distance across and along the fibres:
/// the transfer function of a planar medium of three layers (Farina and Merletti 2001, IEEE Trans Biomed Eng 48:637, equation 7), times
/// that of a disc (2 J1(kr) / kr), brought back from spatial frequencies to distances once and kept as a table. An arm is not flat: the
/// distance across is taken along its circumference.
/// </summary>
public sealed class SurfacePotential
{
    private const int Depths = 16;
    private const int Across = 44;
    private const int Along = 161;
    private const double DeepestMm = 24;
    private const double ShallowestMm = 1;
    private const double WidestMm = 95;
    private const int Frequencies = 320;

    // Radians a millimetre. At the shallowest depth below the thinnest fat and skin the transfer function is below a thousandth there.
    private const double HighestFrequency = 2.8;
    private readonly float[] _table = new float[Depths * Across * Along];

    /// <summary>Fills the table for a tissue and an electrode of a radius in millimetres.</summary>
    public SurfacePotential(LayeredTissue tissue, double electrodeRadiusMm)
    {
        ArgumentNullException.ThrowIfNull(tissue);
        // Frequencies lie closer where the function is steep; each stands for its piece of the axis.
        var k = new double[Frequencies];
        var piece = new double[Frequencies];
        for (var i = 0; i < Frequencies; i++)
        {
            var u = (i + 0.5) / Frequencies;
            k[i] = HighestFrequency * u * u;
            piece[i] = 2 * HighestFrequency * u / Frequencies;
        }

        var across = Matrix<double>.Build.Dense(Across, Frequencies, (x, i) => Math.Cos(k[i] * AcrossMm(x)) * piece[i]);
        var along = Matrix<double>.Build.Dense(Frequencies, Along, (i, z) => Math.Cos(k[i] * z) * piece[i]);
        var layers = Matrix<double>.Build.Dense(Frequencies, Frequencies, (x, z) => Layers(k[x], k[z], tissue) * Disc(Math.Sqrt((k[x] * k[x]) + (k[z] * k[z])) * electrodeRadiusMm));
        for (var depth = 0; depth < Depths; depth++)
        {
            var decay = DepthMm(depth);
            var ratio = tissue.MuscleAlong / tissue.MuscleAcross;
            var transfer = Matrix<double>.Build.Dense(Frequencies, Frequencies, (x, z) => layers[x, z] * Math.Exp(-decay * Math.Sqrt((k[x] * k[x]) + (ratio * k[z] * k[z]))));
            var plane = across * transfer * along;
            for (var x = 0; x < Across; x++)
            {
                for (var z = 0; z < Along; z++)
                    _table[(((depth * Across) + x) * Along) + z] = (float)(plane[x, z] / (Math.PI * Math.PI));
            }
        }
    }

    /// <summary>Length of a <see cref="Slice(double, double, Span{float})"/>: one value a millimetre along the fibres, from 0.</summary>
    public static int SliceLength => Along;

    /// <summary>
    /// Writes the potential along the fibres at one depth below the surface of the muscle and one distance across, in the table's unit:
    /// volts times millimetres of conductor over amperes, one value a millimetre from 0 to 160 mm.
    /// </summary>
    public void Slice(double depthMm, double acrossMm, Span<float> slice)
    {
        var depth = Math.Clamp(DepthPlace(depthMm), 0, Depths - 1.001);
        var x = Math.Clamp(AcrossPlace(acrossMm), 0, Across - 1.001);
        var (wholeDepth, wholeX) = ((int)depth, (int)x);
        var (deeper, further) = ((float)(depth - wholeDepth), (float)(x - wholeX));
        var near = _table.AsSpan(((wholeDepth * Across) + wholeX) * Along, 2 * Along);
        var below = _table.AsSpan((((wholeDepth + 1) * Across) + wholeX) * Along, 2 * Along);
        for (var z = 0; z < Along; z++)
        {
            var upper = near[z] + ((near[Along + z] - near[z]) * further);
            var lower = below[z] + ((below[Along + z] - below[z]) * further);
            slice[z] = upper + ((lower - upper) * deeper);
        }
    }

    // Both axes are closer where the potential changes faster.
    private static double DepthMm(int place) => ShallowestMm + ((DeepestMm - ShallowestMm) * Math.Pow(place / (Depths - 1.0), 1.5));

    private static double DepthPlace(double mm) => (Depths - 1) * Math.Pow(Math.Max(0, mm - ShallowestMm) / (DeepestMm - ShallowestMm), 1 / 1.5);

    private static double AcrossMm(int place) => WidestMm * Math.Pow(place / (Across - 1.0), 2);

    private static double AcrossPlace(double mm) => (Across - 1) * Math.Sqrt(Math.Abs(mm) / WidestMm);

    // Without the part that depends on depth. With neither fat nor skin it is 1 / (σ k_a), the half-space's.
    private static double Layers(double kx, double kz, LayeredTissue tissue)
    {
        var k = Math.Sqrt((kx * kx) + (kz * kz));
        var muscle = Math.Sqrt((kx * kx) + (tissue.MuscleAlong / tissue.MuscleAcross * kz * kz));
        var skinToFat = tissue.Skin / tissue.Fat;
        var fatToMuscle = tissue.Fat / tissue.MuscleAcross;
        double Alpha(double mm) => muscle + (k * fatToMuscle * Math.Tanh(k * mm));
        var sum = tissue.FatMm + tissue.SkinMm;
        var difference = tissue.FatMm - tissue.SkinMm;
        var denominator = ((1 + skinToFat) * Math.Cosh(k * sum) * Alpha(sum)) + ((1 - skinToFat) * Math.Cosh(k * difference) * Alpha(difference));
        return 2 / tissue.MuscleAcross / denominator;
    }

    private static double Disc(double kr) => kr < 1e-6 ? 1 : 2 * SpecialFunctions.BesselJ(1, kr) / kr;
}
