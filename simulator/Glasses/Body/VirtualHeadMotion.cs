using NeuralGlasses.Devices;
using NeuralGlasses.Simulator.Glasses.Profiles;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Glasses.Body;

/// <summary>
/// The motion sensor at the temple of a scripted head: sampled at its rate from time zero on, with offset, noise, clipping and steps. A sample depends
/// on its time and the seed alone, not on who read what before. Not emulated: registers, filters, an oscillator that is off.
/// </summary>
public sealed class VirtualHeadMotion : IHeadMotion
{
    private readonly HeadProfile _profile;
    private readonly ScriptedHead _head;
    private readonly ulong _seed;
    private readonly Func<HostTime, string?> _whyNot;
    private readonly double[] _accelerations = new double[3];
    private readonly double[] _rates = new double[3];
    private long _next = -1;

    /// <summary>Makes the sensor; <paramref name="whyNot"/> says why it does not answer at a moment, or null.</summary>
    public VirtualHeadMotion(HeadProfile profile, ScriptedHead head, int seed, Func<HostTime, string?> whyNot)
    {
        _profile = profile;
        _head = head;
        _seed = (ulong)(uint)seed;
        _whyNot = whyNot;
    }

    /// <inheritdoc/>
    public double RateHz => _profile.RateHz;

    /// <inheritdoc/>
    public long Lost { get; private set; }

    /// <inheritdoc/>
    public void Open(HostTime at)
    {
        if (_whyNot(at) is { } reason)
            throw new DeviceFailedException(reason);
        _next = (long)Math.Ceiling((double)at.Microseconds * _profile.RateHz / 1e6);
    }

    /// <inheritdoc/>
    public int Read(Span<HeadSample> samples, HostTime now)
    {
        if (_next >= 0 && _whyNot(now) is not null)
            Close();
        if (_next < 0)
            return 0;
        var end = (long)Math.Floor((double)now.Microseconds * _profile.RateHz / 1e6) + 1;
        var late = end - _next - _profile.BufferSamples;
        if (late > 0)
        {
            Lost += late;
            _next += late;
        }

        var count = (int)Math.Clamp(end - _next, 0, samples.Length);
        for (var i = 0; i < count; i++)
            samples[i] = At(_next++);
        return count;
    }

    /// <inheritdoc/>
    public void Close() => _next = -1;

    private HeadSample At(long index)
    {
        var at = new HostTime((long)Math.Round(index / _profile.RateHz * 1e6));
        _head.Sample(at.Microseconds, _accelerations, _rates);
        return new HeadSample(at, Acceleration(0), Acceleration(1), Acceleration(2), Rate(0), Rate(1), Rate(2));

        float Acceleration(int axis) => (float)Shown(
            _accelerations[axis] + (_profile.AccelerometerNoiseMilligramsRms / 1000 * Noise(axis)),
            _profile.AccelerometerStepMilligrams / 1000,
            _profile.AccelerometerRangeG);

        float Rate(int axis) => (float)Shown(
            _rates[axis] + (_profile.GyroscopeOffsetMillidegrees / 1000 * IndexedNoise.EvenAt(_seed + 1, (ulong)axis)) + (_profile.GyroscopeNoiseMillidegreesRms / 1000 * Noise(3 + axis)),
            _profile.GyroscopeStepMillidegrees / 1000,
            _profile.GyroscopeRangeDps);

        double Noise(int which) => IndexedNoise.At(_seed, (ulong)((index * 6) + which));
    }

    private static double Shown(double value, double step, double range) => Math.Clamp(Math.Round(value / step) * step, -range, range);
}
