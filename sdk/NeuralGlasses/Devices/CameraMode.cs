namespace NeuralGlasses.Devices;

/// <summary>One size in which a camera takes pictures.</summary>
/// <param name="WidthPixels">Width, in pixels.</param>
/// <param name="HeightPixels">Height, in pixels.</param>
/// <param name="PerSecond">Most pictures a second.</param>
public sealed record CameraMode(int WidthPixels, int HeightPixels, double PerSecond);
