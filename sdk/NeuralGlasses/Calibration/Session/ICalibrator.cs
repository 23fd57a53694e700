using System.Diagnostics.CodeAnalysis;

namespace NeuralGlasses.Calibration.Session;

/// <summary>Learns from a guided session on the glasses themselves, while they go on.</summary>
public interface ICalibrator
{
    /// <summary>Begins to learn; nothing else is begun before its result was taken.</summary>
    /// <exception cref="InvalidOperationException">It is learning already.</exception>
    void Begin(CalibrationRecording recording);

    /// <summary>Gives what came of it, once; false while it goes on and where nothing was begun.</summary>
    bool TryTake([NotNullWhen(true)] out CalibrationResult? result);
}
