using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Events;
using NeuralGlasses.Calibration.Session;
using NeuralGlasses.Decoding;
using NeuralGlasses.Onnx;
using NeuralGlasses.Streaming;
using NeuralGlasses.Training.Discrete.Simulated;

namespace NeuralGlasses.Training.Discrete.Evaluation;

/// <summary>One person whom the model does not know: a guided minute, gestures and rest-of-life, then the band off and on again and both once more.</summary>
/// <param name="Before">What everybody's model said.</param>
/// <param name="After">What the wearer's own said, in the donning of the guided minute.</param>
/// <param name="AfterAnew">What the wearer's own said after the band was put on anew.</param>
public sealed record PersonTrial(IReadOnlyList<DecodedSession> Before, IReadOnlyList<DecodedSession> After, IReadOnlyList<DecodedSession> AfterAnew)
{
    private const int Others = 10;

    /// <summary>Simulates a person and decodes what the person does.</summary>
    /// <param name="modelFolder">Directory of the model.</param>
    /// <param name="personSeed">Seed of the person.</param>
    /// <param name="repetitions">Times that each gesture is made a donning.</param>
    /// <param name="lifeHours">Hours of rest-of-life over both donnings.</param>
    public static PersonTrial Of(string modelFolder, int personSeed, int repetitions, double lifeHours)
    {
        using var model = OnnxDecoder.Load(modelFolder);
        var population = EventPopulation.Load(Path.Combine(modelFolder, EventPopulation.FileName));
        var manifest = model.Manifest;
        var secondsEach = lifeHours * 3600 / 2 / Physiology.Movements.DailyLife.Names.Count;
        var wearer = new SimulatedWearer(personSeed, 0);
        var session = EventCalibration.Session(manifest.Labels, manifest.RestLabel);
        var minute = wearer.Act(SessionScript.Calibration(session, wearer.Dice));
        var profile = EventCalibration.Run(model, population, Record(manifest, session, minute), [RingPermutation.Identity], personSeed);
        var (before, after) = Decode(wearer);
        var (beforeAnew, afterAnew) = Decode(new SimulatedWearer(personSeed, 1));
        return new PersonTrial([.. before, .. beforeAnew], after, afterAnew);

        (List<DecodedSession> Before, List<DecodedSession> After) Decode(SimulatedWearer donned)
        {
            var everybody = new List<DecodedSession>();
            var own = new List<DecodedSession>();
            foreach (var script in new[] { SessionScript.Gestures(repetitions, Others, donned.Dice), SessionScript.Life(secondsEach, donned.Dice) })
            {
                var acted = donned.Act(script);
                // Samples of an hour are 60 MB; what was said of them is enough from here on.
                var kept = acted with { Samples = [], Seconds = acted.Seconds };
                everybody.Add(DecodedSession.Of(model, acted) with { Session = kept });
                using var personal = new WearerEventDecoder(new Lent(model), profile.Wearing, profile.Head);
                own.Add(DecodedSession.Of(personal, acted) with { Session = kept });
            }

            return (everybody, own);
        }
    }

    private static CalibrationRecording Record(ModelManifest manifest, GuidedSession session, SimulatedSession minute)
    {
        var recording = new CalibrationRecording(manifest, session);
        var samples = minute.Microvolts();
        var block = new EmgBlock(SimulatedSession.Channels, manifest.StrideSamples) { RateHz = BandPath.RateHz, SampleCount = manifest.StrideSamples };
        for (var start = 0; start + block.Samples.Length <= samples.Length; start += block.Samples.Length)
        {
            samples.AsSpan(start, block.Samples.Length).CopyTo(block.Buffer);
            block.FirstSample = new HostTime((long)start / SimulatedSession.Channels * 1_000_000 / BandPath.RateHz);
            recording.Push(block);
        }

        return recording;
    }

    // A wearer's decoder disposes its model, which is used again here.
    private sealed class Lent(OnnxDecoder model) : Decoding.Events.IEmbeddingDecoder
    {
        public ModelManifest Manifest => model.Manifest;

        public ReadOnlySpan<float> Embedding => model.Embedding;

        public void Push(EmgBlock block) => model.Push(block);

        public bool TryStep(out DecoderStep decoded) => model.TryStep(out decoded);

        public void Reset() => model.Reset();

        public void Dispose()
        {
        }
    }
}
