using Lanes = System.Numerics.Vector<float>;

namespace NeuralGlasses.Training.Features;

/// <summary>One feature under its LibEMG name.</summary>
/// <param name="Name">LibEMG's abbreviation.</param>
/// <param name="ValuesPerChannel">How many values a channel has.</param>
/// <param name="LeastSamples">Samples of the shortest window it is defined for.</param>
/// <param name="Formula">How it is computed.</param>
internal sealed record ClassicalFeature(string Name, int ValuesPerChannel, int LeastSamples, FeatureFormula Formula)
{
    private static readonly ClassicalFeature[] All =
    [
        Single("MEAN", AmplitudeFeatures.Mean),
        Single("MAV", AmplitudeFeatures.MeanAbsolute),
        Single("IAV", AmplitudeFeatures.IntegratedAbsolute),
        Single("RMS", AmplitudeFeatures.RootMeanSquare),
        Single("WL", AmplitudeFeatures.WaveformLength),
        Single("MAVFD", AmplitudeFeatures.MeanAbsoluteDifference),
        Single("DASDV", AmplitudeFeatures.DifferenceDeviation),
        Single("MFL", AmplitudeFeatures.MaximumFractalLength),
        Single("MSR", AmplitudeFeatures.MeanSquareRoot),
        Single("MAVSLP", AmplitudeFeatures.MeanAbsoluteSlope),
        Single("LD", AmplitudeFeatures.LogDetector),
        Single("TM", AmplitudeFeatures.ThirdTemporalMoment),
        Single("MPK", AmplitudeFeatures.Peak),
        Single("LS", AmplitudeFeatures.LScale),
        Single("ZC", CountFeatures.ZeroCrossings),
        Single("SSC", CountFeatures.SlopeSignChanges),
        Single("WAMP", CountFeatures.WillisonAmplitude),
        Single("VAR", ShapeFeatures.Variance),
        Single("SKEW", ShapeFeatures.Skewness),
        Single("KURT", ShapeFeatures.Kurtosis),
        Single("ACT", ShapeFeatures.Activity),
        Single("MOB", ShapeFeatures.Mobility),
        Single("COMP", ShapeFeatures.Complexity),
        Single("ISD", ShapeFeatures.SquareIntegral),
        Single("COR", ShapeFeatures.Regularisation),
        Single("MDIFF", ShapeFeatures.MeanSquaredDifference),
        Single("MLK", ShapeFeatures.LogKernel),
        Single("PAP", ShapeFeatures.PeakAveragePower),
        Single("M0", block => block.Descriptors.M0),
        Single("M2", block => block.Descriptors.M2),
        Single("M4", block => block.Descriptors.M4),
        Single("SPARSI", block => block.Descriptors.Sparsi),
        Single("IRF", block => block.Descriptors.Irf),
        Single("WLF", block => block.Descriptors.Wlf),
        Single("MDF", SpectralFeatures.MedianFrequency),
        Single("MNF", SpectralFeatures.MeanFrequency),
        Single("MNP", SpectralFeatures.MeanPower),
        Single("SM", SpectralFeatures.SecondMoment),
        new("AR", 4, 5, AutoregressiveFeatures.Coefficients),
        new("AR9", 9, 10, AutoregressiveFeatures.Coefficients),
        new("CC", 4, 5, AutoregressiveFeatures.Cepstrum),
    ];

    private static readonly Dictionary<string, string[]> Sets = new()
    {
        ["HTD"] = ["MAV", "ZC", "SSC", "WL"],
        ["TDAR"] = ["MAV", "ZC", "SSC", "WL", "AR"],
        ["LS4"] = ["LS", "MFL", "MSR", "WAMP"],
        ["LS9"] = ["LS", "MFL", "MSR", "WAMP", "ZC", "RMS", "IAV", "DASDV", "VAR"],
        ["TDPSD"] = ["M0", "M2", "M4", "SPARSI", "IRF", "WLF"],
        ["COMB"] = ["WL", "SSC", "LD", "AR9"],
        ["HJORTH"] = ["ACT", "MOB", "COMP"],
        ["ITD"] = ["ISD", "COR", "MDIFF", "MLK"],
    };

    /// <summary>Names of all single features.</summary>
    public static IEnumerable<string> Names => All.Select(feature => feature.Name);

    /// <summary>Names of all sets.</summary>
    public static IEnumerable<string> SetNames => Sets.Keys;

    /// <summary>The features of a set, or a feature alone.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static IEnumerable<ClassicalFeature> Named(string name)
    {
        string[] names = Sets.TryGetValue(name, out var members) ? members : [name];
        return names.Select(each => Array.Find(All, feature => feature.Name == each)
            ?? throw new ArgumentException($"There is no feature or feature set '{name}'; sets are {string.Join(", ", SetNames)}, features {string.Join(", ", Names)}.", nameof(name)));
    }

    private static ClassicalFeature Single(string name, Func<ChannelBlock, Lanes> formula) => new(name, 1, 3, (block, values) => values[0] = formula(block));
}
