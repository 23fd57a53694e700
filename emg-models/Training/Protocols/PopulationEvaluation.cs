namespace NeuralGlasses.Training.Protocols;

/// <summary>Teaches a decoder with some people and tests it on others, or does so by turns in cross-validation.</summary>
/// <param name="family">Family to measure.</param>
/// <param name="protocol">What the decoder may know of a test person.</param>
/// <param name="seed">Seed of every draw.</param>
/// <param name="stage">Told the name of each stage as it begins.</param>
/// <param name="progress">Told the share of the stage that is done, 0 to 1.</param>
/// <param name="notes">Told what could not be measured as asked.</param>
public sealed class PopulationEvaluation(
    IDecoderFamily family, EvaluationProtocol protocol, int seed, Action<string> stage, Action<double> progress, Action<string> notes)
{
    /// <summary>Teaches with some people and tests on others; under <see cref="EvaluationProtocol.Within"/> the first list is not used.</summary>
    /// <exception cref="ArgumentException">No person has a frame that the protocol tests.</exception>
    public IReadOnlyList<PersonScore> Run(IReadOnlyList<PersonRecordings> train, IReadOnlyList<PersonRecordings> test)
        => RequireSome(Measure(train, test, ""));

    /// <summary>Subject-wise cross-validation: person i of the list is tested in fold i mod <paramref name="folds"/> by a decoder that the other folds taught.</summary>
    /// <exception cref="ArgumentException">There are fewer than two folds, fewer people than folds, or no frame that the protocol tests.</exception>
    public IReadOnlyList<PersonScore> CrossValidate(IReadOnlyList<PersonRecordings> people, int folds)
    {
        ArgumentNullException.ThrowIfNull(people);
        if (folds < 2 || folds > people.Count)
            throw new ArgumentException($"--folds: {folds} folds of {people.Count} people; choose 2 to {people.Count} folds, or more people.");
        var scores = new List<PersonScore>();
        for (var fold = 0; fold < folds; fold++)
        {
            var train = people.Where((_, i) => i % folds != fold).ToArray();
            var test = people.Where((_, i) => i % folds == fold).ToArray();
            scores.AddRange(Measure(train, test, $"fold {fold + 1} of {folds}: "));
        }

        return RequireSome([.. scores.OrderBy(score => score.Subject, StringComparer.Ordinal)]);
    }

    private List<PersonScore> Measure(IReadOnlyList<PersonRecordings> train, IReadOnlyList<PersonRecordings> test, string prefix)
    {
        var scores = new List<PersonScore>();
        var decoder = protocol == EvaluationProtocol.Within ? null : Teach(train, prefix);
        stage($"{prefix}test {test.Count} people");
        for (var i = 0; i < test.Count; i++)
        {
            var score = decoder is null
                ? PersonEvaluation.Within(family, test[i], seed, notes)
                : PersonEvaluation.Of(decoder, test[i], protocol, seed, notes);
            if (score is not null)
                scores.Add(score);
            progress((i + 1.0) / test.Count);
        }

        if (decoder?.Context(protocol != EvaluationProtocol.ZeroShot) is ContextRule.Belief)
            notes($"{prefix}context600 joins frames as a hand that goes on with what it does, chosen on the training people; mean600 is the plain mean.");
        return scores;
    }

    private IPopulationDecoder Teach(IReadOnlyList<PersonRecordings> people, string prefix)
    {
        stage($"{prefix}learn from {people.Count} people");
        return family.Fit(people, seed, progress);
    }

    private List<PersonScore> RequireSome(List<PersonScore> scores)
        => scores.Count > 0
            ? scores
            : throw new ArgumentException($"--protocol: nobody has a frame that '{ProtocolNames.Of(protocol)}' tests; choose another protocol or people with more repetitions.");
}
