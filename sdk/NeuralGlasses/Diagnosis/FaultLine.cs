namespace NeuralGlasses.Diagnosis;

/// <summary>A line of the wristband's fault log.</summary>
/// <param name="Code">One of <see cref="Contract.FaultCode"/>.</param>
/// <param name="Detail">What the code says it is.</param>
/// <param name="BootNumber">Number of the start in which it was noted, 0 to 65535.</param>
/// <param name="UptimeS">Seconds from that start to the fault.</param>
public sealed record FaultLine(int Code, int Detail, int BootNumber, uint UptimeS);
