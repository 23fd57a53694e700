namespace NeuralGlasses.Devices;

/// <summary>Remembers every wish for a photo, whether a photo came of it or not.</summary>
public interface ICaptureLog
{
    /// <summary>Adds a line.</summary>
    void Record(in CaptureRecord record);
}
