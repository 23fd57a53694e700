using NeuralGlasses.Sound.Speech;
using NeuralGlasses.Streaming;
using NeuralGlasses.Tests;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Sound.Speech;

public sealed class SpeechSourceTests : IDisposable
{
    private static readonly SpeechSettings English = new();
    private readonly ScriptedVoice _voice = new();
    private readonly SpeechSource _speech;
    private readonly List<float> _heard = [];

    public SpeechSourceTests() => _speech = new SpeechSource(_voice, 16000);

    public void Dispose() => _speech.Dispose();

    [Fact]
    public void A_text_is_heard_whole_in_the_wearers_way()
    {
        var settings = new SpeechSettings { Language = "de-AT", WordsPerMinute = 300, VolumePercent = 60 };
        Assert.True(_speech.TrySay("Zehn Worte.", settings, At(0)));
        Run(0, 500);
        Assert.Equal([new Utterance("Zehn Worte.", "de-AT", 300, 60)], _voice.Asked);
        Assert.Equal(11 * 160, _heard.Count);
        Assert.Equal((1, 0, false), (_speech.Said, _speech.Unspoken, _speech.IsBusy));
    }

    [Theory]
    [InlineData(22050, 16000)]
    [InlineData(22050, 48000)]
    [InlineData(22050, 22050)]
    [InlineData(16000, 48000)]
    [InlineData(48000, 16000)]
    public void A_voice_of_another_rate_keeps_its_pitch_and_length(int voiceHz, int speakerHz)
    {
        using var speech = new SpeechSource(new ScriptedVoice(voiceHz), speakerHz);
        speech.TrySay(new string('x', 100), English, At(0));
        var heard = new List<float>();
        var block = new float[speakerHz / 100];
        for (var ms = 0; ms < 1500; ms += 10)
        {
            speech.Advance(At(ms));
            heard.AddRange(block[..speech.Read(block)]);
        }

        Assert.InRange(heard.Count, speakerHz, speakerHz * 1.01);
        int crossings = Enumerable.Range(1, speakerHz - 1).Count(i => heard[i - 1] < 0 && heard[i] >= 0);
        Assert.InRange(crossings, 498, 501);
        Assert.Equal(8000 / 32768.0, heard.Skip(speakerHz / 4).Take(speakerHz / 2).Max(), 0.01);
    }

    [Fact]
    public void A_rate_that_leads_nowhere_is_a_failure_in_one_sentence()
    {
        using var speech = new SpeechSource(new ScriptedVoice(11127), 16000);
        speech.TrySay("words", English, At(0));
        speech.Advance(At(10));
        Assert.Equal((1, 1, false), (speech.Failed, speech.Unspoken, speech.IsBusy));
        Assert.Equal("A voice of 11127 samples a second cannot be brought to 16000; choose a voice of 16000, 22050 or 48000.", speech.Failure);
    }

    [Fact]
    public void Stretches_of_other_scripts_follow_each_other_without_a_gap()
    {
        _speech.TrySay("Hello Привет 照片", English, At(0));
        Run(0, 500);
        Assert.Equal(["Hello /en", "Привет /ru", "照片/cmn"], _voice.Asked.Select(asked => $"{asked.Text}/{asked.Language}"));
        Assert.Equal(15 * 160, _heard.Count);
        Assert.Equal(1, _speech.Said);
    }

    [Fact]
    public void A_voice_that_fails_is_named_and_the_rest_is_said_by_others()
    {
        _voice.Failure = "The voice scripted has lost its tongue.";
        _speech.TrySay("Hello Привет", English, At(0));
        _voice.Failure = null;
        Run(0, 500);
        Assert.Equal((1, 1, 0), (_speech.Failed, _speech.Said, _speech.Unspoken));
        Assert.Equal("The voice scripted has lost its tongue.", _speech.Failure);
        Assert.Equal(6 * 160, _heard.Count);
    }

