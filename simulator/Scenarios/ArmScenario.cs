namespace NeuralGlasses.Simulator.Scenarios;

/// <summary>Whose arm moves, and how.</summary>
public sealed record ArmScenario
{
    /// <summary>Name of a person in the statistics file.</summary>
    public string Person { get; init; } = "S07";

    /// <summary>Gestures in order of time; rest between them.</summary>
    public IReadOnlyList<GestureScenario> Gestures { get; init; } = [];

    /// <summary>Mains frequency, 50 or 60 hertz; 0 for none.</summary>
    public int MainsHz { get; init; } = 50;

    /// <summary>Mains hum at each electrode pair, in microvolts RMS.</summary>
    public double MainsMicrovolts { get; init; } = 4;

    /// <summary>Electrodes that come off for a time.</summary>
    public IReadOnlyList<LooseElectrode> LooseElectrodes { get; init; } = [];
}

/// <summary>One scripted gesture.</summary>
/// <param name="AtS">Time at which the muscles begin, in seconds.</param>
/// <param name="HoldS">Time until they let go, in seconds.</param>
/// <param name="Gesture">Label of the gesture.</param>
public sealed record GestureScenario(double AtS, double HoldS, string Gesture);

/// <summary>An electrode pair that is off the skin for a time.</summary>
/// <param name="Channel">Number of the channel, from 0.</param>
/// <param name="FromS">Begin, in seconds.</param>
/// <param name="ToS">End, in seconds.</param>
public sealed record LooseElectrode(int Channel, double FromS, double ToS);
