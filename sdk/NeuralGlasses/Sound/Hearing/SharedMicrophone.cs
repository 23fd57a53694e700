using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sound.Hearing;

/// <summary>One microphone and all who listen to it: open while somebody does.</summary>
internal sealed class SharedMicrophone
{
    // A device that always has more must not hold the loop: ten seconds at 16 kHz.
    private const int MostReads = 1000;

    private readonly IMicrophone _microphone;
    private readonly List<MicrophoneTap> _taps = [];
    private readonly short[] _samples;
    private long _lost;

    internal SharedMicrophone(string name, IMicrophone microphone)
    {
        Name = name;
        _microphone = microphone;
        _samples = new short[Math.Max(1, microphone.RateHz / 100)];
    }

    internal string Name { get; }

    internal int Listeners => _taps.Count;

    internal MicrophoneTap Open(string consumer, HostTime at)
    {
        // What was heard before belongs to those who listened then.
        if (_taps.Count > 0)
        {
            Pump(at);
        }
        else
        {
            _microphone.Open(at);
            _lost = _microphone.Lost;
        }

        var tap = new MicrophoneTap(this, consumer, _microphone.RateHz);
        _taps.Add(tap);
        return tap;
    }

    internal void Close(MicrophoneTap tap)
    {
        tap.Stop(null);
        _taps.Remove(tap);
        if (_taps.Count == 0)
            _microphone.Close();
    }

    /// <summary>Hands on what was heard; false if the microphone listens no more.</summary>
    internal bool Pump(HostTime now)
    {
        for (var i = 0; i < MostReads; i++)
        {
            int count = Math.Clamp(_microphone.Read(_samples, now), 0, _samples.Length);
            long lost = _microphone.Lost - _lost;
            _lost += lost;
            foreach (MicrophoneTap tap in _taps)
            {
                if (lost > 0)
                    tap.Miss(lost);
                tap.Put(_samples.AsSpan(0, count));
            }

            if (count < _samples.Length)
                break;
        }

        return _microphone.IsListening;
    }

    /// <summary>Ends all who listen, and tells of each.</summary>
    internal void End(MicrophoneEndKind kind, string reason, HostTime now, Queue<MicrophoneEnd> ends)
    {
        foreach (MicrophoneTap tap in _taps)
        {
            var end = new MicrophoneEnd(tap.Consumer, Name, kind, reason, now);
            tap.Stop(end);
            ends.Enqueue(end);
        }

        _taps.Clear();
        _microphone.Close();
    }
}
