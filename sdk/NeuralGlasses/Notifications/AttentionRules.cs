namespace NeuralGlasses.Notifications;

/// <summary>What has to wait while the wearer is busy.</summary>
internal static class AttentionRules
{
    // While the wearer is busy with what is named, priorities below the first wait, and confirmations of the wearer's own doing where it says so.
    private static readonly (Attention While, NotificationPriority PassesFrom, bool HoldsConfirmations)[] Table =
    [
        (Attention.Capturing, NotificationPriority.Critical, true),
        (Attention.Speaking, NotificationPriority.Critical, false),
        (Attention.InCall, NotificationPriority.Critical, false),
        (Attention.Calibrating, NotificationPriority.Critical, true),
        (Attention.Focused, NotificationPriority.High, false),
    ];

    /// <summary>What has to be over before an app may speak; null for nothing.</summary>
    public static string? WhySilent(Attention attention) =>
        (attention & Attention.InCall) != 0 ? "A call is going on."
        : (attention & Attention.Capturing) != 0 ? "Something is being recorded."
        : (attention & Attention.Speaking) != 0 ? "The wearer is speaking."
        : (attention & Attention.Calibrating) != 0 ? "The wristband is being calibrated."
        : null;

    public static bool Holds(Attention attention, NotificationPriority priority, bool isConfirmation, bool mayWake)
    {
        if (priority == NotificationPriority.Critical)
            return false;
        if ((attention & Attention.Asleep) != 0 && !mayWake && !isConfirmation)
            return true;
        foreach (var (busy, passesFrom, holdsConfirmations) in Table)
        {
            if ((attention & busy) != 0 && (isConfirmation ? holdsConfirmations : priority < passesFrom))
                return true;
        }

        return false;
    }
}
