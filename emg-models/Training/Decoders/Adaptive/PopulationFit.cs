using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Gaussian;
using NeuralGlasses.Calibration.Network;

namespace NeuralGlasses.Training.Decoders.Adaptive;

/// <summary>Learns a population from the training people.</summary>
internal static class PopulationFit
{
    private const int Networks = 2;
    private const int TransitionsOfPerson = 600;

    // From 16 people on a half is best, with 5 to 11 people one or two.
    private const int ManyPeople = 15;
    private const float ShareOfMany = 0.5f;
    private const float ShareOfFew = 1;

    /// <summary>Learns networks and classes.</summary>
    /// <param name="people">The training people.</param>
    /// <param name="balanced">
    /// Whether people are standardised with every label counted alike, as a calibration does, or blindly over all frames, as it is
    /// without labels: a population has to be learnt with the statistics that it will meet.
    /// </param>
    /// <param name="seed">Seed of every draw.</param>
    /// <param name="learningSteps">Batches that each network learns from; null for as many as suit the number of sessions.</param>
    public static Population Of(IReadOnlyList<PersonFeatures> people, bool balanced, int seed, int? learningSteps)
    {
        var classCount = people[0].Person.Labels.Count;
        var layout = people[0].Layout;
        var standards = new List<FeatureStandard>();
        var learnt = new List<(float[][] Samples, int[] Labels)>();
        var transitions = new List<(float[][] Samples, int[] Labels)>();
        foreach (var person in people)
        {
            var standardised = person.Standardised(balanced, out var ofSessions);
            standards.AddRange(ofSessions.Where(standard => standard is not null));
            var steady = person.Steady.ToArray();
            transitions.Add(Transitions(person, steady, ofSessions, seed));
            learnt.Add(([.. steady.Select(i => standardised[i])], [.. steady.Select(i => person.Person.Frames[i].Label)]));
        }

        var wearings = RingAlignment.Of(learnt, layout, classCount);
        var samples = learnt.SelectMany((person, i) => wearings[i].Apply(person.Samples, layout)).ToArray();
        var labels = learnt.SelectMany(person => person.Labels).ToArray();
        float[][] taught = [.. samples, .. transitions.SelectMany((person, i) => wearings[i].Apply(person.Samples, layout))];
        int[] lessons = [.. labels, .. transitions.SelectMany(person => person.Labels)];
        var networks = new FeatureNetwork[Networks];
        var options = LearningOptions.Population with { Steps = learningSteps ?? Steps(people.Sum(person => person.Person.Sessions.Count)) };
        Parallel.For(0, Networks, n =>
            networks[n] = NetworkLearning.Learn(taught, lessons, classCount, options, SeedOf(seed, n), layout.ChannelOfFeature()));
        var usual = FeatureStandard.Usual(standards);
        return new(
            layout,
            usual,
            networks,
            GaussianClasses.Of(samples, labels, classCount),
            VariationFit.Of(people, wearings, usual),
            RingAlignment.Prior(wearings, layout.ChannelCount))
        {
            AdaptedShare = people.Count < ManyPeople ? ShareOfFew : ShareOfMany,
        };
    }

    // A session of its own each, since statistics belong to a session.
    private static (float[][] Samples, int[] Labels) Transitions(PersonFeatures person, int[] steady, IReadOnlyList<FeatureStandard> ofSessions, int seed)
    {
        var samples = new List<float[]>();
        var labels = new List<int>();
        var sessions = steady.GroupBy(i => person.Person.Frames[i].Session).ToArray();
        foreach (var session in sessions)
        {
            var invented = person.Transitions([.. session], TransitionsOfPerson / sessions.Length, seed + session.Key);
            samples.AddRange(ofSessions[session.Key].Apply(invented.Samples));
            labels.AddRange(invented.Labels);
        }

        return ([.. samples], [.. labels]);
    }

    // Few people are learnt by heart soon.
    private static int Steps(int sessions) => sessions <= 7 ? 300 : sessions <= 15 ? 500 : 800;

    private static int SeedOf(int seed, int network) => unchecked(seed * 7919 + network * 104729);
}
