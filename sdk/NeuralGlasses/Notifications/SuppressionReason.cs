namespace NeuralGlasses.Notifications;

/// <summary>Why a notification is in the history without ever having been in view.</summary>
public enum SuppressionReason
{
    /// <summary>The wearer has not allowed the app in view.</summary>
    NotAllowed = 0,

    /// <summary>It is of low priority, and the wearer wants quiet.</summary>
    Quiet = 1,

    /// <summary>It is of low priority, and the wearer is busy.</summary>
    Busy = 2,

    /// <summary>It confirms what the wearer did too long ago, or for the third time.</summary>
    LateConfirmation = 3,
}
