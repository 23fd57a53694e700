namespace NeuralGlasses.Simulator.Reports;

/// <summary>What the glasses say of themselves at the end.</summary>
/// <param name="Profile">Which glasses they were.</param>
/// <param name="BatteryPercent">Charge left; null for glasses fed from outside.</param>
/// <param name="SkinCelsius">Temperature of the temple, in degrees Celsius.</param>
/// <param name="HudDropped">Scenes that came too soon for the display.</param>
public sealed record GlassesReport(string Profile, double? BatteryPercent, double SkinCelsius, int HudDropped);
