using NeuralGlasses.Simulator.Glasses.Profiles;
using NeuralGlasses.Simulator.Scenarios;

namespace NeuralGlasses.Simulator.Web;

/// <summary>The scenario that a session begins with: a person who calibrated once and does nothing until somebody wants it, for a day.</summary>
internal static class PlayScenario
{
    /// <summary>Its name.</summary>
    public const string Name = "play";

    private const double DayS = 86_400;

    /// <summary>Names of all scenarios that a session can have.</summary>
    public static IReadOnlyList<string> Names { get; } = [Name, .. Scenario.BuiltIn];

    /// <summary>Loads this scenario, a built-in one, or one from a file, with another person if a seed is given, and with other glasses if a profile is.</summary>
    /// <exception cref="ScenarioException">There is none, it is wrong, or there are no such glasses.</exception>
    public static Scenario Load(string nameOrFile, int? personSeed, string? glasses)
    {
        var scenario = nameOrFile == Name ? Make() : Scenario.Load(nameOrFile);
        if (glasses is not null)
            scenario = scenario with { Glasses = scenario.Glasses with { Profile = GlassesProfile.Load(glasses).Name } };
        return personSeed is { } seed && scenario.Person is { } person ? scenario with { Person = person with { Seed = seed } } : scenario;
    }

    private static Scenario Make() => new()
    {
        Name = Name,
        Description = "A person who does nothing until you want it.",
        DurationS = DayS,
        Person = new PersonScenario(),
        Calibration = new CalibrationScenario(),
    };
}
