namespace NeuralGlasses.Simulator.Wristband;

/// <summary>
/// A wrist that is still unless something is planned for it: tilting about the x axis, which is the forearm's turn, walking, and taps on the
/// band. Walking is a swing of the forearm at 1 Hz and a step at 2 Hz; its sizes are guesses. At rest z points up.
/// </summary>
public sealed class WristMotion : IMotionSource
{
    private const double DegreesPerRadian = 180 / Math.PI;
    private readonly List<(long From, long Duration, double Degrees)> _tilts = [];
    private readonly List<(long From, long Duration)> _walks = [];
    private readonly List<(long At, double PeakG, long Duration)> _taps = [];

    /// <summary>Turns the band by an angle in degrees about x, smoothly, from a time on and within a duration, both in microseconds; it stays there.</summary>
    public WristMotion Tilt(long fromMicroseconds, long durationMicroseconds, double degrees)
    {
        _tilts.Add((fromMicroseconds, durationMicroseconds, degrees));
        return this;
    }

    /// <summary>Walks from a time on for a duration, both in microseconds.</summary>
    public WristMotion Walk(long fromMicroseconds, long durationMicroseconds)
    {
        _walks.Add((fromMicroseconds, durationMicroseconds));
        return this;
    }

    /// <summary>Taps on the band from above at a time in microseconds: half a sine of acceleration along z, of a peak in g and a duration in microseconds.</summary>
    public WristMotion Tap(long microseconds, double peakG = 4, long durationMicroseconds = 10_000)
    {
        _taps.Add((microseconds, peakG, durationMicroseconds));
        return this;
    }

    /// <inheritdoc/>
    public void Sample(long microseconds, Span<double> accelerationsG, Span<double> ratesDps)
    {
        double degrees = 0, rate = 0;
        foreach (var (from, duration, turn) in _tilts)
        {
            // A raised cosine: at rest before and behind, its derivative the angular rate.
            var phase = Math.Clamp((microseconds - from) / (double)duration, 0, 1);
            degrees += turn * (1 - Math.Cos(Math.PI * phase)) / 2;
            rate += turn * Math.PI * Math.Sin(Math.PI * phase) / 2 / (duration / 1e6);
        }

        accelerationsG[0] = 0;
        accelerationsG[1] = Math.Sin(degrees / DegreesPerRadian);
        accelerationsG[2] = Math.Cos(degrees / DegreesPerRadian);
        ratesDps[0] = rate;
        ratesDps[1] = 0;
        ratesDps[2] = 0;
        foreach (var (from, duration) in _walks)
        {
            if (microseconds < from || microseconds >= from + duration)
                continue;
            var seconds = (microseconds - from) / 1e6;
            accelerationsG[0] += 0.15 * Math.Sin(2 * Math.PI * seconds);
            accelerationsG[2] += 0.3 * Math.Sin(2 * Math.PI * 2 * seconds);
            ratesDps[1] += 60 * Math.Cos(2 * Math.PI * seconds);
        }

        foreach (var (at, peak, duration) in _taps)
        {
            if (microseconds >= at && microseconds < at + duration)
                accelerationsG[2] -= peak * Math.Sin(Math.PI * (microseconds - at) / duration);
        }
    }
}
