namespace NeuralGlasses.Streaming;

/// <summary>That a frame arrived, told at once although the frame itself may have to wait for those before it.</summary>
/// <param name="NewestTicks">Device ticks of its newest sample set, in microseconds, wrapping at 2^32.</param>
/// <param name="ArrivedAt">Host time of its arrival.</param>
/// <param name="AirMicroseconds">Least time that its notification spent on the air, in microseconds; 0 if not known.</param>
public readonly record struct FrameArrival(uint NewestTicks, HostTime ArrivedAt, double AirMicroseconds);
