namespace NeuralGlasses.Calibration;

/// <summary>Finds how a wearer wears the band.</summary>
public static class RingChoice
{
    private const double PriorWeight = 0.02;

    /// <summary>
    /// With one labelled repetition: the wearing under which the population gives the true labels the highest mean log-probability,
    /// every class counted alike.
    /// </summary>
    /// <param name="population">The population.</param>
    /// <param name="standardised">The wearer's standardised features as the band is worn.</param>
    /// <param name="labels">Label of each.</param>
    public static RingPermutation FromLabels(Population population, IReadOnlyList<float[]> standardised, IReadOnlyList<int> labels)
    {
        ArgumentNullException.ThrowIfNull(population);
        ArgumentNullException.ThrowIfNull(labels);
        var counts = labels.CountBy(label => label).ToDictionary();
        return Best(population, standardised, (index, answer) => answer[labels[index]] / counts[labels[index]] / counts.Count, sum => sum[0]);
    }

    /// <summary>
    /// Without labels: the wearing under which the population's answers tell most (mutual information between sample and label, as in
    /// Bridle, Heading and MacKay 1992, NIPS: sure about each sample, spread over all labels). Unreliable from little movement.
    /// </summary>
    /// <param name="population">The population.</param>
    /// <param name="standardised">The wearer's standardised features as the band is worn, over a minute or more.</param>
    public static RingPermutation FromMovement(Population population, IReadOnlyList<float[]> standardised)
    {
        ArgumentNullException.ThrowIfNull(population);
        ArgumentNullException.ThrowIfNull(standardised);
        var classes = population.ClassCount;
        return Best(
            population,
            standardised,
            (_, _) => 0,
            sums => Entropy(sums.AsSpan(1, classes), standardised.Count) - sums[1 + classes] / standardised.Count);
    }

    // sums: [0] what term adds up to, [1 .. K] probabilities, [1 + K] entropies.
    private static RingPermutation Best(
        Population population, IReadOnlyList<float[]> standardised, Func<int, float[], double> term, Func<double[], double> worth)
    {
        if (population.Wearings.Count == 1)
            return population.Wearings[0].Permutation;
        var classes = population.ClassCount;
        var best = (Worth: double.NegativeInfinity, population.Wearings[0].Permutation);
        var usual = new float[population.Layout.Length];
        var answer = new float[classes];
        foreach (var wearing in population.Wearings)
        {
            var index = wearing.Permutation.FeatureIndex(population.Layout);
            var sums = new double[classes + 2];
            for (var i = 0; i < standardised.Count; i++)
            {
                RingPermutation.Apply(standardised[i], index, usual);
                population.LogProbabilities(usual, answer);
                sums[0] += term(i, answer);
                for (var k = 0; k < classes; k++)
                {
                    var probability = Math.Exp(answer[k]);
                    sums[1 + k] += probability;
                    sums[1 + classes] -= probability * answer[k];
                }
            }

            var value = worth(sums) + PriorWeight * wearing.LogPrior;
            if (value > best.Worth)
                best = (value, wearing.Permutation);
        }

        return best.Permutation;
    }

    private static double Entropy(ReadOnlySpan<double> sums, int count)
    {
        var entropy = 0.0;
        foreach (var sum in sums)
        {
            var share = sum / count;
            entropy -= share * Math.Log(share + 1e-12);
        }

        return entropy;
    }
}
