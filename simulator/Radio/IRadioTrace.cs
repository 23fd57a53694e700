using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Radio;

/// <summary>Watches every notification that arrives.</summary>
public interface IRadioTrace
{
    /// <summary>A notification arrived; the bytes are valid during the call.</summary>
    void OnNotification(Guid characteristic, ReadOnlySpan<byte> value, HostTime arrivedAt);
}
