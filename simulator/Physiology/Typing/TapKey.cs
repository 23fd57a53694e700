using NeuralGlasses.Physiology.Anatomy;

namespace NeuralGlasses.Physiology.Typing;

/// <summary>A key of a board, and who strikes it.</summary>
/// <param name="Character">What it writes; <see cref="TapKeyboard.Backspace"/> and <see cref="TapKeyboard.Shift"/> write nothing.</param>
/// <param name="Name">Its name, such as <c>comma</c>.</param>
/// <param name="Hand">Which hand strikes it.</param>
/// <param name="Finger">Which finger: 1 the thumb, 5 the little finger.</param>
/// <param name="Row">Rows from the one where the fingers rest: 1 above, -1 below, 2 the digits.</param>
/// <param name="Reach">Keys from the one on which the finger rests, positive towards the thumb.</param>
public sealed record TapKey(char Character, string Name, Arm Hand, int Finger, int Row, int Reach);
