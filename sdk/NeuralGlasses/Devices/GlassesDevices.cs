namespace NeuralGlasses.Devices;

/// <summary>The devices of one pair of glasses.</summary>
/// <param name="Camera">The camera.</param>
/// <param name="CaptureLed">The light beside it.</param>
/// <param name="Display">The display.</param>
/// <param name="Photos">Where photos are kept.</param>
/// <param name="Captures">Where every wish for a photo is remembered.</param>
public sealed record GlassesDevices(ICamera Camera, ICaptureLed CaptureLed, IHudDisplay Display, IPhotoStore Photos, ICaptureLog Captures);
