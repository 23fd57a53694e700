using System.Numerics.Tensors;
using NeuralGlasses.Calibration.Gaussian;

namespace NeuralGlasses.Calibration;

/// <summary>
/// Learns a wearer's own classes from movements that nobody labelled: the population says what each frame probably is, the person's
/// class means follow from that with the population's as a prior, and so on in turn (expectation maximisation; Dempster, Laird and
/// Rubin 1977, JRSS B 39:1). It needs a minute or more in which most labels occur.
/// </summary>
public sealed record UnlabelledAdaptation
{
    /// <summary>Rounds of expectation and maximisation.</summary>
    public int Rounds { get; init; } = 8;

    /// <summary>Frames behind the prior of each mean, as a share of the mean number of frames a label.</summary>
    public double Pull { get; init; } = 0.1;

    /// <summary>Share of the population's covariance.</summary>
    public double CovarianceShare { get; init; } = 0.5;

    /// <summary>Weight of the population's answer beside the wearer's own classes.</summary>
    public float PopulationShare { get; init; } = 0.3f;

    /// <summary>Probability that the label of a frame is that of the one before, 0 to 1.</summary>
    public float Stay { get; init; } = 0.9f;

    /// <summary>Factor on the scores of the wearer's own classes.</summary>
    public double Softness { get; init; } = 0.3;

    /// <summary>Share of the mean variance added to the diagonal of the covariance.</summary>
    public double Loading { get; init; } = 0.02;

    /// <summary>How strongly labels that seem rare are helped, 0 to 1: two gestures must not share one label while another has none.</summary>
    public float Evenness { get; init; } = 0.3f;

    /// <summary>Adapts to the frames of one wearer.</summary>
    /// <param name="population">The population.</param>
    /// <param name="standardised">Standardised features in the usual way of wearing, in order of time.</param>
    /// <param name="stretches">Number of the gap-free stretch of each.</param>
    /// <param name="generic">The population's log-probabilities of each frame, [frame][label].</param>
    /// <returns>Scores of the wearer's own classes and log-probabilities of every frame, [frame][label].</returns>
    public (LinearScores Own, float[][] LogProbabilities) Adapt(
        Population population, IReadOnlyList<float[]> standardised, IReadOnlyList<int> stretches, float[][] generic)
    {
        ArgumentNullException.ThrowIfNull(population);
        ArgumentNullException.ThrowIfNull(standardised);
        ArgumentNullException.ThrowIfNull(generic);
        var classes = population.ClassCount;
        var evenCount = (double)standardised.Count / classes;
        var current = generic;
        LinearScores? own = null;
        var pull = new double[classes];
        for (var round = 0; round < Rounds; round++)
        {
            var shares = GestureBelief.Smooth(Evened(current), stretches, Stay);
            var classesOfWearer = GaussianClasses.Of(standardised, shares);
            for (var k = 0; k < classes; k++)
                pull[k] = Math.Min(Pull * evenCount / (classesOfWearer.Weights[k] + 1e-9), 1e6);
            own = classesOfWearer.Towards(population.Features, pull, CovarianceShare).Scores(Loading, Softness);
            current = Combine(generic, standardised, own);
        }

        return (own ?? population.Features.Scores(Loading, Softness), current);
    }

    private float[][] Combine(float[][] generic, IReadOnlyList<float[]> standardised, LinearScores own)
    {
        var result = new float[generic.Length][];
        for (var i = 0; i < result.Length; i++)
        {
            var row = result[i] = new float[own.ClassCount];
            own.LogProbabilities(standardised[i], row);
            TensorPrimitives.MultiplyAdd(generic[i], PopulationShare, row, row);
            LinearScores.LogSoftMax(row);
        }

        return result;
    }

    private float[][] Evened(float[][] logProbabilities)
    {
        if (Evenness <= 0)
            return logProbabilities;
        const int Times = 3;
        var classes = logProbabilities[0].Length;
        var rows = Array.ConvertAll(logProbabilities, row => row.ToArray());
        var share = new double[classes];
        var help = new float[classes];
        for (var time = 0; time < Times; time++)
        {
            Array.Clear(share);
            foreach (var row in rows)
            {
                for (var k = 0; k < classes; k++)
                    share[k] += Math.Exp(row[k]);
            }

            for (var k = 0; k < classes; k++)
                help[k] = (float)(-Evenness / Times * Math.Log(share[k] / rows.Length * classes + 1e-3));
            foreach (var row in rows)
            {
                TensorPrimitives.Add(row, help, row);
                LinearScores.LogSoftMax(row);
            }
        }

        return rows;
    }
}
