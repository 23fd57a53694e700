using CsCheck;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Audio;
using NeuralGlasses.Sound;
using NeuralGlasses.Sound.Mix;
using NeuralGlasses.Sound.Speech;
using NeuralGlasses.Streaming;
using NeuralGlasses.Tests;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Sound;

public sealed class SpokenHudTests : IDisposable
{
    private static readonly SpeechSettings Usual = new();
    private readonly FakeSpeaker _speaker = new();
    private readonly ScriptedVoice _voice = new();
    private readonly SoundMixer _mixer;
    private readonly SpokenHud _hud;
    private int _ms;

    public SpokenHudTests()
    {
        _mixer = new SoundMixer(_speaker);
        _hud = new SpokenHud(_mixer, _voice, hasDisplay: false, Usual);
    }

    private IEnumerable<string> Asked => _voice.Asked.Select(asked => asked.Text);

    public void Dispose() => _hud.Dispose();

    [Fact]
    public void The_sound_comes_first_and_then_the_words()
    {
        Show(Menu("photo"));
        Run(10);
        Assert.Equal(1, _hud.Earcons.Played);
        Assert.Equal((true, false), (_hud.Speech.IsBusy, _hud.Speech.IsPlaying));
        Run(100);
        Assert.True(_hud.Speech.IsPlaying);
        Run(1000);
        Assert.Equal(["Home. Photo. 1 taken."], Asked);
        Assert.Equal((SpokenKinds.None, 0), (_hud.Saying, _hud.Cut));

        // The sound of an opened scene ends at 120 ms; the words of 21 letters follow at once.
        Assert.True(_speaker.Level(0, 110) > 0.03);
        Assert.InRange(_speaker.Level(140, 330), 0.16, 0.18);
        Assert.Equal(0, _speaker.Level(350, 900));
    }

    [Fact]
    public void A_new_focus_cuts_what_is_being_said_of_the_old_one()
    {
        Show(Menu("photo"));
        Run(200);
        Show(Menu("band"));
        Run(100);
        Show(Menu("time"));
        Run(2000);
        Assert.Equal(["Home. Photo. 1 taken.", "Band. no loss.", "Time. 10:30."], Asked);
        Assert.True(_voice.Begun[0].IsGivenUp && _voice.Begun[1].IsGivenUp);
        Assert.Equal((2, 0, 0), (_hud.Cut, _hud.Dropped, _hud.Outdated));
    }

    [Fact]
    public void A_warning_cuts_everything_and_is_said_whole()
    {
        Show(Menu("photo"));
        Run(200);
        Show(Menu("photo", Warning("w1", "Band lost")));
        Assert.Equal(SpokenKinds.Warning, _hud.Saying);
        Run(50);
        Show(Menu("band", Warning("w1", "Band lost")));
        Run(10);
        Show(Menu("time", Warning("w1", "Band lost")));
        Assert.Equal((SpokenKinds.Warning, 1, 1), (_hud.Saying, _hud.Waiting, _hud.Outdated));
        Show(Menu("time", Warning("w1", "Band lost"), Warning("w2", "Cell low")));
        Run(3000);
        Assert.Equal(["Home. Photo. 1 taken.", "Band lost. Now.", "Cell low. Now."], Asked);
        Assert.Equal((1, 2), (_hud.Cut, _hud.Outdated));
        Assert.False(_hud.Speech.IsBusy);
    }

    [Fact]
    public void A_warning_in_a_scene_that_opens_is_a_warning()
    {
        Show(new HudScene("alarm", [Warning("w", "Hot")]));
        Assert.Equal(SpokenKinds.Warning, _hud.Saying);
        Show(new HudScene("other", [Warning("w", "Hot"), new HudText("t", "More")]));
        Assert.Equal((SpokenKinds.Warning, 1), (_hud.Saying, _hud.Waiting));
    }

    [Fact]
    public void Notices_wait_and_of_more_than_four_the_oldest_is_dropped()
    {
        Show(Menu("photo"));
        Run(3000);
        var cards = new List<HudCard>();
        for (var i = 1; i <= 7; i++)
        {
            cards.Add(new HudCard($"n{i}", $"Notice {i}", ""));
            Show(Menu("photo", [.. cards]));
        }

        Assert.Equal((4, 2), (_hud.Waiting, _hud.Dropped));
        Run(5000);
        Assert.Equal(["Home. Photo. 1 taken.", "Notice 1.", "Notice 4.", "Notice 5.", "Notice 6.", "Notice 7."], Asked);
        Assert.Equal((0, 0, 2), (_hud.Cut, _hud.Outdated, _hud.Dropped));
    }

