using NeuralGlasses.Pointing.Options;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Pointing;

/// <summary>
/// Tells fingers that are busy with something else, as on a keyboard, from a hand that rests before it pinches: now and then the probability of a press rises a little,
/// and no press comes of it. What nearly was a press is none of that: a pinch that fails is tried again. Nothing is allocated after construction.
/// </summary>
internal sealed class RestlessFingers
{
    private readonly PressOptions _options;
    private readonly HostTime[] _stirs;
    private int _next;
    private double _most;
    private bool _isPress;

    public RestlessFingers(PressOptions options)
    {
        _options = options;
        _stirs = new HostTime[Math.Max(1, options.RestlessStirs)];
        Array.Fill(_stirs, new HostTime(long.MinValue / 2));
    }

    /// <summary>Whether fingers stirred so often of late that a press is none.</summary>
    public bool IsRestless(HostTime at) => _options.RestlessStirs > 0 && at.MillisecondsSince(_stirs[_next]) <= _options.RestlessMs;

    /// <summary>Takes a step; what rises and falls without a press between is a stir.</summary>
    public void Take(double probability, bool isDown, HostTime at)
    {
        _isPress |= isDown;
        if (probability >= _options.StirProbability)
        {
            _most = Math.Max(_most, probability);
            return;
        }

        if (_most > 0 && _most < _options.MostStirProbability && !_isPress)
        {
            _stirs[_next] = at;
            _next = (_next + 1) % _stirs.Length;
        }

        (_most, _isPress) = (0, isDown);
    }
}
