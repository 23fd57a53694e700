using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Apps;

/// <summary>What the wearer wants of an app.</summary>
/// <param name="Kind">What is wanted.</param>
/// <param name="FocusedId">Id of what has the focus in the app's scene; null for nothing.</param>
/// <param name="At">Host time at which the intent was made.</param>
public readonly record struct AppIntent(IntentKind Kind, string? FocusedId, HostTime At)
{
    /// <summary>Steps of a dial, positive clockwise; degrees of a drag to the right.</summary>
    public double X { get; init; }

    /// <summary>Degrees of a drag downwards.</summary>
    public double Y { get; init; }
}

/// <summary>What became of a scene.</summary>
/// <param name="SceneId">Id of the scene.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">One sentence for a scene that is not all shown; else empty.</param>
public readonly record struct SceneShown(string SceneId, HudOutcome Outcome, string Reason);

/// <summary>A line of a menu.</summary>
/// <param name="Id">Name of the line, which comes back with <see cref="GlassesApp.OnAction"/>.</param>
/// <param name="Title">What the wearer reads, 1 to 15 characters.</param>
public sealed record AppChoice(string Id, string Title);

/// <summary>Something that an app tells the wearer.</summary>
/// <param name="Id">Name of the notice; one with the same id takes the place of the one before.</param>
/// <param name="Title">One line.</param>
/// <param name="Text">What there is to say; empty for nothing.</param>
public sealed record AppNotice(string Id, string Title, string Text)
{
    /// <summary>How it is meant.</summary>
    public HudTone Tone { get; init; } = HudTone.Accent;

    /// <summary>A sign before the title.</summary>
    public HudSymbol Symbol { get; init; }

    /// <summary>How much it matters.</summary>
    public AppUrgency Urgency { get; init; } = AppUrgency.Normal;

    /// <summary>Whether it only confirms what the wearer has just done with the app: such a notice is shown at once.</summary>
    public bool IsConfirmation { get; init; }
}

/// <summary>How much a notice of an app matters.</summary>
public enum AppUrgency
{
    /// <summary>For the history.</summary>
    Low = 0,

    /// <summary>Worth a look when there is time.</summary>
    Normal = 1,

    /// <summary>Worth a look now.</summary>
    High = 2,
}
