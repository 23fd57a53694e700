using NeuralGlasses.Devices;
using NeuralGlasses.Hud.Audio;
using NeuralGlasses.Sound.Earcons;
using NeuralGlasses.Sound.Hearing;
using NeuralGlasses.Sound.Mix;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sound.Calls;

/// <summary>
/// What a call does to microphone, mixer and music. The microphone is open while the call is <see cref="CallState.Active"/> and at no other time;
/// a call that is muted stays so until the wearer says otherwise, whatever happens to it; music is paused when a call begins to be heard, and
/// goes on after it if it played then. A microphone that fails mutes the call and says why; no other one takes its place.
/// </summary>
public sealed class CallAudio
{
    /// <summary>Name of the other side in the mixer.</summary>
    public const string CallSource = "call";

    /// <summary>Time between two rings, in milliseconds. A guess.</summary>
    public const double RingMs = 2000;

    /// <summary>Time for which a call that is over is shown as such, in milliseconds. A guess.</summary>
    public const double EndedMs = 2000;

    private readonly SoundMixer _mixer;
    private readonly MicrophoneRoute _route;
    private readonly string _microphoneName;
    private readonly EarconPlayer? _earcons;
    private readonly IMediaPlayback? _media;
    private ISoundSource? _otherSide;
    private HostTime _due;
    private bool _isMuted;
    private bool _resumesMedia;

    /// <summary>Makes the audio of one call at a time.</summary>
    /// <param name="mixer">The mixer.</param>
    /// <param name="route">The microphones.</param>
    /// <param name="microphone">Name of the one that calls use.</param>
    /// <param name="earcons">The short sounds, for the ring; null for a call that does not ring.</param>
    /// <param name="media">The music that gives way; null for none.</param>
    public CallAudio(SoundMixer mixer, MicrophoneRoute route, string microphone = MicrophoneRoute.Glasses, EarconPlayer? earcons = null, IMediaPlayback? media = null)
    {
        ArgumentNullException.ThrowIfNull(mixer);
        ArgumentNullException.ThrowIfNull(route);
        ArgumentException.ThrowIfNullOrEmpty(microphone);
        _mixer = mixer;
        _route = route;
        _microphoneName = microphone;
        _earcons = earcons;
        _media = media;
    }

    /// <summary>What the call is now.</summary>
    public CallState State { get; private set; }

    /// <summary>Why the last call ended.</summary>
    public CallEnd End { get; private set; }

    /// <summary>What the other side is to hear: not null while the call is active, and at no other time.</summary>
    public MicrophoneTap? Microphone { get; private set; }

    /// <summary>Why the wearer is not heard although nobody muted the call, as one sentence for the wearer; null otherwise.</summary>
    public string? MicrophoneFailure { get; private set; }

    /// <summary>Wishes that changed something.</summary>
    public long Handled { get; private set; }

    /// <summary>Wishes that do not fit the state, and changed nothing.</summary>
    public long WithoutEffect { get; private set; }

    /// <summary>Somebody calls; false if there is a call already.</summary>
    /// <param name="otherSide">What the other side will say, once the call is answered.</param>
    /// <param name="at">The present moment.</param>
    public bool TryRing(ISoundSource otherSide, HostTime at)
    {
        ArgumentNullException.ThrowIfNull(otherSide);
        if (!Fits(State is CallState.Idle or CallState.Ended))
            return false;
        (_otherSide, _isMuted, _resumesMedia, _due, End, MicrophoneFailure) = (otherSide, false, false, at, CallEnd.None, null);
        State = CallState.Ringing;
        return true;
    }

    /// <summary>The wearer answers.</summary>
    public bool TryAnswer(HostTime at) => Fits(State == CallState.Ringing) && Hear(at);

    /// <summary>The wearer is not to be heard; also of a call that is held.</summary>
    public bool TryMute()
    {
        if (!Fits(!_isMuted && (State is CallState.Active or CallState.Held)))
            return false;
        _isMuted = true;
        if (State == CallState.Active)
            Deafen(CallState.Muted);
        return true;
    }

    /// <summary>The wearer is to be heard again; false if the microphone cannot be had, and the call stays muted.</summary>
    public bool TryUnmute(HostTime at)
    {
        if (!Fits(State == CallState.Muted || (_isMuted && State == CallState.Held)))
            return false;
        _isMuted = false;
        if (State == CallState.Muted)
            Speak(at);
        return State != CallState.Muted;
    }

    /// <summary>Both sides wait.</summary>
    public bool TryHold()
    {
        if (!Fits(State is CallState.Active or CallState.Muted))
            return false;
        Deafen(CallState.Held);
        _mixer.Remove(CallSource);
        return true;
    }

    /// <summary>The call goes on, muted if it was.</summary>
    public bool TryResume(HostTime at) => Fits(State == CallState.Held) && Hear(at);

    /// <summary>The call is over.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It ends without a reason.</exception>
    public bool TryEnd(CallEnd reason, HostTime at)
    {
        if (reason == CallEnd.None || !Enum.IsDefined(reason))
            throw new ArgumentOutOfRangeException(nameof(reason), reason, "A call ends for a reason; give one.");
        if (!Fits(State is CallState.Ringing or CallState.Active or CallState.Muted or CallState.Held))
            return false;
        Deafen(CallState.Ended);
        _mixer.Remove(CallSource);
        (_otherSide, End, MicrophoneFailure, _due) = (null, reason, null, at.Plus(EndedMs * 1000));
        if (_resumesMedia && _media is { IsPlaying: false })
            _media.GoOn(at);
        _resumesMedia = false;
        return true;
    }

    /// <summary>Lets time go by: rings, notices a microphone that has ended, and forgets a call that is over.</summary>
    public void Advance(HostTime now)
    {
        if (Microphone is { IsOpen: false } ended)
        {
            MicrophoneFailure = ended.End?.Reason ?? "The microphone of the call was closed.";
            _isMuted = true;
            Deafen(CallState.Muted);
        }

        if (now < _due)
            return;
        if (State == CallState.Ended)
        {
            State = CallState.Idle;
        }
        else if (State == CallState.Ringing)
        {
            _earcons?.Play(Earcon.Ringing);
            _due = now.Plus(RingMs * 1000);
        }
    }

    private bool Fits(bool fits)
    {
        if (fits)
            Handled++;
        else
            WithoutEffect++;
        return fits;
    }

    private bool Hear(HostTime at)
    {
        _mixer.Add(CallSource, _otherSide!, SoundPriority.Call);
        if (_media is { IsPlaying: true })
        {
            _media.Pause(at);
            _resumesMedia = true;
        }

        State = CallState.Muted;
        if (!_isMuted)
            Speak(at);
        return true;
    }

    private void Speak(HostTime at)
    {
        try
        {
            Microphone = _route.Open("the call", _microphoneName, at);
            MicrophoneFailure = null;
            State = CallState.Active;
        }
        catch (DeviceFailedException e)
        {
            MicrophoneFailure = e.Message;
            _isMuted = true;
            State = CallState.Muted;
        }
    }

    private void Deafen(CallState state)
    {
        Microphone?.Close();
        Microphone = null;
        State = state;
    }
}
