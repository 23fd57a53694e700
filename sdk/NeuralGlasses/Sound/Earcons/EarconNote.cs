namespace NeuralGlasses.Sound.Earcons;

/// <summary>One tone of a short sound.</summary>
/// <param name="AtMs">When it begins, in milliseconds after the sound.</param>
/// <param name="LengthMs">Its length, in milliseconds.</param>
/// <param name="FrequencyHz">Its pitch, in hertz.</param>
/// <param name="Level">Its peak, as a share of full scale.</param>
public readonly record struct EarconNote(double AtMs, double LengthMs, double FrequencyHz, double Level);
