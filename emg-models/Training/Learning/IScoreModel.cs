namespace NeuralGlasses.Training.Learning;

/// <summary>A model that gives one score a class for a feature vector.</summary>
public interface IScoreModel
{
    /// <summary>Number of classes.</summary>
    int ClassCount { get; }

    /// <summary>Number of features.</summary>
    int FeatureCount { get; }

    /// <summary>Computes the scores of one feature vector.</summary>
    /// <param name="features"><see cref="FeatureCount"/> values.</param>
    /// <param name="scores">Receives <see cref="ClassCount"/> values.</param>
    void Score(ReadOnlySpan<float> features, Span<double> scores);
}
