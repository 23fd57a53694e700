using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Simulator.Glasses.Sound;
using NeuralGlasses.Simulator.World;

namespace NeuralGlasses.Simulator.Web.Live;

/// <summary>Sends the page what can be heard around the wearer and what the speakers play, where it is not silence. It changes nothing.</summary>
internal sealed class SoundFeed : IWorldParticipant
{
    /// <summary>Number of the messages with the sound around the wearer, in steps of 16 bits.</summary>
    public const byte Around = 4;

    /// <summary>Number of the messages with the sound of the speakers, in steps of 16 bits.</summary>
    public const byte Speakers = 5;

    private const long PeriodMicroseconds = 20_000;
    private readonly SampleBatch _around = new(Around, 1);
    private readonly SampleBatch _speakers = new(Speakers, 1);
    private readonly VirtualGlasses _glasses;
    private readonly Action<byte[]> _send;
    private readonly int _rateHz;
    private long _next;

    /// <summary>Listens to a pair of glasses.</summary>
    public SoundFeed(VirtualGlasses glasses, Action<byte[]> send)
    {
        _glasses = glasses;
        _send = send;
        _rateHz = glasses.Profile.Microphone?.RateHz ?? 0;
        if (glasses.Speaker is { } speaker)
            speaker.Listener = (from, samples) => Play(from, samples, speaker.RateHz);
    }

    /// <inheritdoc/>
    public long NextMicroseconds { get; private set; } = PeriodMicroseconds;

    /// <inheritdoc/>
    public void Act()
    {
        var until = NextMicroseconds * _rateHz / 1_000_000;
        NextMicroseconds += PeriodMicroseconds;
        if (_glasses.Sounds is { } sounds)
            Hear(sounds, until);
        _around.Send(_send);
        _speakers.Send(_send);
    }

    private void Hear(Soundscape sounds, long until)
    {
        var samples = Enumerable.Range(0, (int)(until - _next)).Select(i => (float)sounds.At(_next + i)).ToArray();
        if (samples.AsSpan().ContainsAnyExcept(0f))
        {
            for (var i = 0; i < samples.Length; i++)
                _around.Add((_next + i) * 1e6 / _rateHz, _rateHz, samples.AsSpan(i, 1), _send);
        }

        _next = until;
    }

    private void Play(long from, ReadOnlySpan<short> samples, int rateHz)
    {
        Span<float> one = stackalloc float[1];
        for (var i = 0; i < samples.Length; i++)
        {
            one[0] = samples[i];
            _speakers.Add((from + i) * 1e6 / rateHz, rateHz, one, _send);
        }
    }
}
