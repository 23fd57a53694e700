using CsCheck;
using NeuralGlasses.Sound.Calls;
using NeuralGlasses.Sound.Earcons;
using NeuralGlasses.Sound.Hearing;
using NeuralGlasses.Sound.Mix;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Sound.Calls;

public sealed class CallAudioTests
{
    private readonly World _world = new();

    private CallAudio Call => _world.Call;

    [Fact]
    public void A_call_rings_is_heard_and_gives_the_music_back()
    {
        _world.Media.IsPaused = false;
        Assert.True(Call.TryRing(new Tone(2000, 0), At(0)));
        _world.Run(5000);
        Assert.Equal((CallState.Ringing, 3, false), (Call.State, _world.Earcons.Played, _world.Microphone.IsListening));
        Assert.True(_world.Media.IsPlaying);
        Assert.True(Call.TryAnswer(_world.Now));
        Assert.Equal((CallState.Active, true, true), (Call.State, _world.Microphone.IsListening, _world.Media.IsPaused));
        _world.Run(1000);
        Assert.True(Call.Microphone!.Waiting > 0);
        Assert.True(Call.TryEnd(CallEnd.LeftByOther, _world.Now));
        Assert.Equal((CallState.Ended, CallEnd.LeftByOther, false, false), (Call.State, Call.End, _world.Microphone.IsListening, _world.Media.IsPaused));
        _world.Run(2100);
        Assert.Equal((CallState.Idle, 3, 0), (Call.State, Call.Handled, Call.WithoutEffect));
    }

    [Fact]
    public void A_call_that_is_declined_leaves_the_music_alone()
    {
        _world.Media.IsPaused = false;
        Call.TryRing(new Tone(2000, 0), At(0));
        Assert.True(Call.TryEnd(CallEnd.Declined, At(100)));
        Assert.Equal((false, 0, 0), (_world.Media.IsPaused, _world.Media.Pauses, _world.Microphone.Opened));
    }

    [Fact]
    public void Music_that_did_not_play_does_not_begin_after_the_call()
    {
        Call.TryRing(new Tone(2000, 0), At(0));
        Call.TryAnswer(At(0));
        Call.TryEnd(CallEnd.HungUp, At(100));
        Assert.Equal((true, 0), (_world.Media.IsPaused, _world.Media.Resumes));
    }

    [Fact]
    public void A_mute_lasts_through_a_hold()
    {
        Call.TryRing(new Tone(2000, 0), At(0));
        Call.TryAnswer(At(0));
        Assert.True(Call.TryMute());
        Assert.True(Call.TryHold());
        Assert.True(Call.TryResume(At(10)));
        Assert.Equal((CallState.Muted, false, null), (Call.State, _world.Microphone.IsListening, Call.MicrophoneFailure));
        Assert.True(Call.TryUnmute(At(20)));
        Assert.Equal((CallState.Active, true), (Call.State, _world.Microphone.IsListening));
        Call.TryHold();
        Assert.True(Call.TryMute());
        Call.TryResume(At(30));
        Assert.Equal(CallState.Muted, Call.State);
    }

    [Fact]
    public void A_microphone_that_ends_mutes_the_call_and_comes_back_only_when_it_is_asked_for()
    {
        Call.TryRing(new Tone(2000, 0), At(0));
        Call.TryAnswer(At(0));
        _world.Run(100);
        _world.Microphone.Fault = "The microphone is broken.";
        _world.Run(100);
        Assert.Equal((CallState.Muted, null), (Call.State, Call.Microphone));
        Assert.Contains("stopped listening", Call.MicrophoneFailure, StringComparison.Ordinal);
        Assert.False(Call.TryUnmute(_world.Now));
        Assert.Equal("The microphone is broken.", Call.MicrophoneFailure);
        _world.Microphone.Fault = null;
        _world.Run(100);
        Call.TryHold();
        Call.TryResume(_world.Now);
        Assert.Equal((CallState.Muted, false), (Call.State, _world.Microphone.IsListening));
        Assert.True(Call.TryUnmute(_world.Now));
        Assert.Equal((CallState.Active, null), (Call.State, Call.MicrophoneFailure));
    }

    [Fact]
    public void A_call_without_a_microphone_is_answered_muted_and_says_why()
    {
        _world.Microphone.Fault = "The microphone is broken.";
        Call.TryRing(new Tone(2000, 0), At(0));
        Assert.True(Call.TryAnswer(At(0)));
        Assert.Equal((CallState.Muted, "The microphone is broken."), (Call.State, Call.MicrophoneFailure));
    }

    [Fact]
    public void The_other_side_is_heard_above_all_and_not_while_it_is_held()
    {
        _world.Mixer.Add("media", new Tone(500, 0.5), SoundPriority.Media);
        Call.TryRing(new Tone(500, 0.25), At(0));
        Call.TryAnswer(At(0));
        _world.Run(1000);
        Assert.Equal(0.25 / Math.Sqrt(2), _world.Speaker.Level(500, 900), 0.001);
        Call.TryHold();
        _world.Run(1000);
        Assert.Equal(0.5 / Math.Sqrt(2), _world.Speaker.Level(1600, 1900), 0.001);
    }

