namespace NeuralGlasses.Notifications;

/// <summary>When the wearer wants quiet. What is critical, what confirms the wearer's own doing, and the apps that are let through are shown nevertheless.</summary>
public sealed record QuietSettings
{
    /// <summary>Most periods of a day.</summary>
    public const int MostPeriods = 8;

    /// <summary>Whether it is quiet now, whatever the periods say.</summary>
    public bool IsOn { get; init; }

    /// <summary>End of a quiet that was turned on, by the clock on the wall; null for until it is turned off.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Quiet parts of every day; they need a clock that was set.</summary>
    public IReadOnlyList<QuietPeriod> Periods { get; init; } = [];

    /// <summary>Ids of the apps that are let through; they have to be allowed in view as well.</summary>
    public IReadOnlyList<string> LetThrough { get; init; } = [];

    /// <summary>Whether it is quiet.</summary>
    /// <param name="wall">Local time, or null where nobody has set the clock: then periods do not count, and a quiet that was turned on does not end.</param>
    public bool Holds(DateTimeOffset? wall)
    {
        if (IsOn && !(wall >= Until))
            return true;
        if (wall is not { } local)
            return false;
        var time = TimeOnly.FromDateTime(local.DateTime);
        for (var i = 0; i < Periods.Count; i++)
        {
            if (Periods[i].Holds(time))
                return true;
        }

        return false;
    }

    internal bool LetsThrough(string appId)
    {
        for (var i = 0; i < LetThrough.Count; i++)
        {
            if (LetThrough[i] == appId)
                return true;
        }

        return false;
    }
}
