namespace NeuralGlasses.Diagnosis;

/// <summary>The versions that the control point states.</summary>
/// <param name="Commands">Version of the control point's commands.</param>
/// <param name="Frames">Version of the frames.</param>
/// <param name="FirmwareMajor">Major version of the firmware.</param>
/// <param name="FirmwareMinor">Minor version of the firmware.</param>
public sealed record BandVersions(int Commands, int Frames, int FirmwareMajor, int FirmwareMinor);
