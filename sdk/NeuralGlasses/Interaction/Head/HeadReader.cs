using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Interaction.Head;

/// <summary>The motion sensor and all who follow the head: open while one of them wants it, at rest at all other times.</summary>
/// <param name="head">The sensor; null for glasses without one.</param>
internal sealed class HeadReader(IHeadMotion? head)
{
    // A sensor that does not answer is asked again after so long, and one that says nothing for so long does not answer.
    private const double PatienceMs = 5000;
    private const double SilenceMs = 1000;

    // A device that always has more must not hold the loop.
    private const int MostReads = 100;

    private readonly List<IHeadFollower> _followers = [];
    private readonly List<IHeadFollower> _present = [];
    private readonly HeadSample[] _samples = new HeadSample[64];
    private HostTime? _turnAt;
    private HostTime? _failedAt;
    private HostTime _heardAt;
    private bool _isOpen;
    private long _lost;

    /// <summary>Whether there is a sensor.</summary>
    public bool HasSensor => head is not null;

    /// <summary>Why the sensor does not answer; null if it does, or nobody wants it.</summary>
    public string? Problem { get; private set; }

    /// <summary>Somebody who may want to follow the head from now on.</summary>
    public void Add(IHeadFollower follower) => _followers.Add(follower);

    /// <summary>Hands on what was felt up to now; once for each moment, whoever asks first.</summary>
    public void Advance(HostTime now)
    {
        if (head is null || _turnAt == now)
            return;
        _turnAt = now;
        if (!IsWanted())
        {
            Rest(head);
            Problem = null;
            return;
        }

        if (!_isOpen && !TryOpen(head, now))
            return;
        Gather();
        Read(head, now);
        if (now.MillisecondsSince(_heardAt) <= SilenceMs)
            return;
        Rest(head);
        (Problem, _failedAt) = ("The motion sensor says nothing any more.", now);
    }

    private bool IsWanted()
    {
        for (var i = 0; i < _followers.Count; i++)
        {
            if (_followers[i].IsWanted)
                return true;
        }

        return false;
    }

    private bool TryOpen(IHeadMotion sensor, HostTime now)
    {
        if (_failedAt is { } failedAt && now.MillisecondsSince(failedAt) < PatienceMs)
            return false;
        try
        {
            sensor.Open(now);
        }
        catch (DeviceFailedException failure)
        {
            (Problem, _failedAt) = (failure.Message, now);
            return false;
        }

        (Problem, _failedAt, _heardAt) = (null, null, now);
        _lost = sensor.Lost;
        return _isOpen = true;
    }

    // Who wants it now and did not a moment ago begins anew.
    private void Gather()
    {
        for (var i = 0; i < _followers.Count; i++)
        {
            IHeadFollower follower = _followers[i];
            if (!follower.IsWanted)
            {
                _present.Remove(follower);
            }
            else if (!_present.Contains(follower))
            {
                _present.Add(follower);
                follower.Begin();
            }
        }
    }

    private void Read(IHeadMotion sensor, HostTime now)
    {
        for (var i = 0; i < MostReads; i++)
        {
            int count = Math.Clamp(sensor.Read(_samples, now), 0, _samples.Length);
            long lost = sensor.Lost - _lost;
            _lost += lost;
            for (var at = 0; at < _present.Count; at++)
            {
                if (lost > 0)
                    _present[at].Miss(lost);
                foreach (ref readonly HeadSample sample in _samples.AsSpan(0, count))
                    _present[at].Take(sample);
            }

            if (count > 0)
                _heardAt = now;
            if (count < _samples.Length)
                return;
        }
    }

    private void Rest(IHeadMotion sensor)
    {
        if (_isOpen)
            sensor.Close();
        _isOpen = false;
        _present.Clear();
    }
}
