using NeuralGlasses.Apps;
using NeuralGlasses.Consent;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Notifications;
using NeuralGlasses.Sdk.Tests.Apps;
using NeuralGlasses.Sdk.Tests.Consent;
using NeuralGlasses.Sdk.Tests.Sound;
using NeuralGlasses.Sdk.Tests.Sound.Hearing;
using NeuralGlasses.Sdk.Tests.Storage;
using NeuralGlasses.Sound.Calls;
using NeuralGlasses.Storage;
using Xunit;
using static NeuralGlasses.Sdk.Tests.Apps.TestGlasses;

namespace NeuralGlasses.Sdk.Tests.Hosting;

// Sound notes, calls and who speaks, as the wearer and apps meet them: nothing listens without the lit light, and nothing ends without a word.
public sealed class HostHearingTests : IDisposable
{
    private readonly TestGlasses _glasses = new();
    private readonly MediaBench _media = new(new MediaStoreOptions { QuotaBytes = 50 << 20, ReserveBytes = 0 });
    private readonly LogBench _logs = new();
    private readonly FakeSpeaker _speaker = new();
    private readonly ScriptedVoice _voice = new();
    private readonly ScriptedApp _app = new();
    private readonly List<AppAnswer> _answers = [];
    private PlayedMicrophone _microphone = new([]);
    private ConsentLog? _log;
    private GlassesHost? _host;
    private int _ms;

    private AppSound Notes => new(_app.Glasses);

    private IEnumerable<string> Shown => _glasses.Scene.Elements.Flat.OfType<HudText>().Select(text => text.Text);

    public void Dispose()
    {
        _host?.Dispose();
        _log?.Dispose();
    }

    [Fact]
    public void A_sound_note_is_kept_with_the_light_lit_and_shown_as_a_recording()
    {
        GlassesHost host = Opened([]);
        Notes.StartNote(_answers.Add);
        Run(2000);
        Assert.Equal((true, true, 0), (_microphone.IsListening, _glasses.IsLit, _answers.Count));
        Assert.Contains("Recording", Shown);
        Notes.Stop();
        Run(1000);
        Assert.Equal([new AppAnswer(true, "A sound note of 2 s was saved.")], _answers);
        Assert.Equal((false, false), (_microphone.IsListening, _glasses.IsLit));
        Assert.DoesNotContain("Recording", Shown);
        Assert.DoesNotContain(Notices(host), notice => notice.Title == "Sound note");
        Assert.Equal(MediaKind.Sound, Assert.Single(_media.Store.Items).Kind);
    }

    [Fact]
    public void Without_the_light_nothing_listens()
    {
        Opened([]);
        _glasses.LedWorks = false;
        Notes.StartNote(_answers.Add);
        Run(500);
        Assert.Equal((false, false, 0), (_answers.Single().IsDone, _microphone.IsListening, _microphone.Opened));
    }

    [Fact]
    public void A_microphone_that_is_lost_ends_the_note_and_the_wearer_reads_why_in_one_line()
    {
        GlassesHost host = Opened([]);
        Notes.StartNote(_answers.Add);
        Run(2000);
        _microphone.IsGone = true;
        Run(1000);
        Assert.Equal(new AppAnswer(true, "A sound note of 2 s was saved. The microphone failed."), _answers.Single());
        Assert.Equal("A sound note of 2 s was saved. The microphone failed.", Assert.Single(Notices(host), notice => notice.Title == "Sound note").Text);

        // It comes back, and nobody listens to it again by itself.
        _microphone.IsGone = false;
        Run(2000);
        Assert.Equal((false, 1, false), (_microphone.IsListening, _microphone.Opened, _glasses.IsLit));
    }

    [Fact]
    public void Whoever_may_not_hear_or_asks_for_another_microphone_is_told_so()
    {
        Opened([]);
        Notes.StartNote(_answers.Add, "band");
        Run(20);
        Assert.Equal(AppAnswer.Refused("There is no microphone 'band' for sound notes; there is glasses."), _answers[^1]);
        Notes.StartNote(_answers.Add);
        Notes.StartNote(_answers.Add);
        Run(20);
        Assert.Equal(AppAnswer.Refused("A sound note goes on already; end it first."), _answers[^1]);

        Opened([], permission: AppPermission.Notifications);
        Notes.StartNote(_answers.Add);
        Run(20);
        Assert.Equal(AppAnswer.Refused("Scripted has not the permission 'microphone'; its manifest has to ask for it."), _answers[^1]);
        Opened([], hasStore: false);
        Notes.StartNote(_answers.Add);
        Run(20);
        Assert.Equal(AppAnswer.Refused("These glasses keep no sound."), _answers[^1]);
    }

