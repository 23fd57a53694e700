using NeuralGlasses.Physiology.Anatomy;

namespace NeuralGlasses.Physiology.Movements;

/// <summary>A movement: which muscles make it, which muscles undo it, and how the forearm moves with it. Shares are of the movement's effort.</summary>
/// <param name="Name">Its name, as labels have it.</param>
/// <param name="Makes">Muscles that make it.</param>
/// <param name="Undoes">Muscles that undo it when it is let go.</param>
/// <param name="RiseS">Time to the height of a quick one, in seconds.</param>
/// <param name="HoldS">Time at the height of a tap, in seconds.</param>
/// <param name="FallS">Time from the height to rest, in seconds.</param>
/// <param name="TurnDeg">How far a right forearm turns about its own axis, clockwise as its wearer looks along it, in degrees for an effort of 1; a left one turns the other way. Fades when it is let go.</param>
/// <param name="KnockG">How hard fingers meet, in g for an effort of 1.</param>
public sealed record Movement(
    string Name,
    IReadOnlyDictionary<Muscle, double> Makes,
    IReadOnlyDictionary<Muscle, double> Undoes,
    double RiseS,
    double HoldS,
    double FallS,
    double TurnDeg,
    double KnockG);
