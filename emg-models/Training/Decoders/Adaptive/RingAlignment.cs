using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Gaussian;

namespace NeuralGlasses.Training.Decoders.Adaptive;

/// <summary>
/// Finds how each training person wore the band, by the labels of all: in rounds, everyone takes the wearing under which the others'
/// classes explain that person's gestures best. Without it a population learns a smeared map.
/// </summary>
internal static class RingAlignment
{
    private const int Rounds = 3;
    private const int FewestPeople = 8;
    private const int MostChannels = 16;
    private const double IdentityBonus = 0.1;
    private const double Loading = 0.05;
    private const int SampleStride = 4;

    /// <summary>The wearing of each person; identity for all where people are too few or electrodes too many to tell.</summary>
    /// <param name="people">Standardised features of each person's steady frames with their labels.</param>
    /// <param name="layout">Which electrodes each feature speaks of.</param>
    /// <param name="classCount">Number of labels.</param>
    public static RingPermutation[] Of(IReadOnlyList<(float[][] Samples, int[] Labels)> people, FeatureLayout layout, int classCount)
    {
        var chosen = new RingPermutation[people.Count];
        if (people.Count < FewestPeople || layout.ChannelCount > MostChannels)
            return chosen;
        var candidates = RingPermutation.All(layout.ChannelCount);
        var indices = candidates.Select(candidate => candidate.FeatureIndex(layout)).ToArray();
        var own = people.Select(person => GaussianClasses.Of(person.Samples, person.Labels, classCount)).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            var turned = own.Select((classes, i) => classes.Permuted(indices[IndexOf(candidates, chosen[i])])).ToArray();
            var next = new RingPermutation[people.Count];
            Parallel.For(0, people.Count, i =>
            {
                var others = GaussianClasses.Pooled([.. turned.Where((_, j) => j != i)]).Scores(Loading, 0.5);
                next[i] = Best(people[i].Samples, people[i].Labels, others, candidates, indices, classCount);
            });
            chosen = next;
        }

        return chosen;
    }

    /// <summary>How usual each wearing is, from how the training people wore the band; never seen ones stay possible, but unlikely.</summary>
    public static IReadOnlyList<RingWearing> Prior(IReadOnlyList<RingPermutation> chosen, int channelCount)
    {
        if (chosen.Count < FewestPeople || channelCount > MostChannels)
            return [new(RingPermutation.Identity, 0)];
        const double Unseen = 0.2;
        var candidates = RingPermutation.All(channelCount);
        // Turned one way or the other is equally likely on the next person.
        return [.. candidates.Select(candidate => new RingWearing(candidate, Math.Log(
            (Count(candidate) + 0.5 * Count(candidate with { Shift = -candidate.Shift }) + Unseen) / (chosen.Count + Unseen * candidates.Count))))];

        int Count(RingPermutation candidate) => chosen.Count(each => each == candidate);
    }

    private static RingPermutation Best(
        float[][] samples, int[] labels, LinearScores others, IReadOnlyList<RingPermutation> candidates, int[][] indices, int classCount)
    {
        var best = (Worth: double.NegativeInfinity, Candidate: RingPermutation.Identity);
        var turned = new float[indices[0].Length];
        var answer = new float[classCount];
        for (var c = 0; c < candidates.Count; c++)
        {
            var sums = new double[classCount];
            var counts = new int[classCount];
            for (var i = 0; i < samples.Length; i += SampleStride)
            {
                RingPermutation.Apply(samples[i], indices[c], turned);
                others.LogProbabilities(turned, answer);
                sums[labels[i]] += answer[labels[i]];
                counts[labels[i]]++;
            }

            var means = sums.Where((_, k) => counts[k] > 0).Zip(counts.Where(count => count > 0), (sum, count) => sum / count);
            var worth = means.Average() + (candidates[c] == RingPermutation.Identity ? IdentityBonus : 0);
            if (worth > best.Worth)
                best = (worth, candidates[c]);
        }

        return best.Candidate;
    }

    private static int IndexOf(IReadOnlyList<RingPermutation> candidates, RingPermutation wanted)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            if (candidates[i] == wanted)
                return i;
        }

        throw new InvalidOperationException($"{wanted} is no way to wear a ring of {candidates.Count / 2} electrodes.");
    }
}
