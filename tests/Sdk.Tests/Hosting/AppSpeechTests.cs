using NeuralGlasses.Apps;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Notifications;
using NeuralGlasses.Sdk.Tests.Apps;
using NeuralGlasses.Sdk.Tests.Sound;
using NeuralGlasses.Sound.Speech;
using Xunit;
using static NeuralGlasses.Sdk.Tests.Apps.TestGlasses;

namespace NeuralGlasses.Sdk.Tests.Hosting;

// What apps say is heard, in its turn and within what the wearer wants, and each wish is answered once.
public sealed class AppSpeechTests : IDisposable
{
    private readonly TestGlasses _glasses = new();
    private readonly ScriptedVoice _voice = new();
    private readonly FakeSpeaker _speaker = new();
    private readonly ScriptedApp _app = new();
    private readonly List<AppAnswer> _answers = [];
    private GlassesHost? _current;
    private int _ms;

    public void Dispose() => _current?.Dispose();

    private IEnumerable<string> Spoken => _voice.Asked.Select(asked => asked.Text);

    [Fact]
    public void The_open_app_is_heard_and_told_when_it_was_said()
    {
        GlassesHost host = Opened();
        Say("Left at the church.");
        Run(host, 100);
        Assert.Equal(("Left at the church.", 0), (Spoken.Last(), _answers.Count));
        Assert.True(_speaker.Level(_ms - 50, _ms) > 0.005);
        Run(host, 1000);
        Assert.Equal([AppAnswer.Done()], _answers);
        Assert.Equal((1, 0), (host.Apps[0].Said, host.Apps[0].Unsaid));
    }

    [Fact]
    public void What_an_AI_wrote_is_said_by_the_voice_of_the_AI()
    {
        GlassesHost host = Opened();
        _app.Glasses.Say("AI, Ada: It rains.", _answers.Add, byAssistant: true);
        Run(host, 100);
        Assert.Equal(("AI, Ada: It rains.", Speaker.Assistant), (_voice.Asked[^1].Text, _voice.Asked[^1].Speaker));
    }

    [Fact]
    public void A_flood_is_bounded_and_what_was_not_said_is_counted_and_shown()
    {
        GlassesHost host = Opened();
        _app.Behaviour = (app, call) =>
        {
            for (var i = 0; i < 1000 && call == "tick"; i++)
                app.Glasses.Say(FormattableString.Invariant($"Number {i}."), _answers.Add);
        };
        Run(host, 200);

        // One is being said and four wait: whoever floods is refused, not heard for the rest of the day.
        Assert.InRange(_answers.Count(answer => answer.IsDone), 0, 3);
        Assert.True(host.Apps[0].Unsaid > 1000);
        Assert.Equal("As much waits to be said already as may; say it when that was said.", host.Apps[0].LastUnsaid);
        for (var i = 0; i < 200 && host.Apps[0].State == AppState.Running; i++)
            host.Advance(At(_ms += 10));
        Assert.Equal("It asked for 64 things a turn, 50 turns in a row.", host.Apps[0].LastFailure);
        _app.Behaviour = null;
        int asked = _voice.Asked.Count;
        Run(host, 3000);
        Assert.Equal(0, Spoken.Skip(asked).Count(text => text.StartsWith("Number", StringComparison.Ordinal)));
    }

    [Fact]
    public void Of_a_text_without_end_only_the_beginning_is_said()
    {
        GlassesHost host = Opened();
        Say(string.Concat(Enumerable.Repeat("A sentence that goes on. ", 4096)));
        Run(host, 50);
        Assert.InRange(Spoken.Last().Length, 500, 600);
        Run(host, 8000);
        Assert.Equal([AppAnswer.Done("Only the first 600 characters were said; say less at once.")], _answers);
    }

