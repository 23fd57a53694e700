namespace NeuralGlasses.Streaming;

/// <summary>A question for the wristband's time and its answer: between the two host times lie the two device times, in this order.</summary>
/// <param name="WrittenAt">Host time at which the command was written.</param>
/// <param name="TakenTicks">Device ticks at which the firmware took it, in microseconds.</param>
/// <param name="AnsweredTicks">Device ticks at which the firmware gave the answer to the radio, in microseconds.</param>
/// <param name="ArrivedAt">Host time at which the answer arrived.</param>
/// <param name="AirMicroseconds">Least time that the answer spent on the air, in microseconds; 0 if not known.</param>
public readonly record struct ClockExchange(HostTime WrittenAt, long TakenTicks, long AnsweredTicks, HostTime ArrivedAt, double AirMicroseconds = 0);
