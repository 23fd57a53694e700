namespace NeuralGlasses.Sound.Hearing;

/// <summary>
/// Says of every frame of 10, 20 or 30 ms at 16 kHz whether somebody speaks: the likelihood ratio of speech and noise in each bin between 125 Hz
/// and 4 kHz, with the decision-directed ratio of speech to noise (J. Sohn, N. S. Kim and W. Sung, "A statistical model-based voice activity
/// detection", IEEE Signal Processing Letters 6, 1999; Y. Ephraim and D. Malah, 1984) over a floor of noise that follows within a second and a half;
/// frames with one tone alone are refused, and a hangover bridges pauses. It does not tell the wearer from others, speech from song, or
/// a voice in the room from one on a radio; music that changes and babble in the background are voice to it; sounds that begin suddenly are
/// voice until the floor has followed.
/// </summary>
public sealed class VoiceActivity
{
    /// <summary>Samples a second, in hertz.</summary>
    public const int RateHz = 16000;

    private const int BlockSamples = 512;
    private const int FirstBin = 4;
    private const int LastBin = 128;
    private const double ForgetMs = 495;

    private readonly VoiceActivityOptions _options;
    private readonly PowerSpectrum _spectrum = new(BlockSamples);
    private readonly NoiseFloor _noise;
    private readonly float[] _block = new float[BlockSamples];
    private readonly float[] _power = new float[LastBin + 1];
    private readonly float[] _speech = new float[LastBin + 1];
    private readonly float _keep;
    private int _filled;
    private double _onsetMs;
    private double _leftMs;

    /// <summary>Makes a detector.</summary>
    /// <exception cref="ArgumentException">A frame is not 10, 20 or 30 ms, or another setting is out of its range.</exception>
    public VoiceActivity(VoiceActivityOptions? options = null)
    {
        _options = options ?? new VoiceActivityOptions();
        if (_options.FrameMs is not (10 or 20 or 30))
            throw new ArgumentException($"A frame of voice activity was given as {_options.FrameMs} ms, expected 10, 20 or 30; choose one of them.", nameof(options));
        if (!(_options.HangoverMs >= 0 && _options.OnsetMs >= 0 && _options.ToneShare is > 0 and <= 1 && double.IsFinite(_options.Threshold) && double.IsFinite(_options.QuietDecibels)))
            throw new ArgumentException("The settings of voice activity have a negative time, a share of tones outside of 0 to 1, or a threshold that is no number; correct them.", nameof(options));
        FrameSamples = RateHz / 1000 * _options.FrameMs;
        _keep = (float)Math.Exp(-_options.FrameMs / ForgetMs);

        // The quietest noise that it knows: that of rounding to 16 bits, which windowing with a Hann window of 512 makes 192 times as strong.
        _noise = new NoiseFloor(LastBin + 1, _options.FrameMs / 1000.0, (float)(BlockSamples * 0.375 / 12));
    }

    /// <summary>Samples of a frame.</summary>
    public int FrameSamples { get; }

    /// <summary>Whether somebody speaks, onset and hangover included.</summary>
    public bool IsVoice => _leftMs > 0;

    /// <summary>Log likelihood ratio of the last frame, mean over the bins.</summary>
    public double Score { get; private set; }

    /// <summary>Frames seen.</summary>
    public long Frames { get; private set; }

    /// <summary>Frames of them with voice.</summary>
    public long VoiceFrames { get; private set; }

    /// <summary>Takes the next frame and says whether somebody speaks in it.</summary>
    /// <exception cref="ArgumentException">It is not of <see cref="FrameSamples"/>.</exception>
    public bool Process(ReadOnlySpan<short> frame)
    {
        if (frame.Length != FrameSamples)
            throw new ArgumentException($"A frame of {frame.Length} samples was given, expected {FrameSamples} ({_options.FrameMs} ms at {RateHz} Hz).", nameof(frame));
        _block.AsSpan(frame.Length).CopyTo(_block);
        Span<float> newest = _block.AsSpan(BlockSamples - frame.Length);
        double energy = 0;
        for (var i = 0; i < frame.Length; i++)
        {
            newest[i] = frame[i];
            energy += (double)frame[i] * frame[i];
        }

        Frames++;
        _filled = Math.Min(BlockSamples, _filled + frame.Length);
        if (_filled < BlockSamples)
            return false;
        _spectrum.Of(_block, _power);
        _noise.Follow(_power);
        Score = LogLikelihoodRatio();
        double decibels = 10 * Math.Log10((energy / frame.Length / (32768.0 * 32768)) + 1e-20);
        bool isVoice = Score > _options.Threshold && decibels > _options.QuietDecibels && !IsTone();
        _onsetMs = isVoice ? _onsetMs + _options.FrameMs : 0;
        _leftMs = _onsetMs > 0 && (IsVoice || _onsetMs >= _options.OnsetMs) ? _options.HangoverMs + _options.FrameMs : Math.Max(0, _leftMs - _options.FrameMs);
        if (IsVoice)
            VoiceFrames++;
        return IsVoice;
    }

    /// <summary>Forgets everything, as after a gap.</summary>
    public void Forget()
    {
        _block.AsSpan().Clear();
        _speech.AsSpan().Clear();
        _noise.Forget();
        (_filled, _onsetMs, _leftMs, Score) = (0, 0, 0, 0);
    }

    private double LogLikelihoodRatio()
    {
        double sum = 0;
        for (int k = FirstBin; k <= LastBin; k++)
        {
            float noise = _noise.Power[k];
            float after = Math.Min(_power[k] / noise, 1000);
            float before = (_keep * _speech[k] / noise) + ((1 - _keep) * Math.Max(after - 1, 0));
            float gain = before / (1 + before);
            sum += (after * gain) - Math.Log(1 + before);

            // The amplitude that Wiener's filter leaves stands for the speech of this frame.
            _speech[k] = gain * gain * after * noise;
        }

        return sum / (LastBin - FirstBin + 1);
    }

    private bool IsTone()
    {
        float total = 0, strongest = 0;
        for (int k = FirstBin; k < LastBin; k++)
        {
            float three = Excess(k - 1) + Excess(k) + Excess(k + 1);
            strongest = Math.Max(strongest, three);
            total += Excess(k);
        }

        return total > 0 && strongest >= _options.ToneShare * total;
    }

    private float Excess(int k) => Math.Max(0, _power[k] - _noise.Power[k]);
}
