using NeuralGlasses.Decoding;

namespace NeuralGlasses.Calibration.Session;

/// <summary>What came of a guided session.</summary>
/// <param name="Sentence">What the wearer is told: what was learnt, or what was wrong and what to do.</param>
/// <param name="Profile">What was learnt; null where the session cannot be used.</param>
/// <param name="Decoder">The model adapted to the wearer; null likewise. Who made it disposes of it.</param>
public sealed record CalibrationResult(string Sentence, IWearerProfile? Profile = null, IEmgDecoder? Decoder = null);
