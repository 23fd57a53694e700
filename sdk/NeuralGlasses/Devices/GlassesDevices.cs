namespace NeuralGlasses.Devices;

/// <summary>The devices of one pair of glasses.</summary>
/// <param name="Camera">The camera.</param>
/// <param name="CaptureLed">The light beside it.</param>
/// <param name="Display">The display.</param>
/// <param name="Photos">Where photos are kept.</param>
/// <param name="Captures">Where every wish for a photo is remembered.</param>
public sealed record GlassesDevices(ICamera Camera, ICaptureLed CaptureLed, IHudDisplay Display, IPhotoStore Photos, ICaptureLog Captures)
{
    /// <summary>The microphones; null for glasses without any.</summary>
    public IMicrophone? Microphone { get; init; }

    /// <summary>The speakers; null for glasses without any.</summary>
    public ISpeaker? Speaker { get; init; }

    /// <summary>The motion sensor; null for glasses without one.</summary>
    public IHeadMotion? Head { get; init; }

    /// <summary>Cell and temperature; null for glasses that do not tell them.</summary>
    public IGlassesPower? Power { get; init; }

    /// <summary>Buttons and touch surface; null for glasses without any.</summary>
    public IGlassesButtons? Buttons { get; init; }

    /// <summary>The wearer's pause switch; null for glasses without one.</summary>
    public IPauseSwitch? Pause { get; init; }

    /// <summary>What feels whether they are worn; null for glasses that do not, which are taken to be worn.</summary>
    public IWearSensor? Wear { get; init; }
}
