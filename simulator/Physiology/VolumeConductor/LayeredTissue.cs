namespace NeuralGlasses.Physiology.VolumeConductor;

/// <summary>Muscle under fat under skin, as flat layers.</summary>
public sealed record LayeredTissue
{
    /// <summary>Fat, in millimetres.</summary>
    public double FatMm { get; init; } = 2;

    /// <summary>Skin, in millimetres.</summary>
    public double SkinMm { get; init; } = 1.2;

    /// <summary>Conductivity of muscle along its fibres, in siemens a metre (0.40 to 0.5 in use; Botelho 2019).</summary>
    public double MuscleAlong { get; init; } = 0.45;

    /// <summary>Conductivity of muscle across its fibres, in siemens a metre.</summary>
    public double MuscleAcross { get; init; } = 0.10;

    /// <summary>Conductivity of fat, in siemens a metre.</summary>
    public double Fat { get; init; } = 0.045;

    /// <summary>Conductivity of skin, in siemens a metre; published models use up to 1 (Roeleveld 1997), dry skin has less.</summary>
    public double Skin { get; init; } = 0.5;
}
