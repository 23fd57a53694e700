namespace NeuralGlasses.Media;

/// <summary>What the player does.</summary>
public enum PlayerStatus
{
    /// <summary>Nothing, or it came to the end of its list.</summary>
    Stopped = 0,

    /// <summary>It plays.</summary>
    Playing = 1,

    /// <summary>It waits at its place.</summary>
    Paused = 2,
}
