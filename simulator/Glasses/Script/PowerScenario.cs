namespace NeuralGlasses.Simulator.Glasses.Script;

/// <summary>Charge and surroundings of the glasses.</summary>
public sealed record PowerScenario
{
    /// <summary>Charge of the cell at the beginning, 1 to 100 percent.</summary>
    public double BatteryPercent { get; init; } = 100;

    /// <summary>Temperature of the air, in degrees Celsius, -20 to 60.</summary>
    public double AirCelsius { get; init; } = 22;

    /// <summary>Times in which a charger is plugged in.</summary>
    public IReadOnlyList<TimeSpanScenario> Charging { get; init; } = [];
}
