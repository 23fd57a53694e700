namespace NeuralGlasses.Simulator.Glasses.Profiles;

/// <summary>A temple that warms up by what the parts draw: one thermal resistance and one time constant.</summary>
public sealed record HeatProfile
{
    /// <summary>How much warmer than the air the temple is on a head with nothing switched on, in kelvins.</summary>
    public required double WornKelvins { get; init; }

    /// <summary>How much warmer each watt makes it in the long run, in kelvins.</summary>
    public required double KelvinsPerWatt { get; init; }

    /// <summary>Time in which all but 1/e of a change is done, in seconds.</summary>
    public required double TimeConstantS { get; init; }

    /// <summary>Temperature from which on the camera takes only single photos, in degrees Celsius.</summary>
    public required double HotCelsius { get; init; }

    /// <summary>Temperature at which the glasses switch off, in degrees Celsius.</summary>
    public required double OffCelsius { get; init; }

    /// <summary>How far a temperature has to fall below a limit before the limit is lifted, in kelvins.</summary>
    public required double HysteresisKelvins { get; init; }
}
