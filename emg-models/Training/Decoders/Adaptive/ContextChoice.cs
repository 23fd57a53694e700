using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Gaussian;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Decoders.Adaptive;

/// <summary>Chooses how frames are joined over 600 ms, on the training people alone: each is decoded by own classes from the first repetition.</summary>
internal static class ContextChoice
{
    public static ContextRule Of(IReadOnlyList<PersonFeatures> people, Population population, bool balanced)
    {
        var (mean, belief) = (0.0, 0.0);
        foreach (var person in people)
        {
            var frames = person.Person.Frames;
            var standardised = person.Standardised(balanced, out _);
            var learnt = person.Steady.Where(i => frames[i].Repetition == 0).ToArray();
            var tested = person.Steady.Where(i => frames[i].Repetition > 0).ToArray();
            if (learnt.Length == 0 || tested.Length == 0)
                continue;
            var own = GaussianClasses.Of([.. learnt.Select(i => standardised[i])], [.. learnt.Select(i => frames[i].Label)], population.ClassCount)
                .Towards(population.Features, 0.3, 0.5)
                .Scores(0.02, 0.5);
            var answers = Array.ConvertAll(standardised, row =>
            {
                var answer = new float[population.ClassCount];
                own.LogProbabilities(row, answer);
                return answer;
            });
            mean += Score(ContextRule.Mean);
            belief += Score(ContextRule.Belief);

            double Score(ContextRule rule)
                => Confusion.Of(person.Person, tested, FrameDecisions.Context600(person.Person, answers, rule)).BalancedAccuracy;
        }

        return belief > mean ? ContextRule.Belief : ContextRule.Mean;
    }
}
