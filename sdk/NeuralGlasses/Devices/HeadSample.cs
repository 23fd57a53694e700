using NeuralGlasses.Streaming;

namespace NeuralGlasses.Devices;

/// <summary>
/// What the motion sensor at the temple felt at one moment, in the head's axes: x out of the nose, y out of the left ear, z out of the crown.
/// Accelerations are in g with gravity's counterforce among them, 1 g upwards at rest; rates are in degrees a second, right-handed.
/// </summary>
/// <param name="At">Host time of the sample.</param>
/// <param name="AccelerationX">Acceleration forwards, in g.</param>
/// <param name="AccelerationY">Acceleration to the left, in g.</param>
/// <param name="AccelerationZ">Acceleration upwards, in g.</param>
/// <param name="RateX">Rate about x, in degrees a second: positive tilts the head to the right shoulder.</param>
/// <param name="RateY">Rate about y, in degrees a second: positive looks down.</param>
/// <param name="RateZ">Rate about z, in degrees a second: positive looks to the left.</param>
public readonly record struct HeadSample(HostTime At, float AccelerationX, float AccelerationY, float AccelerationZ, float RateX, float RateY, float RateZ);
