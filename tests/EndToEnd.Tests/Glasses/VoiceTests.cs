using NeuralGlasses.Simulator;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Simulator.Glasses.Sound;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Traces;
using NeuralGlasses.Simulator.Verdicts;
using NeuralGlasses.Sound.Speech;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Glasses;

/// <summary>Simulated glasses speak: the same at every pace, heard in the speaker's file, and without a voice again in the replay.</summary>
public sealed class VoiceTests : IDisposable
{
    private static readonly Utterance Hello = new("Hello", "en", 175, 100);
    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void What_is_said_is_the_same_twice_and_can_be_heard_when_it_is_said()
    {
        Espeak.SkipWithout();
        using var first = _runs.Make(Spoken());
        using var second = _runs.Make(Spoken());
        var (one, two) = (first.Run(), second.Run());
        Assert.Equal((one.TraceHash, string.Join('|', one.Spoken)), (two.TraceHash, string.Join('|', two.Spoken)));
        Assert.Equal(File.ReadAllBytes(Path.Combine(first.Folder.Path, one.Heard!)), File.ReadAllBytes(Path.Combine(second.Folder.Path, two.Heard!)));
        Assert.Contains(one.Spoken, said => said.Text.Contains("Photo saved", StringComparison.Ordinal));

        var heard = WavFile.Read(Path.Combine(first.Folder.Path, one.Heard!));
        foreach (var said in one.Spoken)
            Assert.True(Level(heard, said.AtS + 0.15, said.AtS + 0.6) > 0.003, $"nothing is heard of '{said.Text}' at {said.AtS} s");
        Assert.Equal(0, Level(heard, 3.3, 3.4));
    }

    [Fact]
    public void A_trace_replays_without_a_voice_and_says_what_would_be_said_otherwise()
    {
        Espeak.SkipWithout();
        var trace = _runs.NewFolder() + ".ngtrace";
        using var run = _runs.Make(Spoken(), trace: new TraceRequest(trace));
        var report = run.Run();
        var outcome = TraceReplay.Run(trace);
        Assert.Null(outcome.Difference);
        Assert.Equal((report.Spoken.Count, "espeak-ng"), (outcome.Counts[TraceRecordKind.Voice], outcome.Header.Glasses.Voice));
    }

    [Fact]
    public void Speakers_that_die_while_something_is_said_replay_too()
    {
        Espeak.SkipWithout();
        var trace = _runs.NewFolder() + ".ngtrace";
        var scenario = Spoken();
        using var run = _runs.Make(scenario with { Glasses = scenario.Glasses with { Faults = [new GlassesFault(GlassesPart.Speaker, GlassesFailure.Dead) { FromS = 3.6, ToS = 6 }] } }, trace: new TraceRequest(trace));
        run.Run();
        var outcome = TraceReplay.Run(trace);
        Assert.Null(outcome.Difference);
        Assert.True(outcome.Counts[TraceRecordKind.Speaker] > 10);
    }

    [Fact]
    public void However_long_a_voice_takes_it_is_heard_after_the_same_simulated_time()
    {
        var now = new HostTime(1_000_000);
        foreach (var waits in (int[])[0, 3, 40])
        {
            using ISpeaking speaking = new SimulatedVoice(new SlowVoice(waits), () => now).Begin(Hello);
            var room = new short[100];
            Assert.Equal((0, 0, SpeakingState.Going), (speaking.Read(room), speaking.RateHz, speaking.State));
            now = now.Plus((SimulatedVoice.LatencyMs * 1000) - 1);
            Assert.Equal(0, speaking.Read(room));
            now = now.Plus(1);
            Assert.Equal((60, 8000, SpeakingState.Ended), (speaking.Read(room), speaking.RateHz, speaking.State));
            Assert.Equal(Enumerable.Range(1, 60).Select(i => (short)i), room[..60]);
        }
    }

    [Fact]
    public void Without_the_program_one_sentence_says_what_to_install_and_the_scenario_is_skipped()
    {
        var error = Assert.Throws<ScenarioException>(() => SimulatedVoice.Espeak("espeak-that-is-not-installed"));
        Assert.True(error.IsOfMachine);
        Assert.Equal("glasses.speaker.voice is espeak, and this machine cannot speak: Speech needs the program espeak-that-is-not-installed, which could not be started on this machine; install the Debian package espeak-ng, or turn speech off.", error.Message);

        var skipped = new TrialResult { Name = "spoken", File = "spoken.yaml", Outcome = TrialOutcome.Skipped, Error = "spoken.yaml: there is no voice." };
        Assert.Contains("skipped", new TrialTable(["spoken"], 80, hasColour: false).Row(skipped), StringComparison.Ordinal);
        var report = JUnitReport.Format([skipped]);
        Assert.Contains("skipped=\"1\"", report, StringComparison.Ordinal);
        Assert.Contains("errors=\"0\"", report, StringComparison.Ordinal);
        Assert.Contains("<skipped message=\"spoken.yaml: there is no voice.\"", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("glasses: { profile: green-576x288, speaker: { voice: espeak } }\n", "x.yaml:1: glasses.speaker.voice is espeak; expected none, because green-576x288 has no speaker.")]
    [InlineData("duration: 5 s\nexpect:\n  - voice says \"Home\"\n", "x.yaml:2: expect has \"voice says \"Home\"\" in line 3, but the glasses have no voice; set glasses.speaker.voice to espeak.")]
    public void A_voice_that_cannot_be_is_one_sentence(string yaml, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<ScenarioException>(() => Scenario.Parse(yaml, "x.yaml")).Message);

    private static Scenario Spoken() => Runs.OfGestures(8, (3, "fist")) with { Glasses = new GlassesScenario { Profile = "audio-only", Speaker = new SpeakerScenario { Voice = VoiceScenario.Espeak } } };

    private static double Level(WavFile sound, double fromS, double toS)
    {
        double sum = 0;
        var part = sound.Samples.ToArray()[(int)(fromS * sound.RateHz)..Math.Min(sound.Samples.Length, (int)(toS * sound.RateHz))];
        foreach (float sample in part)
            sum += sample * sample;
        return Math.Sqrt(sum / part.Length);
    }

    // Samples 1 to 60, ten at a time, with nothing in between as often as it is told.
    private sealed class SlowVoice(int waits) : ISpeechVoice, ISpeaking
    {
        private int _at;
        private int _left;

        public string Name => "slow";

        public SpeakingState State => _at < 60 ? SpeakingState.Going : SpeakingState.Ended;

        public int RateHz => 8000;

        public string? Failure => null;

        public ISpeaking Begin(Utterance utterance)
        {
            _left = waits;
            return this;
        }

        public int Read(Span<short> samples)
        {
            if (_at == 60 || _left-- > 0)
                return 0;
            _left = waits / 4;
            for (var i = 0; i < 10; i++)
                samples[i] = (short)++_at;
            return 10;
        }

        public void Dispose()
        {
        }
    }
}
