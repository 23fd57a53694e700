namespace NeuralGlasses.Training.Typing.Keystrokes;

/// <summary>What a keyboard made of the gestures of one real person.</summary>
/// <param name="Subject">Who.</param>
/// <param name="Calibrations">One for each time that the person calibrated.</param>
public sealed record PersonKeystrokes(string Subject, IReadOnlyList<CalibratedKeystrokes> Calibrations)
{
    /// <summary>All gestures after calibrations that the check of the glasses accepts; the others a wearer would have been asked to do again.</summary>
    internal IEnumerable<RealKeystroke> Accepted => Calibrations.Where(each => each.IsAccepted).SelectMany(each => each.Keystrokes);
}
