using NeuralGlasses.Pointing;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Calibration.Cursor;

/// <summary>Learns a wearer's pointer on the glasses themselves, of a dot that was followed.</summary>
public interface ICursorCalibrator
{
    /// <summary>Begins a dot at a host time; one that was begun before is forgotten.</summary>
    /// <exception cref="CalibrationException">What a calibration starts from is missing or damaged.</exception>
    CursorCalibration Begin(HostTime at);

    /// <summary>Learns of the dot that was begun last; takes milliseconds. Who made the decoder disposes of it.</summary>
    /// <returns>What the wearer is told, and the wearer's own decoder; null where the dot cannot be used.</returns>
    (string Sentence, ICursorDecoder? Decoder) Learn();
}
