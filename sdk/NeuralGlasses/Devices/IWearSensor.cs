namespace NeuralGlasses.Devices;

/// <summary>Feels whether the glasses sit on a head, such as by a capacitive pad or a proximity sensor at the temple.</summary>
public interface IWearSensor
{
    /// <summary>Whether they are worn now.</summary>
    bool IsWorn { get; }
}
