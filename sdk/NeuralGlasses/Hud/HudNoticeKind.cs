namespace NeuralGlasses.Hud;

/// <summary>How a notice is meant.</summary>
public enum HudNoticeKind
{
    /// <summary>Something was done as wanted.</summary>
    Confirmation = 0,

    /// <summary>Something was not done, or needs the wearer.</summary>
    Warning = 1,
}
