namespace NeuralGlasses.Training.Learning;

/// <summary>Learns the scores of the hand-gesture model from people's steady windows.</summary>
public static class GestureTrainer
{
    /// <summary>Added to the baseline's score of rest for its event figures; 1 gave more recall than 0 at 10 false an hour.</summary>
    public const double BaselineRestBias = 1;

    private const double BaselineShrinkage = 0.3;
    private const double BaselineSoftness = 0.5;

    /// <summary>Trains the net; every label and every person counts the same.</summary>
    public static Perceptron Fit(IReadOnlyList<PersonSteps> people, TrainingOptions options)
        => new PerceptronTrainer(new(people, options.Labels), options.HiddenWidths, options.Seed).Train(options.TrainingSteps, options.RestBias);

    /// <summary>Fits a linear discriminant to the same windows, the floor that the net has to beat.</summary>
    public static LinearClassifier FitBaseline(IReadOnlyList<PersonSteps> people, TrainingOptions options)
    {
        var samples = new List<float[]>();
        var labels = new List<int>();
        var groups = new List<int>();
        for (var person = 0; person < people.Count; person++)
        {
            foreach (var step in people[person].Steps)
            {
                if (!step.IsSteady)
                    continue;
                samples.Add(step.Features);
                labels.Add(people[person].Blocks[step.Block].Label);
                groups.Add(person);
            }
        }

        return LinearDiscriminant.Fit(samples, labels, groups, options.Labels.Count, BaselineShrinkage, BaselineSoftness);
    }

    /// <summary>The probabilities of every step of a person, as the graph gives them; the memory starts anew in each stretch.</summary>
    /// <returns>One row a step, [step][label].</returns>
    public static double[][] Probabilities(PersonSteps person, IScoreModel model, TrainingOptions options)
    {
        var share = options.MemoryShare;
        var memory = new double[model.ClassCount];
        var scores = new double[model.ClassCount];
        var result = new double[person.Steps.Count][];
        var stretch = -1;
        for (var i = 0; i < result.Length; i++)
        {
            if (person.Steps[i].Stretch != stretch)
            {
                stretch = person.Steps[i].Stretch;
                Array.Clear(memory);
            }

            model.Score(person.Steps[i].Features, scores);
            for (var k = 0; k < memory.Length; k++)
                memory[k] = share * memory[k] + (1 - share) * scores[k];
            result[i] = Softmax(memory);
        }

        return result;
    }

    /// <summary>Exponentials of the scores, normalised to sum 1.</summary>
    public static double[] Softmax(ReadOnlySpan<double> scores)
    {
        var highest = double.NegativeInfinity;
        foreach (var score in scores)
            highest = Math.Max(highest, score);
        var result = new double[scores.Length];
        var sum = 0.0;
        for (var k = 0; k < result.Length; k++)
            sum += result[k] = Math.Exp(scores[k] - highest);
        for (var k = 0; k < result.Length; k++)
            result[k] /= sum;
        return result;
    }
}
