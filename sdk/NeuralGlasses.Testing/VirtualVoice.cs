using NeuralGlasses.Simulator.Glasses.Sound;
using NeuralGlasses.Sound.Speech;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Testing;

/// <summary>A voice that takes as long as a person would for as many words, and hums instead: the same on every machine, whether something that speaks is installed or not.</summary>
internal sealed class VirtualVoice(Func<HostTime> now, Action<SpokenWords> said) : ISpeechVoice
{
    private const int RateHz = 16_000;
    private const double HumHz = 120;
    private const double AssistantHumHz = 180;
    private const double HumSize = 2000;

    public string Name => "virtual";

    public ISpeaking Begin(Utterance utterance)
    {
        said(new SpokenWords(now(), utterance.Text) { Speaker = utterance.Speaker });
        int words = utterance.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        var sound = new short[(int)(words * 60L * RateHz / utterance.WordsPerMinute)];
        double hum = utterance.Speaker == Speaker.Assistant ? AssistantHumHz : HumHz;
        for (var i = 0; i < sound.Length; i++)
            sound[i] = (short)(HumSize * Math.Sin(2 * Math.PI * hum * i / RateHz));
        return new SimulatedSpeaking(sound, RateHz, null, now().Plus(SimulatedVoice.LatencyMs * 1000), now);
    }
}