    [Theory]
    [InlineData("white")]
    [InlineData("fan")]
    public void Who_speaks_is_noticed_while_a_note_goes_on_and_at_no_other_time(string noise)
    {
        Espeak.SkipWithout();
        short[] speech = NoisySpeech.In(noise, 15);
        GlassesHost host = Opened(speech);
        Run(3000);
        Assert.Equal((Attention.Free, 0), (host.Notifications.Attention, _microphone.Opened));
        Notes.StartNote(_answers.Add);
        int speaking = 0, turns = 0;
        for (var ms = 0; ms < speech.Length / 16; ms += 10, turns++)
        {
            Run(10);
            speaking += host.Notifications.Attention.HasFlag(Attention.Speaking) ? 1 : 0;
        }

        // Sentences with pauses of a second and a half between them.
        Assert.InRange((double)speaking / turns, 0.3, 0.9);
        Notes.Stop();
        Run(100);
        Assert.Equal(Attention.Free, host.Notifications.Attention);
    }

    [Fact]
    public void A_call_is_shown_and_said_holds_notices_and_silences_apps()
    {
        GlassesHost host = Opened([]);
        Assert.True(host.Call!.TryRing(new Tone(1000, 300), At(_ms)));
        Run(200);
        Assert.Contains("Incoming call", Shown);
        Assert.Equal((false, false), (_microphone.IsListening, _glasses.IsLit));
        Assert.True(host.Call.TryAnswer(At(_ms)));
        Run(300);
        Assert.Contains("Call", Shown);
        Assert.Equal((true, true, Attention.InCall), (_microphone.IsListening, _glasses.IsLit, host.Notifications.Attention & Attention.InCall));
        Assert.True(host.Call.Microphone!.Waiting > 0);
        _app.Glasses.Say("Turn left.", _answers.Add);
        Run(100);
        Assert.Equal(AppAnswer.Refused("A call is going on."), _answers[^1]);
        Assert.Equal(NotificationFate.Waiting, host.Notifications.Post(new Notification(Notification.RuntimeApp, "Glasses", "x", "Later", "", At(_ms)), At(_ms)));

        Assert.True(host.Call.TryMute());
        Run(1500);
        Assert.Contains("Call, muted", Shown);
        Assert.Equal((false, false), (_microphone.IsListening, _glasses.IsLit));
        Assert.True(host.Call.TryEnd(CallEnd.HungUp, At(_ms)));
        Run(CallAudioEndMs);
        Assert.DoesNotContain(Shown, text => text.StartsWith("Call", StringComparison.Ordinal));
        Assert.Equal(Attention.Free, host.Notifications.Attention);
    }

    [Fact]
    public void A_call_whose_microphone_is_lost_is_muted_and_says_so_at_once()
    {
        GlassesHost host = Opened([]);
        host.Call!.TryRing(new Tone(1000, 300), At(_ms));
        host.Call.TryAnswer(At(_ms));
        Run(500);
        _microphone.IsGone = true;
        Run(200);
        Assert.Equal(CallState.Muted, host.Call.State);
        Assert.StartsWith("The microphone 'glasses' stopped listening", Assert.Single(Notices(host), notice => notice.Title == "Call").Text, StringComparison.Ordinal);
        Assert.Equal("Call", host.Notifications.Current?.Title);
        _microphone.IsGone = false;
        Run(2000);
        Assert.Equal((CallState.Muted, false), (host.Call.State, _microphone.IsListening));
    }

    private const int CallAudioEndMs = (int)CallAudio.EndedMs + 200;

    private static IEnumerable<Notification> Notices(GlassesHost host) => host.Notifications.History.Select(entry => entry.Notification);

    private void Run(int ms)
    {
        for (int end = _ms + ms; _ms < end;)
            _host!.Advance(At(_ms += 10));
    }

    private GlassesHost Opened(short[] sound, AppPermission permission = AppPermission.Microphone, bool hasStore = true)
    {
        Dispose();
        _microphone = new PlayedMicrophone(sound);
        _log = new ConsentLog(new FakeShelf(), _logs.Clock, default);
        var manifest = ScriptedApp.Manifest() with { Permissions = [permission, AppPermission.Speaker], RunsInBackground = true };
        _host = new GlassesHost(_glasses.Devices with { Microphone = _microphone }, [ScriptedApp.Install(manifest, () => _app)], new GlassesHostOptions
        {
            Sound = new GlassesSound(_speaker) { Voice = _voice },
            Capture = new GlassesCapture(_log) { Store = hasStore ? _media.Store : null },
        });
        Run(10);
        _host.Dispatch(Want(IntentKind.Select, _ms));
        Run(500);
        return _host;
    }
}
