using NeuralGlasses.Physiology;

namespace NeuralGlasses.Training.Pointing;

/// <summary>Gives each session what says how its wrist moves.</summary>
public interface IWristSources
{
    /// <summary>What it is, for the report.</summary>
    string Name { get; }

    /// <summary>Whether it looks at muscles at all.</summary>
    bool SeesMuscles { get; }

    /// <summary>Signal of the wearer that it adapts itself from before each session, in seconds.</summary>
    double CalibrationSeconds { get; }

    /// <summary>Sessions in which it could not adapt itself, and was used as it is for everybody.</summary>
    int Refused { get; }

    /// <summary>What says how the wrist of an arm moves, adapted to it; whoever gets it disposes of it.</summary>
    IWristSource Watch(SimulatedForearm arm, int seed);
}
