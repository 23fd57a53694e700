using NeuralGlasses.Hud.Audio;
using NeuralGlasses.Sound.Mix;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sound.Speech;

/// <summary>
/// What is being said, as a source of sound: asks a voice for one stretch of a text after the other, each in its language, brings them to
/// the rate of the speaker, and gives up a voice that fails or does not answer. Without a voice everything is counted as unspoken.
/// </summary>
public sealed class SpeechSource : ISoundSource, IDisposable
{
    // The mixer looks a tenth of a second ahead; a caller that comes by twice a second still finds the voice ahead of it.
    private const double AheadSeconds = 0.6;
    private const double FadeSeconds = 0.005;
    private const int ChunkSamples = 512;

    private readonly ISpeechVoice? _voice;
    private readonly SpeechLimits _limits;
    private readonly SpeechPcm _pcm;
    private readonly List<SpokenRun> _runs = new(SpokenRuns.Most);
    private string _text = "";
    private SpeechSettings _settings = new();
    private int _run;
    private ISpeaking? _speaking;
    private HostTime _waitsSince;
    private HostTime _restsUntil;
    private int _failuresInARow;
    private bool _heard;

    /// <summary>Makes a source of sound at a rate in hertz, that of the mixer; <paramref name="voice"/> is null where none is installed.</summary>
    public SpeechSource(ISpeechVoice? voice, int rateHz, SpeechLimits? limits = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rateHz);
        _voice = voice;
        _limits = limits ?? new SpeechLimits();
        _pcm = new SpeechPcm(rateHz, (int)(AheadSeconds * rateHz), (int)(FadeSeconds * rateHz), ChunkSamples);
    }

    /// <summary>Whether something is being said or about to be.</summary>
    public bool IsBusy => _speaking is not null || _pcm.Count > 0;

    /// <summary>While set, nothing is heard, though the voice may already be at it: another sound goes first.</summary>
    public bool Holds { get; set; }

    /// <inheritdoc/>
    public bool IsPlaying => !Holds && _heard && IsBusy;

    /// <summary>Texts of which the voice made something.</summary>
    public long Said { get; private set; }

    /// <summary>Texts of which nothing could be heard because there is no voice, or because it failed.</summary>
    public long Unspoken { get; private set; }

    /// <summary>Texts of which the end was left out because they were too long.</summary>
    public long Shortened { get; private set; }

    /// <summary>Stretches of texts at which a voice failed or did not answer in time.</summary>
    public long Failed { get; private set; }

    /// <summary>Texts that were given up because the voice did not answer in time.</summary>
    public long Late { get; private set; }

    /// <summary>Why a voice last failed, as one sentence for the wearer; null before it does.</summary>
    public string? Failure { get; private set; }

    /// <summary>Says a text in place of what is being said; false, and counted, if there is no voice or if it is left alone.</summary>
    /// <param name="text">The text.</param>
    /// <param name="settings">How; valid.</param>
    /// <param name="at">The present moment.</param>
    /// <param name="byAssistant">Which stretches of it an AI wrote, in order and apart from each other; null for none.</param>
    public bool TrySay(string text, SpeechSettings settings, HostTime at, IReadOnlyList<SaidSpan>? byAssistant = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(settings);
        Stop();
        if (_voice is null || at < _restsUntil)
        {
            Unspoken++;
            return false;
        }

        int length = SpokenLength.Of(text, _limits.MostLength);
        if (length < text.Length)
            Shortened++;
        _text = text[..length];
        _settings = settings;
        _heard = false;
        SpokenRuns.Of(_text, settings.Language, byAssistant ?? [], _runs);
        _run = 0;
        Begin(at);
        return true;
    }

    /// <summary>Stops what is being said, with a fade of 5 ms and without a click.</summary>
    public void Stop()
    {
        _speaking?.Dispose();
        _speaking = null;
        _runs.Clear();
        _pcm.Stop(Holds);
    }

    /// <summary>Takes what the voice has made since, and gives it up if it has not made anything for too long.</summary>
    public void Advance(HostTime now)
    {
        while (_speaking is not null)
        {
            if (_pcm.IsFull)
            {
                _waitsSince = now;
                return;
            }

            if (TryTake(now))
                continue;
            switch (_speaking.State)
            {
                case SpeakingState.Going when now.MillisecondsSince(_waitsSince) > _limits.AnswerMs:
                    Late++;
                    GiveUp(FormattableString.Invariant($"The voice {_voice!.Name} made no sound for {_limits.AnswerMs:F0} ms; the rest of what it was to say was not said."), now);
                    _run = _runs.Count;
                    Next(now);
                    return;
                case SpeakingState.Going:
                    return;
                case SpeakingState.Failed:
                    GiveUp(_speaking.Failure ?? $"The voice {_voice!.Name} failed.", now);
                    Next(now);
                    break;
                default:
                    _pcm.Finish();
                    Next(now);
                    break;
            }
        }
    }

    /// <inheritdoc/>
    public int Read(Span<float> samples) => _pcm.Take(samples, Holds);

    /// <inheritdoc/>
    public void Dispose() => Stop();

    private bool TryTake(HostTime now)
    {
        try
        {
            if (!_pcm.TryFill(_speaking!))
                return false;
        }
        catch (ArgumentException e)
        {
            GiveUp(e.Message, now);
            Next(now);
            return true;
        }

        _waitsSince = now;
        _failuresInARow = 0;
        if (!_heard)
            Said++;
        _heard = true;
        return true;
    }

    private void Begin(HostTime at)
    {
        if (_run >= _runs.Count)
            return;
        SpokenRun run = _runs[_run];
        _waitsSince = at;
        _pcm.Begin();
        _speaking = _voice!.Begin(new Utterance(_text.Substring(run.Start, run.Length), run.Language, _settings.WordsPerMinute, _settings.VolumePercent) { Speaker = run.Speaker });
    }

    private void Next(HostTime now)
    {
        _speaking?.Dispose();
        _speaking = null;
        _run++;
        if (_run < _runs.Count && now >= _restsUntil)
        {
            Begin(now);
            return;
        }

        if (!_heard)
            Unspoken++;
        _runs.Clear();
    }

    private void GiveUp(string failure, HostTime now)
    {
        Failed++;
        Failure = failure;
        if (++_failuresInARow < _limits.FailuresInARow)
            return;
        _failuresInARow = 0;
        _restsUntil = now.Plus(_limits.RestMs * 1000);
    }
}
