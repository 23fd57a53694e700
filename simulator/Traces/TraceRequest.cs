namespace NeuralGlasses.Simulator.Traces;

/// <summary>A wish for the trace of a run.</summary>
/// <param name="Path">The file; it must be new.</param>
/// <param name="KeepsPictures">Whether HUD frames and photos are kept themselves, and not only their hashes.</param>
/// <param name="KeepsSource">Whether what the sensors felt is kept.</param>
public sealed record TraceRequest(string Path, bool KeepsPictures = false, bool KeepsSource = false);
