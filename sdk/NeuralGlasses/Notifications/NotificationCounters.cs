namespace NeuralGlasses.Notifications;

/// <summary>What became of all notifications since the start.</summary>
public sealed class NotificationCounters
{
    private readonly long[] _suppressed = new long[Enum.GetValues<SuppressionReason>().Length];

    /// <summary>Notifications that were posted.</summary>
    public long Posted { get; internal set; }

    /// <summary>Cards that came into view.</summary>
    public long Shown { get; internal set; }

    /// <summary>Notifications that had to wait because the wearer was busy or wanted quiet.</summary>
    public long Deferred { get; internal set; }

    /// <summary>Notifications that had to wait because their app had used up its interruptions of the hour.</summary>
    public long OverBudget { get; internal set; }

    /// <summary>Notifications that came into view on a card with others.</summary>
    public long Grouped { get; internal set; }

    /// <summary>Notifications that a later one of the same id took the place of.</summary>
    public long Replaced { get; internal set; }

    /// <summary>Notifications that said again what had just been said.</summary>
    public long Repeated { get; internal set; }

    /// <summary>Notifications that were no longer worth showing when their turn came.</summary>
    public long Expired { get; internal set; }

    /// <summary>Notifications of which no more than their number was kept until they came into view, because too many waited, or that were never shown for it.</summary>
    public long Dropped { get; internal set; }

    /// <summary>Cards that went before they had been there for their time, because something critical came, the wearer did something else, or the display went off; they come again.</summary>
    public long Interrupted { get; internal set; }

    /// <summary>Cards that the wearer took away.</summary>
    public long Dismissed { get; internal set; }

    /// <summary>Titles and texts of which the end was not kept.</summary>
    public long Cut { get; internal set; }

    /// <summary>Notifications that called themselves critical and are not the runtime's; they count as high.</summary>
    public long Downgraded { get; internal set; }

    /// <summary>Notifications that were not taken because something is wrong with them.</summary>
    public long Refused { get; internal set; }

    /// <summary>Lines of news that came into view at the edge of another app.</summary>
    public long NewsShown { get; internal set; }

    /// <summary>Lines of news that did not, because their app may not be in view or has used up its interruptions, a card is in view, or the wearer is busy or wants quiet.</summary>
    public long NewsWithheld { get; internal set; }

    /// <summary>Times that the history could not be kept.</summary>
    public long SaveFailures { get; internal set; }

    /// <summary>Notifications that never came into view, by the reason.</summary>
    public long Suppressed(SuppressionReason reason) => _suppressed[(int)reason];

    internal void CountSuppressed(SuppressionReason reason) => _suppressed[(int)reason]++;
}
