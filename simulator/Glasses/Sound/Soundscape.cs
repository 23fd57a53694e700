using NeuralGlasses.Simulator.Glasses.Script;

namespace NeuralGlasses.Simulator.Glasses.Sound;

/// <summary>All that can be heard around the wearer: the sounds of a scenario at their times, added up and clipped, and silence elsewhere. A microphone's own noise lies below a step of 16 bits and is left out.</summary>
public sealed class Soundscape
{
    private readonly List<(long From, float[] Samples, bool Loops)> _sounds = [];

    /// <summary>Reads the sounds at a rate in hertz. Throws <see cref="ScenarioException"/> with the file if one is missing or not understood.</summary>
    public Soundscape(MicrophoneScenario scenario, int rateHz)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        foreach (var sound in scenario.Sounds)
        {
            var samples = MonoSound.Convert(WavFile.Read(sound.File), rateHz, sound.File);
            if (samples.Length == 0)
                throw new ScenarioException($"{sound.File} holds no sample; give a file with a sound in it.");
            var gain = (float)Math.Pow(10, sound.GainDb / 20);
            for (var i = 0; i < samples.Length; i++)
                samples[i] *= gain;
            _sounds.Add(((long)Math.Round(sound.AtS * rateHz), samples, sound.Loops));
        }
    }

    /// <summary>The sample of an index, counted from time zero.</summary>
    public short At(long index)
    {
        var sum = 0f;
        foreach (var (from, samples, loops) in _sounds)
        {
            var since = index - from;
            if (since >= 0 && (loops || since < samples.Length))
                sum += samples[since % samples.Length];
        }

        return (short)Math.Clamp(MathF.Round(sum * 32768), short.MinValue, short.MaxValue);
    }
}
