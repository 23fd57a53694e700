namespace NeuralGlasses.Diagnosis;

/// <summary>The wristband's own counters since its start, as its pages of diagnostics give them; null for a page that it did not give.</summary>
/// <param name="UptimeS">Seconds since its start.</param>
/// <param name="LateSteps">Turns of its loop that came late.</param>
/// <param name="LongestStepMicroseconds">Longest turn of its loop, in microseconds.</param>
/// <param name="FreeMemoryBytes">Free memory, in bytes.</param>
/// <param name="FramesSent">Frames sent.</param>
/// <param name="FramesSentAgain">Frames sent again.</param>
/// <param name="FramesGone">Frames that were asked for again and no longer kept.</param>
/// <param name="DamagedAfeFrames">AFE frames without a right status word since the stream began.</param>
/// <param name="Overruns">Frames that the acquisition engine lost because nobody read them.</param>
/// <param name="AfeRestarts">Times that the AFE was started anew.</param>
/// <param name="FailedSaves">Failed writes of the settings.</param>
/// <param name="FaultsEver">Faults noted in every start.</param>
public sealed record DiagnosticsReading(
    long? UptimeS,
    long? LateSteps,
    long? LongestStepMicroseconds,
    long? FreeMemoryBytes,
    long? FramesSent,
    long? FramesSentAgain,
    long? FramesGone,
    long? DamagedAfeFrames,
    long? Overruns,
    long? AfeRestarts,
    long? FailedSaves,
    long? FaultsEver);
