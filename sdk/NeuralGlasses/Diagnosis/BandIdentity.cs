namespace NeuralGlasses.Diagnosis;

/// <summary>Who the wristband says it is, from its Device Information service; null for what it did not say.</summary>
/// <param name="Manufacturer">Manufacturer name.</param>
/// <param name="Model">Model number.</param>
/// <param name="HardwareRevision">Hardware revision.</param>
/// <param name="FirmwareRevision">Firmware revision.</param>
public sealed record BandIdentity(string? Manufacturer, string? Model, string? HardwareRevision, string? FirmwareRevision);
