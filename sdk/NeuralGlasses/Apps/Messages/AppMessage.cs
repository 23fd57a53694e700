using NeuralGlasses.Hud;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Apps.Messages;

/// <summary>What the glasses tell an app; one message leads to one call of <see cref="GlassesApp"/>.</summary>
public enum AppMessageKind
{
    /// <summary>Begin; carries <see cref="AppStart"/>.</summary>
    Start = 0,

    /// <summary>The wearer opened the app.</summary>
    Open = 1,

    /// <summary>The wearer left the app.</summary>
    Close = 2,

    /// <summary>The wearer wants something.</summary>
    Intent = 3,

    /// <summary>The wearer chose an action; its id is the text.</summary>
    Action = 4,

    /// <summary>The wearer changed a setting; its id is the text, its value the second text.</summary>
    Setting = 5,

    /// <summary>What became of a scene.</summary>
    Shown = 6,

    /// <summary>The answer to a question.</summary>
    Answer = 7,

    /// <summary>Something happened to a service.</summary>
    Event = 8,

    /// <summary>Time went by.</summary>
    Tick = 9,

    /// <summary>End.</summary>
    Stop = 10,
}

/// <summary>One message of the glasses to an app.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="At">Host time at which it is sent.</param>
public readonly record struct AppMessage(AppMessageKind Kind, HostTime At)
{
    /// <summary>Id of an action or a setting; else null.</summary>
    public string? Text { get; init; }

    /// <summary>Value of a setting; else null.</summary>
    public string? Value { get; init; }

    /// <summary>The intent, of a message that is one.</summary>
    public AppIntent Intent { get; init; }

    /// <summary>What became of a scene, of a message that says so.</summary>
    public SceneShown Shown { get; init; }

    /// <summary>Number of the question that is answered.</summary>
    public int Number { get; init; }

    /// <summary>The answer, of a message that is one.</summary>
    public AppAnswer? Answer { get; init; }

    /// <summary>The event, of a message that is one.</summary>
    public AppEvent? Event { get; init; }

    /// <summary>With what the app begins, of a message that says so.</summary>
    public AppStart? Start { get; init; }
}

/// <summary>With what an app begins.</summary>
/// <param name="StartedAt">The wearer's clock at host time zero.</param>
/// <param name="Glasses">What the glasses can do.</param>
/// <param name="Settings">The wearer's settings, by id.</param>
/// <param name="Stored">What the app kept, by key.</param>
public sealed record AppStart(DateTimeOffset StartedAt, GlassesAbilities Glasses, IReadOnlyDictionary<string, string> Settings, IReadOnlyDictionary<string, string> Stored);

/// <summary>What an app asks of the glasses.</summary>
public enum AppRequestKind
{
    /// <summary>The app has begun and waits for messages.</summary>
    Ready = 0,

    /// <summary>Show a scene.</summary>
    Show = 1,

    /// <summary>The second text of the home line.</summary>
    Tell = 2,

    /// <summary>Tell the wearer something.</summary>
    Notify = 3,

    /// <summary>Take a notice back; its id is the text.</summary>
    Withdraw = 4,

    /// <summary>Speak the text.</summary>
    Say = 5,

    /// <summary>Keep the second text under the key that is the text; forget the key if there is none.</summary>
    Store = 6,

    /// <summary>Ask a service.</summary>
    Ask = 7,

    /// <summary>Leave the display.</summary>
    Close = 8,

    /// <summary>A line for the log.</summary>
    Log = 9,

    /// <summary>The app ended by itself; the text says why.</summary>
    Failed = 10,

    /// <summary>The app has done with a message.</summary>
    Done = 11,
}

/// <summary>One request of an app to the glasses.</summary>
/// <param name="Kind">What it is.</param>
public readonly record struct AppRequest(AppRequestKind Kind)
{
    /// <summary>The text, where there is one.</summary>
    public string? Text { get; init; }

    /// <summary>A second text, where there is one.</summary>
    public string? Value { get; init; }

    /// <summary>Whether a second text of the home line is news, which is also seen at the edge of what is open.</summary>
    public bool IsNews { get; init; }

    /// <summary>Whether an AI wrote what is to be said, which is then said by the voice of the AI.</summary>
    public bool IsByAssistant { get; init; }

    /// <summary>The scene, of a request that shows one.</summary>
    public HudScene? Scene { get; init; }

    /// <summary>Whether "back" comes to the app while the scene is shown.</summary>
    public bool LeadsBack { get; init; }

    /// <summary>The menu of the scene, or null.</summary>
    public IReadOnlyList<AppChoice>? Menu { get; init; }

    /// <summary>The notice, of a request that gives one.</summary>
    public AppNotice? Notice { get; init; }

    /// <summary>The question, of a request that asks one.</summary>
    public AppAsk? Ask { get; init; }

    /// <summary>Number of the question or of what is to be said, which comes back with the answer; 0 for one whose answer nobody wants.</summary>
    public int Number { get; init; }
}
