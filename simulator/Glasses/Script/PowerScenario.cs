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

    internal void Validate(string where)
    {
        GlassesField.Require(BatteryPercent is >= 1 and <= 100, where, "power.batteryPercent", BatteryPercent, "1 to 100 percent");
        GlassesField.Require(AirCelsius is >= -20 and <= 60, where, "power.airCelsius", AirCelsius, "-20 to 60 degrees Celsius");
        foreach (var span in Charging)
            span.Validate(where, "power.charging");
    }
}
