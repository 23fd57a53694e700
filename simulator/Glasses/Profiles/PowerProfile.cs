namespace NeuralGlasses.Simulator.Glasses.Profiles;

/// <summary>A cell and what the parts draw while they are on.</summary>
public sealed record PowerProfile
{
    /// <summary>What the cell holds, in milliwatt-hours; null for glasses fed from outside.</summary>
    public double? CapacityMilliwattHours { get; init; }

    /// <summary>Charge below which apps are to save it, in percent.</summary>
    public required double LowPercent { get; init; }

    /// <summary>What a charger gives, in milliwatts.</summary>
    public required double ChargerMilliwatts { get; init; }

    /// <summary>Computer, radio and sensors, linked to the band and decoding, in milliwatts.</summary>
    public required double IdleMilliwatts { get; init; }

    /// <summary>The display besides, while it lights a pixel, in milliwatts.</summary>
    public required double DisplayMilliwatts { get; init; }

    /// <summary>The camera besides, for a second from each photo, in milliwatts.</summary>
    public required double PhotoMilliwatts { get; init; }

    /// <summary>The camera besides while photos follow each other within a second, in milliwatts.</summary>
    public required double BurstMilliwatts { get; init; }

    /// <summary>The microphones besides, while they listen, in milliwatts.</summary>
    public required double MicrophoneMilliwatts { get; init; }

    /// <summary>The speakers besides, while they play, in milliwatts.</summary>
    public required double SpeakerMilliwatts { get; init; }
}
