using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Audio;
using NeuralGlasses.Sound.Earcons;
using NeuralGlasses.Sound.Mix;
using NeuralGlasses.Sound.Speech;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sound;

/// <summary>
/// Lets the wearer hear what is shown: of every change its short sound, then its words, by the rules of <see cref="SpokenRule"/>. What did not
/// change is not said again, and nothing is said twice unless the wearer asks. Without a voice the short sounds remain. Call
/// <see cref="Advance"/> before that of the mixer; as long as nothing new is said it allocates nothing.
/// </summary>
public sealed class SpokenHud : IDisposable
{
    /// <summary>Name of the short sounds in the mixer.</summary>
    public const string EarconSource = "earcons";

    /// <summary>Name of the words in the mixer.</summary>
    public const string SpeechSourceName = "speech";

    private readonly SoundMixer _mixer;
    private readonly bool _hasDisplay;
    private readonly SpeechSource _speech;
    private readonly SpokenQueue _queue = new();
    private SpeechSettings _settings;
    private HudScene? _shown;
    private SpokenItem _said;
    private long _failures;

    /// <summary>Makes a presenter that adds its two sources to a mixer.</summary>
    /// <param name="mixer">The mixer.</param>
    /// <param name="voice">The voice; null where none is installed.</param>
    /// <param name="hasDisplay">Whether the glasses have a display.</param>
    /// <param name="settings">How the wearer wants to be spoken to.</param>
    /// <param name="limits">How long the voice may take.</param>
    /// <exception cref="ArgumentException">The settings have a problem, which the message names, or the mixer has sources of these names.</exception>
    public SpokenHud(SoundMixer mixer, ISpeechVoice? voice, bool hasDisplay, SpeechSettings settings, SpeechLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(mixer);
        _mixer = mixer;
        _hasDisplay = hasDisplay;
        _settings = Checked(settings);
        _speech = new SpeechSource(voice, mixer.RateHz, limits);
        Earcons = new EarconPlayer(mixer.RateHz);
        mixer.Add(EarconSource, Earcons, SoundPriority.Alert);
        mixer.Add(SpeechSourceName, _speech, SoundPriority.Speech);
    }

    /// <summary>The short sounds, for what is heard and not shown, such as the camera's.</summary>
    public EarconPlayer Earcons { get; }

    /// <summary>How the wearer wants to be spoken to; what is being said is not changed by it.</summary>
    /// <exception cref="ArgumentException">The settings have a problem, which the message names.</exception>
    public SpeechSettings Settings
    {
        get => _settings;
        set => _settings = Checked(value);
    }

    /// <summary>Whether nothing is to be heard, be it a warning; what is being said ends.</summary>
    public bool IsSilent
    {
        get;
        set
        {
            if (value && !field)
                Silence();
            field = value;
        }
    }

    /// <summary>Kind of what is being said, or <see cref="SpokenKinds.None"/>.</summary>
    public SpokenKinds Saying => _said.Kind;

    /// <summary>How much waits to be said.</summary>
    public int Waiting => _queue.Count;

    /// <summary>Utterances that were cut short.</summary>
    public long Cut { get; private set; }

    /// <summary>Utterances that waited and were dropped because too many did.</summary>
    public long Dropped { get; private set; }

    /// <summary>Utterances that waited until they were no longer true or wanted.</summary>
    public long Outdated { get; private set; }

    /// <summary>Utterances that could not be said for want of a voice.</summary>
    public long Unspoken => _speech.Unspoken;

    /// <summary>What is being said, with the counters of the voice.</summary>
    public SpeechSource Speech => _speech;

    private bool Speaks => _settings.When == Spoken.Always || (_settings.When == Spoken.AudioOnly && !_hasDisplay);

    /// <summary>Another scene is shown, or would be if there were a display.</summary>
    public void Show(HudScene scene, HostTime at)
    {
        ArgumentNullException.ThrowIfNull(scene);
        HudScene? before = _shown;
        AudioForm form = HudAudio.Change(before, scene, _settings.Verbosity);
        _shown = scene;
        if (HasNewWarning(before, scene))
            form = form with { Earcon = Earcon.Warning };
        if (form != AudioForm.Silence)
            Add(new SpokenItem(KindOf(form.Earcon), form), at);
        else if (before is not null && before.Id != scene.Id)
            Leave();
    }

    /// <summary>Says all of what is shown; false if there is nothing, or if the wearer wants no words.</summary>
    public bool Repeat(HostTime at)
    {
        if (_shown is null || _settings.When == Spoken.Never)
            return false;
        AudioForm whole = HudAudio.Whole(_shown, _settings.Verbosity);
        if (whole.Speech.Length == 0)
            return false;
        Add(new SpokenItem(SpokenKinds.Asked, whole), at);
        return true;
    }

