using NeuralGlasses.Training.Learning;

namespace NeuralGlasses.Training.Evaluation;

/// <summary>Four-fold cross-validation by person: person i of the ordered list is held out in fold i mod 4.</summary>
public static class CrossValidation
{
    /// <summary>Number of folds.</summary>
    public const int Folds = 4;

    /// <typeparam name="T">Kind of model.</typeparam>
    /// <summary>The model for each person, learnt without that person.</summary>
    /// <param name="people">At least as many people as folds.</param>
    /// <param name="fit">Learns a model from some of the people.</param>
    /// <param name="progress">Told after each fold.</param>
    /// <exception cref="ArgumentException">There are fewer people than folds.</exception>
    public static T[] Run<T>(IReadOnlyList<PersonSteps> people, Func<IReadOnlyList<PersonSteps>, T> fit, Action<int> progress)
        where T : IScoreModel
    {
        if (people.Count < Folds)
            throw new ArgumentException($"There are {people.Count} people, cross-validation in {Folds} folds needs at least {Folds}; add recordings.", nameof(people));
        var models = new T[people.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            var learnt = fit([.. people.Where((_, i) => i % Folds != fold)]);
            for (var i = fold; i < people.Count; i += Folds)
                models[i] = learnt;
            progress(fold);
        }

        return models;
    }
}
