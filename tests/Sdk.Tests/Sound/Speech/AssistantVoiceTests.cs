using CsCheck;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Audio;
using NeuralGlasses.Sound;
using NeuralGlasses.Sound.Mix;
using NeuralGlasses.Sound.Speech;
using NeuralGlasses.Streaming;
using NeuralGlasses.Tests;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Sound.Speech;

/// <summary>What an AI wrote is said by a voice of its own, whatever stands around it.</summary>
public sealed class AssistantVoiceTests
{
    [Fact]
    public void A_scene_says_what_of_it_an_AI_wrote()
    {
        var scene = new HudScene("talk",
        [
            new HudText("title", "Anna and Ada"),
            new HudText("answer", "AI · Ada: It rains.") { Tone = HudTone.Assistant },
            new HudCard("card", "AI · Ada", "Take a coat!") { Tone = HudTone.Assistant },
            new HudList("people", "People", [new HudItem("a", "AI · Ada", "now") { Symbol = HudSymbol.Assistant }, new HudItem("b", "Anna", "today") { Symbol = HudSymbol.Person }]),
        ]);
        AudioForm form = HudAudio.Whole(scene, Verbosity.Usual);
        Assert.Equal("Anna and Ada. AI · Ada: It rains. AI · Ada. Take a coat! People. AI · Ada. now. Anna. today.", form.Speech);
        Assert.Equal(["AI · Ada: It rains. AI · Ada. Take a coat!", "AI · Ada. now."], form.ByAssistant.Select(span => form.Speech.Substring(span.Start, span.Length)));
        Assert.Empty(HudAudio.Whole(new HudScene("people", [new HudText("t", "AI · Ada: no, a person who wrote so")]), Verbosity.Full).ByAssistant);
    }

    [Fact]
    public void The_voice_changes_with_who_wrote_it()
    {
        var voice = new ScriptedVoice();
        var mixer = new SoundMixer(new FakeSpeaker());
        using var hud = new SpokenHud(mixer, voice, hasDisplay: false, new SpeechSettings());
        hud.Show(new HudScene("talk", [new HudText("a", "Anna: Well?"), new HudText("b", "AI · Ada: It rains.") { Tone = HudTone.Assistant }]), default);
        Assert.True(hud.TrySay("Take a coat.", default, speaker: Speaker.Assistant));
        for (var ms = 0; ms < 3000; ms += 10)
        {
            hud.Advance(new HostTime(ms * 1000L));
            mixer.Advance(new HostTime(ms * 1000L));
        }

        Assert.Equal([(Speaker.Glasses, "Anna: Well? "), (Speaker.Assistant, "AI · Ada: It rains."), (Speaker.Assistant, "Take a coat.")], voice.Asked.Select(asked => (asked.Speaker, asked.Text)));
    }

    // Scripts that change often, so that there are more stretches than are followed.
    [Fact]
    public void No_letter_of_an_AI_is_ever_said_by_another_voice() => Gen.Select(Gen.String[Gen.Char["aя文 .ب"], 0, 120], Gen.Int[0, 12].Array[0, 12]).Sample((text, gaps) =>
    {
        var spans = new List<SaidSpan>();
        var at = 0;
        for (var i = 0; i + 1 < gaps.Length; i += 2)
        {
            int start = at + gaps[i], end = Math.Min(text.Length, start + gaps[i + 1]);
            if (start >= end)
                continue;
            spans.Add(new SaidSpan(start, end - start));
            at = end;
        }

        var runs = new List<SpokenRun> { new(1, 2, "left over") };
        SpokenRuns.Of(text, "en", spans, runs);
        Assert.InRange(runs.Count, text.Length == 0 ? 0 : 1, SpokenRuns.Most);
        Assert.Equal(text, string.Concat(runs.Select(run => text.Substring(run.Start, run.Length))));
        Assert.All(spans, span => Assert.All(Enumerable.Range(span.Start, span.Length), letter => Assert.Equal(Speaker.Assistant, runs.Single(run => letter >= run.Start && letter < run.Start + run.Length).Speaker)));
        if (spans.Count == 0)
            Assert.All(runs, run => Assert.Equal(Speaker.Glasses, run.Speaker));
    });

    [Fact]
    public void The_installed_voice_has_another_sound_for_an_AI()
    {
        Espeak.SkipWithout();
        var usual = new Utterance("Take a coat.", "en", 175, 100);
        short[] person = EspeakVoiceTests.Spoken(usual, out _), assistant = EspeakVoiceTests.Spoken(usual with { Speaker = Speaker.Assistant }, out _);
        Assert.NotEmpty(assistant);
        Assert.NotEqual(person, assistant);
    }
}