    [Fact]
    public void A_second_call_and_an_end_without_a_reason_are_refused()
    {
        Call.TryRing(new Tone(500, 0), At(0));
        Assert.False(Call.TryRing(new Tone(500, 0), At(0)));
        Assert.Equal(1, Call.WithoutEffect);
        Assert.Throws<ArgumentOutOfRangeException>(() => Call.TryEnd(CallEnd.None, At(0)));
    }

    [Fact]
    public void In_any_order_of_events_the_microphone_is_open_in_an_active_call_alone_a_mute_is_absolute_and_music_resumes_if_it_played()
    {
        long sequences = 0, active = 0, resumed = 0;
        Gen.Int[0, 13].Array[1, 60].Sample(
            steps =>
            {
                var world = new World(keptSeconds: 0, rings: false);
                CallAudio call = world.Call;
                bool wantsMute = false, played = false;
                foreach (int step in steps)
                {
                    CallState before = call.State;
                    bool playedBefore = world.Media.IsPlaying;
                    bool done = world.Do(step);
                    if (before is CallState.Idle or CallState.Ended && call.State == CallState.Ringing)
                        (wantsMute, played) = (false, false);
                    if (done && step == 2)
                        wantsMute = true;
                    if (step == 3 && before is CallState.Muted or CallState.Held)
                        wantsMute = false;

                    // Music that plays when the call begins to be heard, or goes on after a hold, gives way.
                    if (done && step is 1 or 5)
                    {
                        played |= playedBefore;
                        if (world.Media.IsPlaying)
                            return false;
                    }

                    if (call.State == CallState.Ended && before is not (CallState.Ended or CallState.Idle))
                    {
                        if (world.Media.IsPlaying != (played || playedBefore))
                            return false;
                        Interlocked.Add(ref resumed, played ? 1 : 0);
                    }

                    bool open = world.Microphone.IsListening;
                    if ((open && call.State != CallState.Active) || (wantsMute && open) || (call.Microphone is not null) != (call.State == CallState.Active))
                        return false;
                    Interlocked.Add(ref active, open ? 1 : 0);
                }

                Interlocked.Increment(ref sequences);
                return true;
            },
            iter: 3000);
        Assert.True(sequences >= 3000 && active > 1000 && resumed > 50, $"{sequences} sequences, {active} steps with an open microphone, {resumed} times music resumed");
    }

    private static HostTime At(int ms) => new(ms * 1000L);

    private sealed class Music : IMediaPlayback
    {
        public bool IsPaused { get; set; } = true;

        public bool IsPlaying => !IsPaused;

        public int Pauses { get; private set; }

        public int Resumes { get; private set; }

        public void Pause(HostTime at)
        {
            Pauses++;
            IsPaused = true;
        }

        public void GoOn(HostTime at)
        {
            Resumes++;
            IsPaused = false;
        }
    }

    private sealed class World
    {
        private static readonly EarconPlayer NoEarcons = new(8000);
        private readonly MicrophoneRoute _route = new();
        private int _ms;

        internal World(double keptSeconds = 30, bool rings = true)
        {
            Speaker = new FakeSpeaker(seconds: keptSeconds);
            Mixer = new SoundMixer(Speaker);
            Earcons = rings ? new EarconPlayer(Speaker.RateHz) : NoEarcons;
            Mixer.Add("earcons", Earcons, SoundPriority.Alert);
            _route.Add(MicrophoneRoute.Glasses, Microphone);
            Call = new CallAudio(Mixer, _route, MicrophoneRoute.Glasses, rings ? Earcons : null, Media);
        }

        internal FakeSpeaker Speaker { get; }

        internal FakeMicrophone Microphone { get; } = new();

        internal Music Media { get; } = new();

        internal SoundMixer Mixer { get; }

        internal EarconPlayer Earcons { get; }

        internal CallAudio Call { get; }

        internal HostTime Now => At(_ms);

        internal void Run(int ms)
        {
            for (int end = _ms + ms; _ms < end; _ms += 10)
            {
                _route.Advance(Now);
                Call.Advance(Now);
                Mixer.Advance(Now);
            }
        }

        internal bool Do(int step)
        {
            switch (step)
            {
                case 0: return Call.TryRing(new Tone(500, 0.2), Now);
                case 1: return Call.TryAnswer(Now);
                case 2: return Call.TryMute();
                case 3: return Call.TryUnmute(Now);
                case 4: return Call.TryHold();
                case 5: return Call.TryResume(Now);
                case 6: return Call.TryEnd(CallEnd.HungUp, Now);
                case 7: return Call.TryEnd(CallEnd.Failed, Now);
                case 8:
                    Microphone.Fault = "The microphone is broken.";
                    Run(10);
                    return true;
                case 9:
                    Microphone.Fault = null;
                    return true;
                case 10:
                    Media.IsPaused = Call.State is CallState.Active or CallState.Muted || !Media.IsPaused;
                    return true;
                default:
                    Run(step == 13 ? 400 : 10);
                    return true;
            }
        }
    }
}
