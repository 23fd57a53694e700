using NeuralGlasses.Streaming;

namespace NeuralGlasses.Devices;

/// <summary>Buttons and touch surface of the glasses.</summary>
public interface IGlassesButtons
{
    /// <summary>Actions that these glasses can tell.</summary>
    IReadOnlyList<ButtonAction> Actions { get; }

    /// <summary>Takes the oldest action that was not taken yet; false if there is none.</summary>
    bool TryTake(HostTime now, out ButtonEvent taken);
}
