using System.Runtime.InteropServices;
using NeuralGlasses.Sound.Speech;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Glasses.Sound;

/// <summary>
/// A voice of this machine in simulated time. The program that speaks takes as long as it takes, and the simulation waits for it; to the glasses
/// all of an utterance is there <see cref="LatencyMs"/> after it was asked for, on every machine and at every pace.
/// </summary>
/// <param name="voice">The voice, which answers in its own time.</param>
/// <param name="now">The present simulated moment.</param>
public sealed class SimulatedVoice(ISpeechVoice voice, Func<HostTime> now) : ISpeechVoice
{
    /// <summary>Simulated time from the wish to the first sample, in milliseconds. A guess: espeak-ng takes 10 ms on one core of a large machine.</summary>
    public const double LatencyMs = 50;

    // Of the host's time: a program that takes longer hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public string Name => voice.Name;

    /// <summary>espeak-ng of this machine; throws <see cref="ScenarioException"/> if it is missing.</summary>
    public static ISpeechVoice Espeak(string program = "espeak-ng")
    {
        var espeak = new EspeakVoice(program);
        var (_, _, failure) = Speak(espeak, new Utterance("a", "en", 175, 100));
        return failure is null
            ? espeak
            : throw new ScenarioException($"glasses.speaker.voice is espeak, and this machine cannot speak: {failure}") { IsOfMachine = true };
    }

    /// <inheritdoc/>
    public ISpeaking Begin(Utterance utterance)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        var (samples, rateHz, failure) = Speak(voice, utterance);
        return new SimulatedSpeaking(samples, rateHz, failure, now().Plus(LatencyMs * 1000), now);
    }

    private static (short[] Samples, int RateHz, string? Failure) Speak(ISpeechVoice voice, Utterance utterance)
    {
        using var speaking = voice.Begin(utterance);
        var samples = new List<short>();
        var chunk = new short[4096];
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            int count = speaking.Read(chunk);
            CollectionsMarshal.SetCount(samples, samples.Count + count);
            chunk.AsSpan(0, count).CopyTo(CollectionsMarshal.AsSpan(samples)[^count..]);
            if (count > 0)
                continue;
            if (speaking.State != SpeakingState.Going)
                return ([.. samples], speaking.RateHz, speaking.Failure);
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
                throw new ScenarioException($"The voice {voice.Name} did not come to an end of \"{utterance.Text[..Math.Min(40, utterance.Text.Length)]}\" within {Patience.TotalSeconds:0} s of this machine's time; run it with the voice none, or find out why it hangs.");

            // Whoever speaks is another program, and nothing in the simulation moves on before it has answered.
            Thread.Sleep(1);
        }
    }
}
