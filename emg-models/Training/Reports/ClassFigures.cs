namespace NeuralGlasses.Training.Reports;

/// <summary>Figures of one label; every person who was tested with it counts the same.</summary>
/// <param name="Recall">Share of the label's frames that were recognised; absent where the label was not tested.</param>
/// <param name="Precision">Share of this label among the decisions for it; absent where nothing was taken for it.</param>
/// <param name="Frames">Tested frames that carry the label, over all people.</param>
public sealed record ClassFigures(double? Recall, double? Precision, int Frames);