    [Fact]
    public void A_voice_that_never_answers_is_given_up_after_its_time()
    {
        _voice.IsStuck = true;
        _speech.TrySay("Hello", English, At(0));
        Run(0, 2000);
        Assert.True(_speech.IsBusy);
        Assert.False(_speech.IsPlaying);
        Run(2000, 2100);
        Assert.Equal((1, 1, 1, false), (_speech.Late, _speech.Failed, _speech.Unspoken, _speech.IsBusy));
        Assert.True(_voice.Begun[0].IsGivenUp);
        Assert.Equal("The voice scripted made no sound for 2000 ms; the rest of what it was to say was not said.", _speech.Failure);
    }

    [Fact]
    public void A_voice_that_fails_three_times_in_a_row_is_left_alone_for_a_while()
    {
        _voice.Failure = "No.";
        for (var i = 0; i < 5; i++)
        {
            _speech.TrySay("Hello", English, At(i * 100));
            Run(i * 100, (i + 1) * 100);
        }

        Assert.Equal((3, 5), (_voice.Asked.Count, _speech.Unspoken));
        _voice.Failure = null;
        Assert.False(_speech.TrySay("Hello", English, At(30_000)));
        Assert.True(_speech.TrySay("Hello", English, At(30_300)));
        Run(30_300, 30_500);
        Assert.Equal(1, _speech.Said);
    }

    [Fact]
    public void Without_a_voice_everything_is_counted_as_unspoken()
    {
        using var speech = new SpeechSource(null, 16000);
        Assert.False(speech.TrySay("Hello", English, At(0)));
        Assert.False(speech.TrySay("Hello", English, At(1)));
        speech.Advance(At(10));
        Assert.Equal((2, 0, false), (speech.Unspoken, speech.Said, speech.IsBusy));
    }

    [Fact]
    public void What_is_stopped_fades_within_5_milliseconds_and_the_voice_is_given_up()
    {
        _speech.TrySay(new string('x', 100), English, At(0));
        Run(0, 200);
        int before = _heard.Count;
        _speech.Stop();
        Run(200, 400);
        Assert.Equal(80, _heard.Count - before);
        for (int i = before; i < _heard.Count; i++)
            Assert.InRange(Math.Abs(_heard[i] - _heard[i - 1]), 0, 0.06);
        Assert.InRange(Math.Abs(_heard[^1]), 0, 0.005);
        Assert.True(_voice.Begun[0].IsGivenUp);
        Assert.False(_speech.IsBusy);
    }

    [Fact]
    public void While_it_holds_the_voice_works_ahead_and_nothing_is_heard()
    {
        _speech.TrySay("Hello", English, At(0));
        _speech.Holds = true;
        Run(0, 300);
        Assert.Empty(_heard);
        Assert.Equal((true, false), (_speech.IsBusy, _speech.IsPlaying));
        _speech.Holds = false;
        Run(300, 500);
        Assert.Equal(5 * 160, _heard.Count);
    }

    [Fact]
    public void A_text_of_100_kilobytes_is_cut_and_counted_and_is_never_all_in_memory_as_sound()
    {
        _speech.TrySay(string.Concat(Enumerable.Repeat("A sentence of a long text. ", 4000)), English, At(0));
        Run(0, 60_000);
        Assert.Equal(1, _speech.Shortened);
        Assert.InRange(_voice.Asked[0].Text.Length, 3900, SpokenLength.Most);
        Assert.Equal(_voice.Asked[0].Text.Length * 160, _heard.Count);
    }

    [Fact]
    public void Nothing_is_allocated_while_something_is_being_said()
    {
        _speech.TrySay(new string('x', 3000), English, At(0));
        var block = new float[160];
        Assert.Equal(0, Allocation.LeastOf(4, stretch =>
        {
            for (int ms = stretch * 5000; ms < (stretch + 1) * 5000; ms += 10)
            {
                _speech.Advance(At(ms));
                _speech.Read(block);
            }
        }));
        Assert.True(_speech.IsPlaying);
    }

    private static HostTime At(double ms) => new((long)(ms * 1000));

    private void Run(int fromMs, int toMs)
    {
        var block = new float[160];
        for (int ms = fromMs; ms < toMs; ms += 10)
        {
            _speech.Advance(At(ms));
            _heard.AddRange(block[.._speech.Read(block)]);
        }
    }
}
