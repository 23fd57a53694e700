namespace NeuralGlasses.Physiology.Skin;

/// <summary>What disturbs the electrodes. Values and their sources are in part B5 of the research notes; most are estimates.</summary>
public sealed record SkinConditions
{
    /// <summary>Mains frequency, in hertz: 50, 60, or 0 for none.</summary>
    public int MainsHz { get; init; } = 50;

    /// <summary>Mains hum of a middling electrode pair, in microvolts RMS, 0 to 1000.</summary>
    public double MainsMicrovolts { get; init; } = 4;

    /// <summary>How long the band has been on at the beginning, in seconds: impedance falls in the first minutes.</summary>
    public double WornS { get; init; }

    /// <summary>Sweat, from 0 for dry to 1 for dripping: contact is better and neighbours are joined.</summary>
    public double Sweat { get; init; }

    /// <summary>How loosely the band sits, from 0 for well to 1: contacts come and go, and motion shakes them more.</summary>
    public double Looseness { get; init; }

    /// <summary>Factor on motion artefacts, 0 to 10.</summary>
    public double MotionArtefact { get; init; } = 1;

    /// <summary>Factor on the noise of skin and contact, 0 to 20.</summary>
    public double Noise { get; init; } = 1;

    /// <summary>Height of the heart's R wave on the wrist, in microvolts, 0 to 50.</summary>
    public double HeartMicrovolts { get; init; } = 2;

    /// <summary>Throws <see cref="PhysiologyException"/> with the field's name if a value is out of range; <paramref name="where"/> says whose.</summary>
    public void Validate(string where)
    {
        if (MainsHz is not (0 or 50 or 60))
            throw new PhysiologyException($"{where}.mainsHz is {MainsHz}; expected 50, 60, or 0 for none.");
        Require(MainsMicrovolts, 1000, where, "mainsMicrovolts");
        Require(WornS, 86400, where, "wornS");
        Require(Sweat, 1, where, "sweat");
        Require(Looseness, 1, where, "looseness");
        Require(MotionArtefact, 10, where, "motionArtefact");
        Require(Noise, 20, where, "noise");
        Require(HeartMicrovolts, 50, where, "heartMicrovolts");
    }

    private static void Require(double value, double most, string where, string field)
    {
        if (!(value >= 0 && value <= most))
            throw new PhysiologyException($"{where}.{field} is {value}; expected 0 to {most}.");
    }
}
