namespace NeuralGlasses.Training.Events;

/// <summary>How often detected events were taken for another class, and what CLER leaves out.</summary>
/// <param name="Rate">
/// Classification error rate, 0 to 1; null when no label was matched with a detection of a labelled class (the original program
/// answers 0 there).
/// </param>
/// <param name="Confusion">Matched pairs, [label's class][detection's class].</param>
/// <param name="Misses">Labels of each class without a detection; they do not raise the rate.</param>
/// <param name="Extras">Detections of each class without a label; they do not raise the rate.</param>
/// <param name="DroppedReleases">Detected releases left out because their press was not the last label before them.</param>
public sealed record ClerResult(
    double? Rate,
    IReadOnlyList<IReadOnlyList<int>> Confusion,
    IReadOnlyList<int> Misses,
    IReadOnlyList<int> Extras,
    int DroppedReleases);
