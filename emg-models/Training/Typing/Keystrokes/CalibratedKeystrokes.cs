namespace NeuralGlasses.Training.Typing.Keystrokes;

/// <summary>What a keyboard made of the gestures of one real person after a calibration.</summary>
/// <param name="AskedToRepeat">Gestures that the check of the calibration would have asked to repeat.</param>
/// <param name="RestSeconds">Time of rest in which nothing was to be typed, in seconds.</param>
/// <param name="TypedInRest">Keystrokes in it.</param>
/// <param name="Keystrokes">The gestures, in order of time.</param>
public sealed record CalibratedKeystrokes(IReadOnlyList<string> AskedToRepeat, double RestSeconds, int TypedInRest, IReadOnlyList<RealKeystroke> Keystrokes)
{
    internal bool IsAccepted => AskedToRepeat.Count == 0;
}
