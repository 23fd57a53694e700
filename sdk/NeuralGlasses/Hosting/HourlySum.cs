using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>A sum over the last hour, in steps of a minute.</summary>
internal sealed class HourlySum
{
    private const int Minutes = 60;
    private const long MinuteUs = 60_000_000;
    private readonly double[] _minutes = new double[Minutes];
    private long _minute;

    public void Add(double amount, HostTime at)
    {
        Forget(at);
        _minutes[_minute % Minutes] += amount;
    }

    public double At(HostTime now)
    {
        Forget(now);
        double sum = 0;
        foreach (double minute in _minutes)
            sum += minute;
        return sum;
    }

    public void Clear() => Array.Clear(_minutes);

    private void Forget(HostTime now)
    {
        long minute = Math.Max(0, now.Microseconds / MinuteUs);
        for (long gone = Math.Max(_minute + 1, minute - Minutes + 1); gone <= minute; gone++)
            _minutes[gone % Minutes] = 0;
        _minute = Math.Max(_minute, minute);
    }
}
