using NeuralGlasses.Simulator.Glasses.Profiles;
using NeuralGlasses.Simulator.Scenarios;

namespace NeuralGlasses.Simulator.Web;

/// <summary>
/// The scenarios that only a session has: a person who calibrated and does nothing until somebody wants it, for a day, with the model of
/// pinches and swipes, from which a session begins, or with that of gestures that last.
/// </summary>
internal static class PlayScenario
{
    /// <summary>Name of the one that a session begins with.</summary>
    public const string Name = "play";

    /// <summary>Name of the one with the model of gestures that last.</summary>
    public const string HandsName = "play-hands";

    // The person of the scenario that runs where none is named.
    private const int PinchingPerson = 3;
    private const double DayS = 86_400;

    /// <summary>Names of all scenarios that a session can have.</summary>
    public static IReadOnlyList<string> Names { get; } = [Name, HandsName, .. Scenario.BuiltIn];

    /// <summary>Loads one of these scenarios, a built-in one, or one from a file, with another person if a seed is given, and with other glasses if a profile is.</summary>
    /// <exception cref="ScenarioException">There is none, it is wrong, or there are no such glasses.</exception>
    public static Scenario Load(string nameOrFile, int? personSeed, string? glasses)
    {
        var scenario = nameOrFile switch
        {
            Name => Make(Name, ShippedModels.DiscreteGestures, PinchingPerson),
            HandsName => Make(HandsName, ShippedModels.HandGestures, new PersonScenario().Seed),
            _ => Scenario.Load(nameOrFile),
        };
        if (glasses is not null)
            scenario = scenario with { Glasses = scenario.Glasses with { Profile = GlassesProfile.Load(glasses).Name } };
        return personSeed is { } seed && scenario.Person is { } person ? scenario with { Person = person with { Seed = seed } } : scenario;
    }

    private static Scenario Make(string name, string model, int person) => new()
    {
        Name = name,
        Description = "A person who does nothing until you want it.",
        DurationS = DayS,
        Model = model,
        Person = new PersonScenario { Seed = person },
        Calibration = new CalibrationScenario(),
    };
}
