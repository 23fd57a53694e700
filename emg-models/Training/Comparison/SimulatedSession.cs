using NeuralGlasses.Physiology;
using NeuralGlasses.Physiology.Anatomy;
using NeuralGlasses.Physiology.Electrodes;
using NeuralGlasses.Physiology.Movements;
using NeuralGlasses.Physiology.Skin;
using NeuralGlasses.Signal;

namespace NeuralGlasses.Training.Comparison;

/// <summary>
/// Records a simulated person as the people of a set were recorded: an even band, the set's rate, its converter's steps, its prompts. Equal
/// twin, person, seed and effort give equal samples.
/// </summary>
public static class SimulatedSession
{
    /// <summary>Effort of a movement of which a set states none, as a share of the greatest; a guess, because nobody measured it.</summary>
    public const double UsualEffort = 0.3;

    // Between two prompts, so that a movement is over before the next begins.
    private const double GapS = 1;

    // From a prompt to the first muscle: a guess around the lags that the sets' readers measured.
    private const double ShortestReactionS = 0.2;
    private const double LongestReactionS = 0.45;
    private const double WornS = 600;

    /// <summary>Records one person.</summary>
    /// <param name="twin">The set to be like.</param>
    /// <param name="person">Number of the person, from 1 to 999.</param>
    /// <param name="seed">Seed of the whole population.</param>
    /// <param name="effort">Effort where the set states none, 0.02 to 1.</param>
    public static LabelledSignal Of(SetTwin twin, int person, int seed, double effort = UsualEffort)
    {
        ArgumentNullException.ThrowIfNull(twin);
        ArgumentOutOfRangeException.ThrowIfLessThan(person, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(person, 999);
        var own = (seed * 1000) + person;
        // Nearly all recordings are of right arms; where efforts are stated, habit has no say.
        var traits = new PersonTraits { Wears = Arm.Right, EffortHabit = twin.EffortsPercent.Count > 0 ? 1 : null };
        var ring = new ElectrodeRing(twin.Pairs) { IsEven = true, PairSpacingMm = twin.PairSpacingMm };
        var arm = new SimulatedForearm(Person.Draw(own, traits), ring, Donning.Draw(own), own) { Conditions = new SkinConditions { WornS = WornS } };
        var dice = new Dice(own, "prompts");
        var prompts = new List<LabelledPrompt>();
        var sets = new List<float>();
        var resampler = new RationalResampler(ForearmEmg.RateHz, twin.RateHz, twin.Pairs);
        var block = new float[ForearmEmg.BlockSamples * twin.Pairs];
        var resampled = new float[resampler.MaxOutput(ForearmEmg.BlockSamples) * twin.Pairs];
        var at = 0.0;
        int[] efforts = twin.EffortsPercent.Count == 0 ? [0] : [.. twin.EffortsPercent];
        for (var repetition = 0; repetition < twin.Repetitions; repetition++)
        {
            foreach (var percent in efforts)
            {
                for (var label = 0; label < twin.Movements.Count; label++)
                {
                    at += GapS;
                    var reaction = dice.Between(ShortestReactionS, LongestReactionS);
                    if (twin.Movements[label].Movement is { } movement)
                        arm.Add(arm.Mover.Make(movement, at + reaction, MovementForm.Hold, percent == 0 ? effort : percent / 100.0, twin.PromptS));
                    prompts.Add(new(At(at), At(at + twin.PromptS), label, repetition, percent, true));
                    at += twin.PromptS;
                    Read(at);
                }
            }
        }

        // The resampler keeps the last moments to itself until more comes.
        Read(at + GapS);
        var count = sets.Count / twin.Pairs;
        return new($"V{person:D2}", Stepped(sets, twin), twin.Pairs, twin.RateHz, [.. prompts.Where(prompt => prompt.End <= count)]);

        int At(double seconds) => (int)Math.Round(seconds * twin.RateHz);

        void Read(double until)
        {
            while (arm.Seconds < until)
            {
                arm.Read(block);
                var produced = resampler.Process(block, resampled);
                sets.AddRange(resampled.AsSpan(0, produced * twin.Pairs));
            }
        }
    }

    private static float[] Stepped(List<float> sets, SetTwin twin)
    {
        var stepped = new float[sets.Count];
        for (var i = 0; i < stepped.Length; i++)
        {
            var (set, channel) = (i / twin.Pairs, i % twin.Pairs);
            var pair = (twin.FirstPair + (twin.IsMirrored ? twin.Pairs - channel : channel)) % twin.Pairs;
            var step = Math.Round(sets[(set * twin.Pairs) + pair] / twin.StepMicrovolts);
            stepped[i] = (float)(Math.Clamp(step, -twin.HighestStep, twin.HighestStep) * twin.StepMicrovolts);
        }

        return stepped;
    }
}