    [Fact]
    public void Whoever_may_not_speak_is_told_why()
    {
        GlassesHost without = Opened(hasSpeaker: false);
        Refused("These glasses have no speakers; show it, or tell it as a notice.");
        GlassesHost voiceless = Opened(hasVoice: false);
        Refused("These glasses have no voice; show it, or tell it as a notice.");
        GlassesHost unpermitted = Opened(ScriptedApp.Manifest());
        Refused("Scripted has not the permission 'speaker'; its manifest has to ask for it.");
        Assert.Equal((1, 1, 1), (without.Apps[0].Unsaid, voiceless.Apps[0].Unsaid, unpermitted.Apps[0].Unsaid));

        GlassesHost host = Opened();
        Refused("There is nothing to say; give a text.", "  ");
        host.Preferences.Set(GlassesPreferences.Voice, "never");
        Run(host, 20);
        Refused("The wearer wants nothing spoken; show it, or tell it as a notice.");
        host.Preferences.Set(GlassesPreferences.Voice, "audio");
        Run(host, 20);
        host.Dispatch(Want(IntentKind.Home, _ms));
        Refused("Scripted is not open; tell it as a notice.");

        void Refused(string why, string text = "Hello.")
        {
            Say(text);
            _current!.Advance(At(_ms += 10));
            Assert.Equal(AppAnswer.Refused(why), _answers[^1]);
        }
    }

    [Fact]
    public void In_quiet_an_app_speaks_of_what_the_wearer_has_just_done_and_of_nothing_else()
    {
        GlassesHost host = Opened();
        host.Preferences.Set(GlassesPreferences.Quiet, AppSetting.On);
        Run(host, 5000);
        Say("By itself.");
        Run(host, 500);
        Assert.Equal(AppAnswer.Refused("The wearer wants quiet."), _answers[^1]);
        host.Dispatch(Want(IntentKind.Dial, _ms));
        Say("As you wished.");
        Run(host, 1000);
        Assert.Equal(AppAnswer.Done(), _answers[^1]);
    }

    [Fact]
    public void Who_leaves_the_app_does_not_hear_the_rest_of_it()
    {
        GlassesHost host = Opened();
        Say("A long story that nobody wants to hear to its end.");
        Say("And another one.");
        Run(host, 100);
        host.Dispatch(Want(IntentKind.Home, _ms));
        Run(host, 500);
        Assert.Equal(["It waited until it was no longer wanted.", "It was cut short, for something that matters more or because the wearer moved on."], _answers.Select(answer => answer.Text).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("And another one.", Spoken);
        Assert.Equal((0, 2), (host.Apps[0].Said, host.Apps[0].Unsaid));
    }

    [Fact]
    public void A_notice_waits_for_what_the_app_says_and_a_warning_does_not()
    {
        GlassesHost host = Opened(hasDisplay: false);
        Say("A few words of the app.");
        Run(host, 100);
        host.Notifications.Post(new Notification(Notification.RuntimeApp, "Glasses", "n", "Low", "Charge soon.", At(_ms)) { Priority = NotificationPriority.Critical, Tone = HudTone.Warning }, At(_ms));
        Run(host, 2000);
        Assert.Contains("Low. Charge soon.", Spoken);
        Assert.Equal("It was cut short, for something that matters more or because the wearer moved on.", _answers[^1].Text);
    }

    [Fact]
    public void A_voice_that_fails_is_an_answer()
    {
        GlassesHost host = Opened();
        _voice.Failure = "The voice has a cold.";
        Say("Hello.");
        Run(host, 200);
        Assert.Equal(AppAnswer.Refused("The voice has a cold."), _answers[^1]);
    }

    private static AppManifest Speaking => ScriptedApp.Manifest() with { Permissions = [AppPermission.Speaker], Intents = [IntentKind.Dial], TickMs = 20, RunsInBackground = true };

    private void Say(string text) => _app.Glasses.Say(text, _answers.Add);

    private void Run(GlassesHost host, int ms)
    {
        for (int end = _ms + ms; _ms < end;)
            host.Advance(At(_ms += 10));
    }

    private GlassesHost Opened(AppManifest? manifest = null, bool hasSpeaker = true, bool hasVoice = true, bool hasDisplay = true)
    {
        GlassesAbilities usual = GlassesAbilities.Of(_glasses.Devices, hasBand: true);
        _current?.Dispose();
        _current = new GlassesHost(_glasses.Devices, [ScriptedApp.Install(manifest ?? Speaking, () => _app)], new GlassesHostOptions
        {
            Sound = hasSpeaker ? new GlassesSound(_speaker) { Voice = hasVoice ? _voice : null } : null,
            Abilities = hasDisplay ? usual : usual with { Display = null },
        });
        _current.Advance(At(_ms += 10));
        _current.Dispatch(Want(IntentKind.Select, _ms));
        Run(_current, 1000);
        return _current;
    }
}
