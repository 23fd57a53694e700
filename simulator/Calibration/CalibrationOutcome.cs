using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Session;

namespace NeuralGlasses.Simulator.Calibration;

/// <summary>What came of a wearer's guided session.</summary>
/// <param name="Profile">The wearer's profile.</param>
/// <param name="Repetitions">Repetitions of each gesture that it was asked for.</param>
/// <param name="Report">What the check found.</param>
/// <param name="SessionS">Length of the session, in seconds of simulated time.</param>
/// <param name="ComputeS">Time that checking and adapting took on this computer, in seconds.</param>
public sealed record CalibrationOutcome(IWearerProfile Profile, int Repetitions, CalibrationReport Report, double SessionS, double ComputeS);
