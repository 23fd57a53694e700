using NeuralGlasses.Decoding;

namespace NeuralGlasses.Training.Evaluation;

/// <summary>What was measured while training.</summary>
/// <param name="People">Number of people.</param>
/// <param name="HeldOut">Windows of people that the model had not seen (cross-validation).</param>
/// <param name="HeldOutUnbiased">The same without the value added to the score of rest.</param>
/// <param name="Baseline">The same for the linear discriminant, without such a value.</param>
/// <param name="InTraining">Windows of people that the model learnt from.</param>
/// <param name="HeldOutEvents">Events of people that the model had not seen.</param>
/// <param name="BaselineEvents">The same for the linear discriminant, with a policy chosen for it in the same way.</param>
/// <param name="InTrainingEvents">Events of people that the model learnt from.</param>
/// <param name="Policy">The chosen settings of the decision policy.</param>
public sealed record TrainingFigures(
    int People,
    WindowScore HeldOut,
    WindowScore HeldOutUnbiased,
    WindowScore Baseline,
    WindowScore InTraining,
    EventScore HeldOutEvents,
    EventScore BaselineEvents,
    EventScore InTrainingEvents,
    ModelManifestPolicy Policy);
