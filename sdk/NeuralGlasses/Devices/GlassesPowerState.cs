namespace NeuralGlasses.Devices;

/// <summary>Charge and heat of the glasses at one moment.</summary>
/// <param name="IsOn">Whether the glasses run: neither is the cell empty nor are they too hot.</param>
/// <param name="ChargePercent">Charge of the cell, 0 to 100; null for glasses fed from outside.</param>
/// <param name="IsCharging">Whether a charger is plugged in.</param>
/// <param name="IsLow">Whether the charge is so low that apps should save it.</param>
/// <param name="SkinCelsius">Temperature of the temple where it touches the skin, in degrees Celsius.</param>
/// <param name="Heat">What that temperature means.</param>
public readonly record struct GlassesPowerState(bool IsOn, double? ChargePercent, bool IsCharging, bool IsLow, double SkinCelsius, HeatLevel Heat);
