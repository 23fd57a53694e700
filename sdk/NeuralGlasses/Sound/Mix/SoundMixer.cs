using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sound.Mix;

/// <summary>
/// Everything that the wearer hears: adds up sources, turns down what matters less (<see cref="Ducking"/>), keeps the sum within full
/// scale, and hands it to the speaker in blocks of 10 ms, not far ahead, so that a cut is heard soon. Call <see cref="Advance"/> at least
/// every 50 ms; it allocates nothing. While nothing plays nothing is written, and the speaker may rest.
/// </summary>
public sealed class SoundMixer
{
    /// <summary>Most sources at a time.</summary>
    public const int MaxSources = 16;

    private const int BlocksASecond = 100;

    private readonly ISpeaker _speaker;
    private readonly List<MixedSource> _sources = new(MaxSources);
    private readonly DuckHold _heard;
    private readonly Limiter _limiter;
    private readonly float[] _scratch;
    private readonly short[] _output;
    private readonly double _aheadMs;
    private readonly float _step;
    private float[] _block;
    private int _waiting;
    private bool _holdsSound;
    private bool _runs;
    private double _volumePercent = 100;
    private float _masterTarget = 1;
    private float _master = 1;

    /// <summary>Makes a mixer for a speaker at full volume.</summary>
    /// <exception cref="ArgumentException">A setting is out of its range; the message says which.</exception>
    public SoundMixer(ISpeaker speaker, MixerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(speaker);
        options ??= new MixerOptions();
        if (!(options.AheadMs is >= 20 and <= 500 && options.RampMs is >= 20 and <= 50 && options.HoldMs is >= 0 and <= 5000 && options.ReleaseMs is >= 10 and <= 5000))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The mixer was given {options.AheadMs} ms ahead, ramps of {options.RampMs} ms, a hold of {options.HoldMs} ms and a release of {options.ReleaseMs} ms, expected 20 to 500, 20 to 50, 0 to 5000 and 10 to 5000; change what lies outside."), nameof(options));
        }

