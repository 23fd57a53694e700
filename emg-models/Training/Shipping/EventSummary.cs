namespace NeuralGlasses.Training.Shipping;

/// <summary>Events of all test people under one protocol.</summary>
/// <param name="Command">The command that measures them.</param>
/// <param name="Known">What was known of a test person, in words.</param>
/// <param name="Gestures">Prompted gestures.</param>
/// <param name="Recall">Share of gestures whose first activation was the right one.</param>
/// <param name="WrongRate">Share of gestures whose first activation was another gesture.</param>
/// <param name="FalseActivations">Activations in rest.</param>
/// <param name="RestHours">Hours of rest.</param>
/// <param name="FalsePerHourUpper95">Upper 95 % limit of the false activations an hour.</param>
/// <param name="MedianSecondsFromOnset">Median time from the muscles' onset to the right activation, in seconds.</param>
/// <param name="NinetiethSecondsFromOnset">90 % point of the same.</param>
/// <param name="AskedToRepeat">People whom the check of the calibration would ask to repeat a gesture.</param>
/// <param name="RecallOfAccepted">The recall without them; null where there are none.</param>
/// <param name="FalseOfAccepted">Activations in their rest; null where there are none.</param>
public sealed record EventSummary(
    string Command,
    string Known,
    int Gestures,
    double Recall,
    double WrongRate,
    int FalseActivations,
    double RestHours,
    double FalsePerHourUpper95,
    double? MedianSecondsFromOnset,
    double? NinetiethSecondsFromOnset,
    IReadOnlyList<string> AskedToRepeat,
    double? RecallOfAccepted,
    int? FalseOfAccepted);
