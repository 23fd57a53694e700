namespace NeuralGlasses.Physiology.Typing;

/// <summary>A key that was struck.</summary>
/// <param name="Character">Its character.</param>
/// <param name="PressS">When it reached the end of its travel, in seconds.</param>
/// <param name="ReleaseS">When it was let go, in seconds.</param>
public readonly record struct StruckKey(char Character, double PressS, double ReleaseS);
