namespace NeuralGlasses.Home.Entities;

/// <summary>What something in a home is.</summary>
public enum HomeKind
{
    /// <summary>A light.</summary>
    Light = 0,

    /// <summary>A switch or a socket.</summary>
    Switch = 1,

    /// <summary>What opens and closes: a blind, an awning, a garage door.</summary>
    Cover = 2,

    /// <summary>A lock.</summary>
    Lock = 3,

    /// <summary>What heats or cools.</summary>
    Climate = 4,

    /// <summary>A fan.</summary>
    Fan = 5,

    /// <summary>A scene, which sets several things at once.</summary>
    Scene = 6,

    /// <summary>A button.</summary>
    Button = 7,

    /// <summary>Something measured.</summary>
    Sensor = 8,

    /// <summary>Something that is so or not.</summary>
    BinarySensor = 9,

    /// <summary>A number that can be set.</summary>
    Number = 10,

    /// <summary>One of several words that can be set.</summary>
    Select = 11,
}

/// <summary>Whether the wearer has to be asked before something is done with it.</summary>
public enum HomeRisk
{
    /// <summary>A selection is enough.</summary>
    Plain = 0,

    /// <summary>The wearer confirms each command: locks, doors, heat, and whatever else reaches the same devices.</summary>
    Confirm = 1,
}

/// <summary>Something in the home, as the wearer sees it.</summary>
/// <param name="Id">Its name for programs, which no friendly name changes.</param>
/// <param name="Name">Its name for people, without signs that are not seen.</param>
/// <param name="Kind">What it is.</param>
public sealed record HomeEntity(string Id, string Name, HomeKind Kind)
{
    /// <summary>The room that its maker suggests; empty for none.</summary>
    public string Area { get; init; } = "";

    /// <summary>What kind of its kind it is, such as <c>garage</c>; empty for nothing special.</summary>
    public string Class { get; init; } = "";

    /// <summary>How it is, in a word or a number, such as <c>on</c>, <c>locked</c> or <c>21.5</c>; empty while nobody knows.</summary>
    public string State { get; init; } = "";

    /// <summary>The unit of <see cref="State"/> or <see cref="Level"/>; empty for none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Where what can be turned stands: per cent of brightness, opening and speed, degrees, or the number itself; null where nothing can be turned or nobody knows.</summary>
    public double? Level { get; init; }

    /// <summary>The least level.</summary>
    public double Least { get; init; }

    /// <summary>The most of the level.</summary>
    public double Most { get; init; } = 100;

    /// <summary>The smallest step of the level.</summary>
    public double Step { get; init; } = 1;

    /// <summary>The words of which one can be chosen.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>What can be done with it, of <see cref="HomeCommands"/>.</summary>
    public IReadOnlyList<string> Commands { get; init; } = [];

    /// <summary>Whether it can be reached.</summary>
    public bool IsAvailable { get; init; } = true;

    /// <summary>Whether the wearer has to be asked first.</summary>
    public HomeRisk Risk { get; init; }
}

/// <summary>What can be done with things of a home.</summary>
public static class HomeCommands
{
    /// <summary>Switches on, or sets a scene.</summary>
    public const string On = "on";

    /// <summary>Switches off.</summary>
    public const string Off = "off";

    /// <summary>Opens.</summary>
    public const string Open = "open";

    /// <summary>Closes.</summary>
    public const string Close = "close";

    /// <summary>Stops.</summary>
    public const string Stop = "stop";

    /// <summary>Locks.</summary>
    public const string Lock = "lock";

    /// <summary>Unlocks.</summary>
    public const string Unlock = "unlock";

    /// <summary>Presses.</summary>
    public const string Press = "press";

    /// <summary>Sets the level, with a number.</summary>
    public const string Level = "level";

    /// <summary>Chooses one of the options, with the option.</summary>
    public const string Choose = "choose";
}
