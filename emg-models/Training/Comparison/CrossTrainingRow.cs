namespace NeuralGlasses.Training.Comparison;

/// <summary>One decoder, taught by one kind of people and tested on another, or by turns within one kind.</summary>
/// <param name="Set">Name of the real set.</param>
/// <param name="Protocol">What was known of a test person: <c>zero-shot</c> or <c>one-shot</c>.</param>
/// <param name="Decoder">Name of the decoder.</param>
/// <param name="Taught">Who taught: <c>real</c> or <c>simulated</c>.</param>
/// <param name="Tested">Who was tested: <c>real</c> or <c>simulated</c>.</param>
/// <param name="People">How many people were tested.</param>
/// <param name="Labels">Labels that were told apart.</param>
/// <param name="Window200">Balanced accuracy from 200 ms, mean over people, 0 to 1; under zero-shot with nothing recorded later than the frame.</param>
/// <param name="Context600">Balanced accuracy from 600 ms, likewise.</param>
/// <param name="Worst600">That of the worst person.</param>
public sealed record CrossTrainingRow(
    string Set, string Protocol, string Decoder, string Taught, string Tested, int People, IReadOnlyList<string> Labels, double Window200, double Context600, double Worst600);
