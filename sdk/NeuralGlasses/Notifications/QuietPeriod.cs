namespace NeuralGlasses.Notifications;

/// <summary>A part of every day in which the wearer wants quiet.</summary>
/// <param name="From">Its begin, by the clock on the wall.</param>
/// <param name="To">Its end; one that is not after the begin is on the next day.</param>
public sealed record QuietPeriod(TimeOnly From, TimeOnly To)
{
    /// <summary>Whether a time of day lies in it; the end does not.</summary>
    public bool Holds(TimeOnly time) => From < To ? time >= From && time < To : time >= From || time < To;
}