        _speaker = speaker;
        RateHz = speaker.RateHz;
        int samples = RateHz / BlocksASecond;
        _block = new float[samples];
        _scratch = new float[samples];
        _output = new short[samples];
        _limiter = new Limiter(samples, options.ReleaseMs / (1000 / BlocksASecond));
        _heard = new DuckHold((int)Math.Round(options.HoldMs * BlocksASecond / 1000));
        _step = (float)(1000 / (options.RampMs * RateHz));
        _aheadMs = options.AheadMs;
    }

    /// <summary>Samples a second of all sources, in hertz: that of the speaker.</summary>
    public int RateHz { get; }

    /// <summary>Position of the volume dial, in percent, 0 to 100; what lies beyond an end is that end.</summary>
    public double VolumePercent
    {
        get => _volumePercent;
        set
        {
            _volumePercent = double.IsNaN(value) ? 0 : Math.Clamp(value, 0, 100);
            SetMaster();
        }
    }

    /// <summary>Whether nothing is to be heard; sources go on unheard.</summary>
    public bool IsMuted { get; private set; }

    /// <summary>Whether something is heard now or about to be.</summary>
    public bool IsPlaying => _runs;

    /// <summary>Times that the speaker had played everything before more came, although something was playing.</summary>
    public long Underruns { get; private set; }

    /// <summary>Samples whose sum lay above full scale; they were turned down, not clipped.</summary>
    public long LimitedSamples => _limiter.Limited;

    /// <summary>Samples of sources that were no numbers, and silence in their place.</summary>
    public long UnsoundSamples { get; private set; }

    /// <summary>Times that the speaker could not play; what was to be heard waits as long.</summary>
    public long Failures { get; private set; }

    /// <summary>Why it last could not, as one sentence for the wearer; null before that.</summary>
    public string? Failure { get; private set; }

    /// <summary>Adds a source.</summary>
    /// <param name="name">A name of its own, such as that of the app.</param>
    /// <param name="source">The source.</param>
    /// <param name="priority">What it is to the wearer.</param>
    /// <exception cref="ArgumentException">There are <see cref="MaxSources"/> already, or one of that name.</exception>
    public void Add(string name, ISoundSource source, SoundPriority priority)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(source);
        if (Find(name) is not null)
            throw new ArgumentException($"The mixer has a source '{name}' already, expected one of each name; remove that one first.", nameof(name));
        if (_sources.Count == MaxSources)
            throw new ArgumentException($"The mixer has {MaxSources} sources already, which is the most; remove one before '{name}' is added.", nameof(name));
        var added = new MixedSource(name, source, priority);
        added.Begin(_heard.GainOf(priority));
        _sources.Add(added);
    }

    /// <summary>Takes a source away; it fades out first. False if there is none of that name.</summary>
    public bool Remove(string name)
    {
        if (Find(name) is not { } source)
            return false;
        source.IsLeaving = true;
        return true;
    }

    /// <summary>Changes what a source is to the wearer; false if there is none of that name.</summary>
    public bool SetPriority(string name, SoundPriority priority)
    {
        if (Find(name) is not { } source)
            return false;
        source.Priority = priority;
        return true;
    }

    /// <summary>Falls silent at once, with all that waits in the speaker, or lets everything be heard again.</summary>
    public void SetMuted(bool isMuted, HostTime at)
    {
        if (isMuted == IsMuted)
            return;
        IsMuted = isMuted;
        SetMaster();
        if (!isMuted)
            return;

        // What waits here and in the limiter goes with it, and the gap that the speaker sees now is none that counts.
        _master = 0;
        _waiting = 0;
        _runs = false;
        _speaker.Silence(at);
    }

    /// <summary>Fills the speaker up to so far ahead.</summary>
    public void Advance(HostTime now)
    {
        if (_runs && _waiting == 0 && _speaker.PlaysUntil < now)
            Underruns++;

        // However a broken speaker answers, this ends.
        for (var blocks = (int)(_aheadMs * BlocksASecond / 1000) + 3; blocks > 0; blocks--)
        {
            if ((_waiting > 0 && !TryWrite(now)) || _speaker.PlaysUntil.MillisecondsSince(now) >= _aheadMs - (1000.0 / BlocksASecond))
                return;
            _runs = Mix();
            if (!_runs)
                return;
        }
    }

    // False once nothing plays, and the last sound has left the limiter.
    private bool Mix()
    {
        _heard.Look(_sources);
        _block.AsSpan().Clear();
        var sounds = false;
        for (var i = 0; i < _sources.Count; i++)
        {
            MixedSource source = _sources[i];
            long unsound = source.Unsound;
            sounds |= source.AddTo(_block, _scratch, _heard.GainOf(source.Priority), _step) || source.IsPlaying;
            UnsoundSamples += source.Unsound - unsound;
            if (source.IsGone)
                _sources.RemoveAt(i--);
        }

        if (!sounds && !_holdsSound)
            return false;
        foreach (ref float value in _block.AsSpan())
        {
            _master = _master < _masterTarget ? Math.Min(_masterTarget, _master + _step) : Math.Max(_masterTarget, _master - _step);
            value *= _master;
        }

        // The first block only goes into the limiter: what it would give is the silence before.
        bool gives = _runs;
        _block = _limiter.Exchange(_block, _output);
        _holdsSound = sounds;
        _waiting = gives ? _output.Length : 0;
        return true;
    }

    private bool TryWrite(HostTime now)
    {
        try
        {
            int taken = Math.Clamp(_speaker.Write(_output.AsSpan(_output.Length - _waiting), now), 0, _waiting);
            _waiting -= taken;
        }
        catch (DeviceFailedException e)
        {
            Failures++;
            Failure = e.Message;
            return false;
        }

        return _waiting == 0;
    }

    private void SetMaster()
    {
        _masterTarget = IsMuted ? 0 : (float)VolumeCurve.GainOf(_volumePercent);
        if (!_runs)
            _master = _masterTarget;
    }

    private MixedSource? Find(string name)
    {
        foreach (MixedSource source in _sources)
        {
            if (source.Name == name && !source.IsLeaving)
                return source;
        }

        return null;
    }
}
