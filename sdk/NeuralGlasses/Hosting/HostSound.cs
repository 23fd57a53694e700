using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Audio;
using NeuralGlasses.Media;
using NeuralGlasses.Sound;
using NeuralGlasses.Sound.Calls;
using NeuralGlasses.Sound.Hearing;
using NeuralGlasses.Sound.Mix;
using NeuralGlasses.Sound.Speech;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>What the wearer hears: the audio form of what is shown, what an app says, and music below it.</summary>
internal sealed class HostSound : IDisposable
{
    private const string MediaSource = "media";
    private readonly SoundMixer _mixer;
    private readonly SpokenHud _spoken;
    private readonly GlassesPreferences _preferences;
    private readonly bool _hasVoice;
    private int _preferred = -1;

    public HostSound(GlassesSound options, bool hasDisplay, GlassesPreferences preferences)
    {
        _preferences = preferences;
        _mixer = new SoundMixer(options.Speaker);
        _spoken = new SpokenHud(_mixer, options.Voice, hasDisplay, Settings(options.Language));
        if (options.Player is { } player)
            _mixer.Add(MediaSource, player, SoundPriority.Media);
        Player = options.Player;
        _hasVoice = options.Voice is not null;
        Language = options.Language;
    }

    public MediaPlayer? Player { get; }

    private string Language { get; }

    /// <summary>What is shown, or would be if there were a display.</summary>
    public void Show(HudScene scene, HostTime at) => _spoken.Show(scene, at);

    /// <summary>Makes the audio of calls, which turns down all else that is heard.</summary>
    public CallAudio MakeCall(MicrophoneRoute route) => new(_mixer, route, MicrophoneRoute.Glasses, _spoken.Earcons, Player);

    /// <summary>Why nothing can be said at all, as one sentence; null if it can.</summary>
    public string? WhyMute => _spoken.IsSilent ? "The wearer is in a meeting and wants no sound; show it, or tell it as a notice."
        : !_hasVoice ? "These glasses have no voice; show it, or tell it as a notice."
        : _spoken.Settings.When == Spoken.Never ? "The wearer wants nothing spoken; show it, or tell it as a notice."
        : null;

    /// <summary>Why the voice failed last, as one sentence; null before.</summary>
    public string? Failure => _spoken.Speech.Failure;

    /// <summary>Says what the open app wants said; false if as much waits already as may.</summary>
    public bool TrySay(string text, Speaker speaker, HostTime at, Action<SpokenEnd> ended) => _spoken.TrySay(text, at, ended, speaker);

    /// <summary>How much is spoken.</summary>
    public Verbosity Verbosity => _spoken.Settings.Verbosity;

    /// <summary>Says what came of something that the wearer is just doing.</summary>
    public void Tell(string text, bool isResult, HostTime at) => _spoken.Tell(text, isResult, at);

    /// <summary>Nothing more is said of what the app wanted said.</summary>
    public void LeaveApp() => _spoken.LeaveApp();

    public void Play(Earcon earcon)
    {
        if (!_spoken.IsSilent)
            _spoken.Earcons.Play(earcon);
    }

    public void Advance(HostTime now)
    {
        if (_preferences.Version != _preferred)
        {
            _preferred = _preferences.Version;
            _mixer.VolumePercent = _preferences.Number(GlassesPreferences.Volume);
            _spoken.Settings = Settings(Language);
            _spoken.IsSilent = _preferences.Flag(GlassesPreferences.Meeting);
        }

        Player?.Advance(now);
        _spoken.Advance(now);
        _mixer.Advance(now);
    }

    public void Dispose() => _spoken.Dispose();

    private SpeechSettings Settings(string language) => new()
    {
        When = _preferences.Text(GlassesPreferences.Voice) switch
        {
            "never" => Spoken.Never,
            "always" => Spoken.Always,
            _ => Spoken.AudioOnly,
        },
        WordsPerMinute = (int)_preferences.Number(GlassesPreferences.Rate),
        Verbosity = _preferences.Text(GlassesPreferences.Verbosity) switch
        {
            "brief" => Verbosity.Brief,
            "full" => Verbosity.Full,
            _ => Verbosity.Usual,
        },
        Language = language,
    };
}
