using NeuralGlasses.Training.Learning;

namespace NeuralGlasses.Training.Evaluation;

/// <summary>How often single windows are right.</summary>
/// <param name="Balanced200">Balanced accuracy of one 200 ms window, mean over people, 0 to 1.</param>
/// <param name="Balanced600">Balanced accuracy of the mean log-probability over nine windows (600 ms), mean over people, 0 to 1.</param>
/// <param name="Worst200">Balanced accuracy of the worst person, one window.</param>
/// <param name="PerPerson200">Balanced accuracy of each person, one window.</param>
/// <param name="Confusion">Share of windows of the row's label that were taken for the column's, mean over people, [label, answer].</param>
public sealed record WindowScore(double Balanced200, double Balanced600, double Worst200, IReadOnlyList<double> PerPerson200, double[,] Confusion)
{
    private const int Context = 9;

    /// <summary>Scores people with the model that belongs to each.</summary>
    public static WindowScore Of(IReadOnlyList<PersonSteps> people, IReadOnlyList<IScoreModel> models)
    {
        var classes = models[0].ClassCount;
        var confusion = new double[classes, classes];
        var single = new double[people.Count];
        var longer = new double[people.Count];
        for (var p = 0; p < people.Count; p++)
        {
            var (counts200, counts600) = Count(people[p], models[p]);
            single[p] = Balanced(counts200);
            longer[p] = Balanced(counts600);
            for (var k = 0; k < classes; k++)
            {
                var total = Math.Max(1, Row(counts200, k));
                for (var j = 0; j < classes; j++)
                    confusion[k, j] += (double)counts200[k, j] / total / people.Count;
            }
        }

        return new(single.Average(), longer.Average(), single.Min(), single, confusion);
    }

    private static (int[,] Single, int[,] Longer) Count(PersonSteps person, IScoreModel model)
    {
        var classes = model.ClassCount;
        var single = new int[classes, classes];
        var longer = new int[classes, classes];
        var scores = new double[classes];
        var recent = new Queue<double[]>();
        var sum = new double[classes];
        var stretch = -1;
        foreach (var step in person.Steps)
        {
            if (step.Stretch != stretch)
            {
                stretch = step.Stretch;
                recent.Clear();
                Array.Clear(sum);
            }

            model.Score(step.Features, scores);
            var logarithms = Array.ConvertAll(GestureTrainer.Softmax(scores), probability => Math.Log(probability + 1e-12));
            recent.Enqueue(logarithms);
            for (var k = 0; k < classes; k++)
                sum[k] += logarithms[k];
            if (recent.Count > Context)
            {
                var old = recent.Dequeue();
                for (var k = 0; k < classes; k++)
                    sum[k] -= old[k];
            }

            if (!step.IsSteady)
                continue;
            var label = person.Blocks[step.Block].Label;
            single[label, Best(logarithms)]++;
            longer[label, Best(sum)]++;
        }

        return (single, longer);
    }

    private static int Best(double[] values) => Array.IndexOf(values, values.Max());

    private static int Row(int[,] counts, int row)
    {
        var sum = 0;
        for (var j = 0; j < counts.GetLength(1); j++)
            sum += counts[row, j];
        return sum;
    }

    private static double Balanced(int[,] counts)
    {
        double sum = 0;
        var present = 0;
        for (var k = 0; k < counts.GetLength(0); k++)
        {
            var total = Row(counts, k);
            if (total == 0)
                continue;
            sum += (double)counts[k, k] / total;
            present++;
        }

        return present == 0 ? 0 : sum / present;
    }
}
