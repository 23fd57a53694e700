using NeuralGlasses.Hud;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Notifications;

/// <summary>Something that an app, or the runtime itself, has to tell the wearer.</summary>
/// <param name="AppId">Id of the app; <see cref="RuntimeApp"/> for the runtime itself.</param>
/// <param name="AppTitle">The app's title, as the wearer knows it.</param>
/// <param name="Id">Name that the app gives it; it takes the place of an earlier one of that app with the same.</param>
/// <param name="Title">What it is about, in a few words.</param>
/// <param name="Text">What there is to say; empty for nothing.</param>
/// <param name="At">When it happened.</param>
public sealed record Notification(string AppId, string AppTitle, string Id, string Title, string Text, HostTime At)
{
    /// <summary>Id of the runtime itself, the only one whose critical notifications are believed.</summary>
    public const string RuntimeApp = ".runtime";

    /// <summary>Most actions of one notification.</summary>
    public const int MostActions = 3;

    /// <summary>Most characters of an id, a group, an app's title or an action's.</summary>
    public const int LongestName = 100;

    /// <summary>Most characters of a title that are kept.</summary>
    public const int LongestTitle = 200;

    /// <summary>Most characters of a text that are kept, about ten printed pages.</summary>
    public const int LongestText = 20_000;

    /// <summary>How much it matters.</summary>
    public NotificationPriority Priority { get; init; } = NotificationPriority.Normal;

    /// <summary>How it is meant.</summary>
    public HudTone Tone { get; init; } = HudTone.Accent;

    /// <summary>A sign before the title.</summary>
    public HudSymbol Symbol { get; init; } = HudSymbol.Bell;

    /// <summary>What it is shown together with, such as one conversation; empty for all of the app.</summary>
    public string GroupKey { get; init; } = "";

    /// <summary>What the wearer can do about it, at most three.</summary>
    public IReadOnlyList<NotificationAction> Actions { get; init; } = [];

    /// <summary>When it is no longer worth showing, or null for never.</summary>
    public HostTime? ExpiresAt { get; init; }

    /// <summary>
    /// Whether it confirms what the wearer just did with this app, such as "Photo saved". It is shown even where the app may show nothing else,
    /// and only within <see cref="NotificationCentre.OwnDoingMs"/> of what the wearer did.
    /// </summary>
    public bool IsOwnDoing { get; init; }

    /// <summary>What is wrong with it, as one sentence, or null if nothing is.</summary>
    public string? Fault =>
        NameFault("app id", AppId) ?? NameFault("app title", AppTitle) ?? NameFault("id", Id)
        ?? (string.IsNullOrWhiteSpace(Title) ? "It has no title, expected a few words; give it one." : null)
        ?? (Text is null ? "Its text is missing, expected words or an empty text; give it one." : null)
        ?? (GroupKey is null || GroupKey.Length > LongestName ? $"Its group has {GroupKey?.Length ?? 0} characters, expected at most {LongestName}; choose a shorter one." : null)
        ?? (Enum.IsDefined(Priority) && Enum.IsDefined(Tone) && Enum.IsDefined(Symbol) ? null : "Its priority, tone or sign is none of those there are; choose one of them.")
        ?? (Actions is null || Actions.Count > MostActions ? $"It has {Actions?.Count ?? 0} actions, expected at most {MostActions}; leave some out." : null)
        ?? Actions!.Select(action => NameFault("action's id", action?.Id) ?? NameFault("action's title", action?.Title)).FirstOrDefault(fault => fault is not null);

    private static string? NameFault(string what, string? name) => string.IsNullOrEmpty(name) || name.Length > LongestName
        ? $"Its {what} has {name?.Length ?? 0} characters, expected 1 to {LongestName}; choose another."
        : null;
}