    /// <summary>
    /// Says what the open app wants said, behind what matters more, whether there is a display or not; false, and nothing will be heard, if the
    /// wearer wants no words or if as much waits already as may.
    /// </summary>
    /// <param name="text">The words.</param>
    /// <param name="at">The present moment.</param>
    /// <param name="ended">Told once what became of it; null for nobody.</param>
    /// <param name="speaker">In whose name it is said.</param>
    public bool TrySay(string text, HostTime at, Action<SpokenEnd>? ended = null, Speaker speaker = Speaker.Glasses)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        if (_settings.When == Spoken.Never || _queue.CountOf(SpokenKinds.App) >= SpokenRule.Of(SpokenKinds.App).Room)
            return false;
        IReadOnlyList<SaidSpan> byAssistant = speaker == Speaker.Assistant ? [new SaidSpan(0, text.Length)] : [];
        Add(new SpokenItem(SpokenKinds.App, new AudioForm(Earcon.None, text) { ByAssistant = byAssistant }, ended), at);
        return true;
    }

    /// <summary>Says what came of something that the wearer is just doing, such as a word that was written.</summary>
    /// <param name="text">The words.</param>
    /// <param name="isResult">Whether it cuts what was said of that before and is said to its end; otherwise the next of it cuts it.</param>
    /// <param name="at">The present moment.</param>
    public void Tell(string text, bool isResult, HostTime at)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        if (isResult)
            Leave();
        Add(new SpokenItem(isResult ? SpokenKinds.Notice : SpokenKinds.Focus, new AudioForm(Earcon.None, text)), at);
    }

    /// <summary>The app is open no more, or is to be silent: nothing more is said of what it wanted said.</summary>
    public void LeaveApp()
    {
        Outdated += _queue.Forget(SpokenKinds.App);
        if (Saying == SpokenKinds.App)
            Stop();
    }

    /// <summary>The wearer wants silence: nothing more is said of what is being said and of what waits, be it a warning.</summary>
    public void Silence()
    {
        Outdated += _queue.Forget((SpokenKinds)~0);
        Stop();
    }

    /// <summary>Lets the voice go on, and begins with what waits once all before was said.</summary>
    public void Advance(HostTime now)
    {
        _speech.Advance(now);
        if (_speech.Holds && !Earcons.IsPlaying)
            _speech.Holds = false;
        while (Saying != SpokenKinds.None && !_speech.Holds && !_speech.IsBusy)
        {
            End(_speech.Unspoken + _speech.Failed > _failures ? SpokenEnd.Unspoken : SpokenEnd.Said);
            if (_queue.Count > 0 && Saying == SpokenKinds.None)
                Begin(_queue.Take(), now);
        }
    }

    /// <summary>Takes its sources out of the mixer.</summary>
    public void Dispose()
    {
        Silence();
        _speech.Dispose();
        _mixer.Remove(EarconSource);
        _mixer.Remove(SpeechSourceName);
    }

    // A scene that opens is announced as such even if there is a warning in it; the warning is said whole all the same.
    private static bool HasNewWarning(HudScene? before, HudScene now)
    {
        foreach (HudElement element in now.Elements.Flat)
        {
            if (element is HudCard { Tone: HudTone.Warning } && (before is null || !before.Elements.Flat.Contains(element)))
                return true;
        }

        return false;
    }

    private static SpokenKinds KindOf(Earcon earcon) => earcon switch
    {
        Earcon.Warning => SpokenKinds.Warning,
        Earcon.Notice or Earcon.Done => SpokenKinds.Notice,
        Earcon.None => SpokenKinds.Update,
        _ => SpokenKinds.Focus,
    };

    private static SpeechSettings Checked(SpeechSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Problems() is [string problem, ..] ? throw new ArgumentException(problem, nameof(settings)) : settings;
    }

    private void Add(in SpokenItem item, HostTime at)
    {
        if (IsSilent)
        {
            Outdated++;
            item.Ended?.Invoke(SpokenEnd.Outdated);
            return;
        }

        SpokenRule rule = SpokenRule.Of(item.Kind);
        Outdated += _queue.Forget(rule.Outdates);
        if (Saying == SpokenKinds.None)
        {
            Begin(item, at);
        }
        else if ((rule.Cuts & Saying) != 0)
        {
            Stop();
            Begin(item, at);
        }
        else if (_queue.Put(item, rule.Room))
        {
            Dropped++;
        }
    }

    private void Begin(in SpokenItem item, HostTime at)
    {
        _said = item;
        _failures = _speech.Unspoken + _speech.Failed;
        Earcons.Play(item.Form.Earcon);
        bool speaks = item.Form.Speech.Length > 0 && (item.Kind is SpokenKinds.Asked or SpokenKinds.App || Speaks);
        if (speaks)
        {
            _mixer.SetPriority(SpeechSourceName, item.Kind == SpokenKinds.Warning ? SoundPriority.Alert : SoundPriority.Speech);
            _speech.TrySay(item.Form.Speech, _settings, at, item.Form.ByAssistant);
        }

        _speech.Holds = Earcons.IsPlaying;
    }

    private void Stop()
    {
        _speech.Stop();
        _speech.Holds = false;
        if (Saying == SpokenKinds.None)
            return;
        Cut++;
        End(SpokenEnd.Cut);
    }

    private void End(SpokenEnd end)
    {
        Action<SpokenEnd>? ended = _said.Ended;
        _said = default;
        ended?.Invoke(end);
    }

    // What is no longer shown is not said any more, unless it is a notice or a warning.
    private void Leave()
    {
        const SpokenKinds OfScene = SpokenKinds.Update | SpokenKinds.Focus | SpokenKinds.Asked;
        Outdated += _queue.Forget(OfScene);
        if ((Saying & OfScene) != 0)
        {
            Stop();
        }
    }
}
