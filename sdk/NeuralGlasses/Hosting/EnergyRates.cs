namespace NeuralGlasses.Hosting;

/// <summary>What an app is charged for the parts that it uses; the usual rates are those of the small colour HUD (hardware-spec/glasses.md, power and heat).</summary>
public sealed record EnergyRates
{
    /// <summary>The display while an app is in view, in milliwatts.</summary>
    public double DisplayMilliwatts { get; init; } = 500;

    /// <summary>One photo, in milliwatt-seconds.</summary>
    public double PhotoMilliwattSeconds { get; init; } = 1200;

    /// <summary>The camera while a burst, a video or the viewfinder goes on, in milliwatts.</summary>
    public double CameraMilliwatts { get; init; } = 1700;

    /// <summary>The microphones while they listen, in milliwatts.</summary>
    public double MicrophoneMilliwatts { get; init; } = 5;

    /// <summary>The speakers while they play, in milliwatts.</summary>
    public double SpeakerMilliwatts { get; init; } = 100;
}