    [Fact]
    public void A_focus_goes_before_notices_that_wait_and_behind_the_one_that_is_said()
    {
        Show(Menu("photo"));
        Run(3000);
        Show(Menu("photo", new HudCard("n1", "Notice 1", "")));
        Show(Menu("photo", new HudCard("n1", "Notice 1", ""), new HudCard("n2", "Notice 2", "")));
        Show(Menu("band", new HudCard("n1", "Notice 1", ""), new HudCard("n2", "Notice 2", "")));
        Run(3000);
        Assert.Equal(["Home. Photo. 1 taken.", "Notice 1.", "Band. no loss.", "Notice 2."], Asked);
    }

    [Fact]
    public void Nothing_is_said_twice_unless_the_wearer_asks()
    {
        for (var i = 0; i < 5; i++)
        {
            Show(Menu("photo", new HudCard("n1", "Notice 1", "")));
            Run(1000);
        }

        Assert.Single(Asked);
        Assert.True(_hud.Repeat(Now));
        Run(1000);
        Assert.Equal(2, Asked.Count());
        Assert.Equal("Home. Photo. 1 taken. Notice 1.", _voice.Asked[1].Text);
    }

    [Fact]
    public void Silence_ends_everything_be_it_a_warning()
    {
        Show(Menu("photo", Warning("w1", "One")));
        Run(200);
        Show(Menu("photo", Warning("w1", "One"), Warning("w2", "Two")));
        Assert.Equal(1, _hud.Waiting);
        _hud.Silence();
        Run(2000);
        Assert.Equal((SpokenKinds.None, 0, 1, 1), (_hud.Saying, _hud.Waiting, _hud.Cut, _hud.Outdated));
        Assert.Single(Asked);
        Assert.Equal(0, _speaker.Level(400, 1500));
    }

    [Fact]
    public void What_is_no_longer_shown_is_not_said_to_its_end()
    {
        Show(Menu("photo"));
        Run(200);
        Show(HudScene.Dark);
        Assert.Equal((SpokenKinds.None, 1), (_hud.Saying, _hud.Cut));
        Assert.False(_hud.Repeat(Now));
    }

    [Fact]
    public void Without_a_voice_sounds_are_heard_and_words_are_counted()
    {
        using var hud = new SpokenHud(new SoundMixer(_speaker), null, hasDisplay: false, Usual);
        hud.Show(Menu("photo"), Now);
        Assert.Equal((1, 1), (hud.Earcons.Played, hud.Unspoken));
        hud.Show(Menu("band"), Now);
        Assert.Equal((2, 2), (hud.Earcons.Played, hud.Unspoken));
    }

    [Theory]
    [InlineData(Spoken.Never, true, false)]
    [InlineData(Spoken.Never, false, false)]
    [InlineData(Spoken.AudioOnly, true, false)]
    [InlineData(Spoken.AudioOnly, false, true)]
    [InlineData(Spoken.Always, true, true)]
    [InlineData(Spoken.Always, false, true)]
    public void Words_are_said_where_the_wearer_wants_them(Spoken when, bool hasDisplay, bool speaks)
    {
        using var hud = new SpokenHud(new SoundMixer(_speaker), _voice, hasDisplay, Usual with { When = when });
        hud.Show(Menu("photo"), Now);
        Assert.Equal((1, speaks ? 1 : 0, 0), (hud.Earcons.Played, _voice.Asked.Count, hud.Unspoken));
        Assert.Equal(when != Spoken.Never, hud.Repeat(Now));
        Assert.Equal((speaks ? 1 : 0) + (when == Spoken.Never ? 0 : 1), _voice.Asked.Count);
    }

    [Fact]
    public void Verbosity_and_rate_are_those_of_the_moment_and_bad_ones_are_refused()
    {
        _hud.Settings = Usual with { Verbosity = Verbosity.Full, WordsPerMinute = 300 };
        Show(Menu("photo"));
        Run(1000);
        _hud.Settings = Usual with { Verbosity = Verbosity.Brief };
        Show(Menu("band"));
        Assert.Equal(["Home. Photo. 1 taken. 1 of 3. 300", "Band. 175"], _voice.Asked.Select(asked => $"{asked.Text} {asked.WordsPerMinute}"));
        Assert.Contains("words a minute", Assert.Throws<ArgumentException>(() => _hud.Settings = Usual with { WordsPerMinute = 4000 }).Message, StringComparison.Ordinal);
        Assert.Equal(Verbosity.Brief, _hud.Settings.Verbosity);
    }

    [Fact]
    public void A_voice_that_hangs_holds_nothing_up_for_longer_than_its_time()
    {
        _voice.IsStuck = true;
        Show(Menu("photo"));
        Show(Menu("photo", new HudCard("n", "Notice", "")));
        Run(2050);
        _voice.IsStuck = false;
        Run(1000);
        Assert.Equal(["Home. Photo. 1 taken.", "Notice."], Asked);
        Assert.Equal((1, 1, 1), (_hud.Speech.Late, _hud.Unspoken, _hud.Speech.Said));
    }

