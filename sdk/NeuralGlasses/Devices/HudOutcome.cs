namespace NeuralGlasses.Devices;

/// <summary>What became of a scene that was to be shown.</summary>
public enum HudOutcome
{
    /// <summary>All of it is shown.</summary>
    Displayed = 0,

    /// <summary>It is shown, with something left out.</summary>
    Degraded = 1,

    /// <summary>It came too soon after the one before and is not shown; a later attempt may succeed.</summary>
    Dropped = 2,

    /// <summary>It is not shown, and the next attempt will fail as well unless something else changes.</summary>
    Blocked = 3,
}
