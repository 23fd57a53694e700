namespace NeuralGlasses.Sound.Calls;

/// <summary>Why a call ended.</summary>
public enum CallEnd
{
    /// <summary>It did not, or there was none.</summary>
    None = 0,

    /// <summary>The wearer ended it.</summary>
    HungUp = 1,

    /// <summary>The other side ended it.</summary>
    LeftByOther = 2,

    /// <summary>The wearer did not want it.</summary>
    Declined = 3,

    /// <summary>Nobody answered it.</summary>
    Missed = 4,

    /// <summary>The connection was lost.</summary>
    Failed = 5,
}
