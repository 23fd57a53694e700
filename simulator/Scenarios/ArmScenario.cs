using NeuralGlasses.Physiology.Movements;

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

    /// <summary>Electrode pairs whose impedance is another than the model's.</summary>
    public IReadOnlyList<PairImpedance> PairImpedances { get; init; } = [];
}

/// <summary>One scripted movement.</summary>
/// <param name="AtS">Time at which the muscles begin, in seconds.</param>
/// <param name="HoldS">Time until they let go, in seconds; 0 for as long as the movement takes, which only simulated people know.</param>
/// <param name="Gesture">Its name.</param>
/// <param name="Form">Simulated people: how long it is held; null for a tap, or a hold where there is a time for it.</param>
/// <param name="Effort">Simulated people: effort of its main muscle as a share of the greatest drive, 0.02 to 1.</param>
/// <param name="TurnDeg">Simulated people: how far the forearm turns while it is held, in degrees, clockwise as its wearer looks along it.</param>
public sealed record GestureScenario(double AtS, double HoldS, string Gesture, MovementForm? Form = null, double Effort = GestureScenario.UsualEffort, double TurnDeg = 0)
{
    /// <summary>Effort of a light movement that others would hardly notice.</summary>
    public const double UsualEffort = 0.2;
}

/// <summary>An electrode pair of which one or both electrodes are off the skin for a time.</summary>
/// <param name="Channel">Number of the channel, from 0.</param>
/// <param name="FromS">Begin, in seconds.</param>
/// <param name="ToS">End, in seconds.</param>
/// <param name="Electrodes">Which of the two: 1 the positive, 2 the negative, 3 both.</param>
public sealed record LooseElectrode(int Channel, double FromS, double ToS, int Electrodes = 3);

/// <summary>An electrode pair of another impedance than the model's.</summary>
/// <param name="Channel">Number of the channel, from 0.</param>
/// <param name="Kilohms">Impedance of both electrodes and the skin between, without the board's protective resistors, in kilohms, 0 to 10000.</param>
public sealed record PairImpedance(int Channel, double Kilohms);
