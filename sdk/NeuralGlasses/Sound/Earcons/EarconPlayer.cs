using NeuralGlasses.Hud.Audio;
using NeuralGlasses.Sound.Mix;

namespace NeuralGlasses.Sound.Earcons;

/// <summary>Plays short sounds, a few at a time, made once.</summary>
public sealed class EarconPlayer : ISoundSource
{
    /// <summary>Most sounds at a time.</summary>
    public const int Most = 4;

    private readonly float[][] _sounds;
    private readonly (float[] Samples, int At)[] _playing = new (float[], int)[Most];
    private int _count;

    /// <summary>Makes all sounds at a rate in hertz, that of the mixer.</summary>
    public EarconPlayer(int rateHz)
    {
        _sounds = [.. Enum.GetValues<Earcon>().Order().Select(earcon => EarconSynthesis.Render(earcon, rateHz))];
    }

    /// <inheritdoc/>
    public bool IsPlaying => _count > 0;

    /// <summary>Sounds that were begun.</summary>
    public long Played { get; private set; }

    /// <summary>Sounds that were left out because as many as can be played were playing.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Begins a sound beside those that play; nothing for <see cref="Earcon.None"/>.</summary>
    public void Play(Earcon earcon)
    {
        float[] samples = earcon > 0 && (int)earcon < _sounds.Length ? _sounds[(int)earcon] : [];
        if (samples.Length == 0)
            return;
        if (_count == Most)
        {
            LeftOut++;
            return;
        }

        _playing[_count++] = (samples, 0);
        Played++;
    }

    /// <inheritdoc/>
    public int Read(Span<float> samples)
    {
        var longest = 0;
        samples.Clear();
        for (var i = 0; i < _count; i++)
        {
            (float[] sound, int at) = _playing[i];
            int count = Math.Min(samples.Length, sound.Length - at);
            for (var j = 0; j < count; j++)
                samples[j] += sound[at + j];
            longest = Math.Max(longest, count);
            _playing[i].At = at + count;
            if (at + count == sound.Length)
                _playing[i--] = _playing[--_count];
        }

        return longest;
    }
}
