using NeuralGlasses.Home.Entities;

namespace NeuralGlasses.Home.Discovery;

/// <summary>Which part of how something is a message tells.</summary>
internal enum Aspect
{
    /// <summary>The state in words.</summary>
    State,

    /// <summary>Where what can be turned stands.</summary>
    Level,

    /// <summary>What is measured beside the state.</summary>
    Measured,
}

/// <summary>Where a part of the state comes from.</summary>
/// <param name="Topic">The topic of its messages.</param>
/// <param name="Template">How the value is found in a message.</param>
/// <param name="Aspect">What it tells.</param>
/// <param name="Meaning">What the value means; null for a value that means nothing.</param>
internal sealed record StateSource(string Topic, ValueTemplate Template, Aspect Aspect, Func<string, string?> Meaning);

/// <summary>Where it comes from whether something can be reached.</summary>
/// <param name="Topic">The topic of its messages.</param>
/// <param name="Template">How the value is found in a message.</param>
/// <param name="Yes">The value that says yes.</param>
/// <param name="No">The value that says no.</param>
internal sealed record AvailabilitySource(string Topic, ValueTemplate Template, string Yes, string No);

/// <summary>How many of several sources have to say that something can be reached.</summary>
internal enum AvailabilityMode
{
    /// <summary>The last that said anything.</summary>
    Latest,

    /// <summary>All.</summary>
    All,

    /// <summary>One.</summary>
    Any,
}

/// <summary>How something is done.</summary>
/// <param name="Topic">Where to it is said.</param>
/// <param name="Payload">What is said, for a value.</param>
internal sealed record EntityAction(string Topic, Func<string, string> Payload);

/// <summary>Something that was discovered: what it is, how its state is read and how its commands are written.</summary>
/// <param name="Entity">What it is, without how it is.</param>
internal sealed record EntityDefinition(HomeEntity Entity)
{
    /// <summary>By what its device is known, to see that two things are of one device.</summary>
    public IReadOnlyList<string> Devices { get; init; } = [];

    /// <summary>Where its state comes from.</summary>
    public IReadOnlyList<StateSource> Sources { get; init; } = [];

    /// <summary>Where it comes from whether it can be reached.</summary>
    public IReadOnlyList<AvailabilitySource> Availability { get; init; } = [];

    /// <summary>Which of them count.</summary>
    public AvailabilityMode Mode { get; init; }

    /// <summary>What can be done.</summary>
    public IReadOnlyDictionary<string, EntityAction> Actions { get; init; } = new Dictionary<string, EntityAction>();
}
