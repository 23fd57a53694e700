namespace NeuralGlasses.Wristband.Storage;

/// <summary>What a record found in its two slots.</summary>
public enum LoadResult
{
    /// <summary>The newest slot was read; the other is whole or was never written.</summary>
    Loaded = 0,

    /// <summary>One slot was read and the other is damaged, as after a power cut in a save. What was read may be the state before that save.</summary>
    Recovered = 1,

    /// <summary>Neither slot exists: nothing was ever saved.</summary>
    Empty = 2,

    /// <summary>At least one slot exists and none is valid. A power cut in the first save ever leaves this too.</summary>
    Damaged = 3,
}