    [Fact]
    public void Nothing_is_allocated_while_nothing_new_is_said()
    {
        Show(new HudScene("long", [new HudText("t", new string('x', 3000))]));
        Run(1000);
        Assert.Equal(0, Allocation.LeastOf(3, _ => Run(3000)));
        Assert.True(_hud.Speech.IsPlaying);
    }

    // Every utterance is said, cut, dropped, outdated or unspoken; a warning is cut by nothing but silence; nothing waits for ever.
    [Fact]
    public void Whatever_happens_nothing_is_forgotten_and_a_warning_is_said_whole() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 30]).Array[1, 60].Sample(
            steps =>
            {
                var mixer = new SoundMixer(new FakeSpeaker(seconds: 0));
                var voice = new ScriptedVoice();
                using var hud = new SpokenHud(mixer, voice, hasDisplay: false, Usual);
                int ms = 0, number = 0, silences = 0;
                var warnings = new List<string>();
                var cards = new List<HudCard>();
                var focus = "photo";
                foreach ((int step, int wait) in steps)
                {
                    var at = new HostTime(ms * 1000L);
                    SpokenKinds before = hud.Saying;
                    long cut = hud.Cut;
                    switch (step)
                    {
                        case 0:
                            hud.Silence();
                            silences++;
                            break;
                        case 1:
                            hud.Repeat(at);
                            break;
                        case 2 or 3:
                            cards.Add(new HudCard($"n{++number}", $"Notice {number}", ""));
                            break;
                        case 4:
                            cards.Add(Warning($"n{++number}", $"Warning {number}"));
                            warnings.Add($"Warning {number}.");
                            break;
                        case 5:
                            cards.Clear();
                            break;
                        default:
                            focus = ((string[])["photo", "band", "time"])[wait % 3];
                            break;
                    }

                    if (step >= 2)
                        hud.Show(Menu(focus, [.. cards]), at);
                    if (before == SpokenKinds.Warning && step != 0 && (hud.Cut != cut || hud.Saying != SpokenKinds.Warning))
                        return false;
                    for (int end = ms + (wait * 10); ms < end; ms += 10)
                    {
                        hud.Advance(new HostTime(ms * 1000L));
                        mixer.Advance(new HostTime(ms * 1000L));
                    }
                }

                int most = hud.Waiting;
                for (var i = 0; i < 1000 && (hud.Saying != SpokenKinds.None || mixer.IsPlaying); i++, ms += 10)
                {
                    hud.Advance(new HostTime(ms * 1000L));
                    mixer.Advance(new HostTime(ms * 1000L));
                }

                bool warned = silences > 0 || hud.Dropped > 0 || warnings.All(warning => voice.Asked.Any(asked => asked.Text.Contains(warning, StringComparison.Ordinal)));
                return warned && most <= 11 && hud.Saying == SpokenKinds.None && hud.Waiting == 0 && hud.Unspoken == 0 && !mixer.IsPlaying;
            },
            iter: 300);

    // The voice works in the time of this machine, the speaker in that of the test: only what is heard in the end is looked at.
    [Fact]
    public void A_real_voice_is_heard_through_all_of_it()
    {
        Espeak.SkipWithout();
        var speaker = new FakeSpeaker();
        var mixer = new SoundMixer(speaker);
        using var hud = new SpokenHud(mixer, new EspeakVoice(), hasDisplay: false, Usual, new SpeechLimits { AnswerMs = 50_000 });
        hud.Show(new HudScene("hello", [new HudText("t", "Photo saved. Фото.")]), new HostTime(0));
        for (var ms = 0; ms < 50_000 && hud.Saying != SpokenKinds.None; ms += 10)
        {
            hud.Advance(new HostTime(ms * 1000L));
            mixer.Advance(new HostTime(ms * 1000L));
            SpinWait.SpinUntil(() => hud.Speech.IsPlaying, hud.Earcons.IsPlaying ? 0 : 20);
        }

        Assert.Equal((1, 0, 0), (hud.Speech.Said, hud.Speech.Failed, mixer.LimitedSamples));
        Assert.InRange(speaker.Played.ToArray().Max(sample => (int)sample), 3000, 32100);
    }

    private static HudScene Menu(string focused, params HudCard[] cards) =>
        new("home", [new HudList("menu", "Home", [new HudItem("photo", "Photo", "1 taken"), new HudItem("band", "Band", "no loss"), new HudItem("time", "Time", "10:30")]), .. cards]) { FocusedId = focused };

    private static HudCard Warning(string id, string title) => new(id, title, "Now") { Tone = HudTone.Warning };

    private HostTime Now => new(_ms * 1000L);

    private void Show(HudScene scene) => _hud.Show(scene, Now);

    private void Run(int ms)
    {
        for (int end = _ms + ms; _ms < end; _ms += 10)
        {
            _hud.Advance(Now);
            _mixer.Advance(Now);
        }
    }
}
