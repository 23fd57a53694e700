using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Decoders.Adaptive;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Novelty;

/// <summary>
/// Measures whether a calibrated decoder knows what it does not know: each gesture in turn is left out of training and calibration,
/// and its frames have to look stranger than those of the gestures that were shown.
/// </summary>
/// <param name="protocol">One-shot or two-shot.</param>
/// <param name="seed">Seed of every draw.</param>
/// <param name="stage">Told the name of each stage as it begins.</param>
/// <param name="learningSteps">Batches that each network learns from; null for as many as suit the number of sessions.</param>
public sealed class NoveltyEvaluation(EvaluationProtocol protocol, int seed, Action<string> stage, int? learningSteps = null)
{
    /// <summary>Measures the area under the curve of each test person and left-out gesture, in folds by person.</summary>
    /// <param name="people">All people.</param>
    /// <param name="folds">Person i is tested in fold i mod this.</param>
    /// <param name="gestures">Labels to leave out, one at a time.</param>
    /// <returns>Subject, gesture and area, for every pair that has frames of both kinds.</returns>
    public IReadOnlyList<(string Subject, string Gesture, double Area)> Run(IReadOnlyList<PersonRecordings> people, int folds, IReadOnlyList<string> gestures)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(gestures);
        var areas = new List<(string, string, double)>();
        for (var fold = 0; fold < folds; fold++)
        {
            foreach (var gesture in gestures)
            {
                stage($"fold {fold + 1} of {folds}: without {gesture}");
                var left = people[0].Labels.ToList().IndexOf(gesture);
                if (left < 0)
                    throw new RecordingException($"--gestures: '{gesture}' is no label of the set; it has {string.Join(", ", people[0].Labels)}.");
                var decoder = (AdaptivePopulation)new AdaptiveFamily(learningSteps).Fit([.. people.Where((_, i) => i % folds != fold).Select(person => Without(person, left))], seed, _ => { });
                foreach (var person in people.Where((_, i) => i % folds == fold))
                {
                    if (Area(decoder, person, left) is { } area)
                        areas.Add((person.Subject, gesture, area));
                }
            }
        }

        return areas;
    }

    private double? Area(AdaptivePopulation decoder, PersonRecordings person, int left)
    {
        var tested = ProtocolSplit.Of(person, protocol).Tested;
        var reduced = Without(person, left);
        var split = ProtocolSplit.Of(reduced, protocol);
        var strangeness = RunningMean.Of(person, decoder.Strangeness(reduced, split.Calibration, split.Repetitions, seed));
        var strange = tested.Where(i => person.Frames[i].Label == left).Select(i => strangeness[i]).ToArray();
        var known = tested.Where(i => person.Frames[i].Label != left).Select(i => strangeness[i]).ToArray();
        return strange.Length == 0 || known.Length == 0 ? null : AreaUnderCurve.Of(strange, known);
    }

    private static PersonRecordings Without(PersonRecordings person, int left) => person with
    {
        Labels = [.. person.Labels.Where((_, k) => k != left)],
        Frames = [.. person.Frames.Select(frame => frame.Label == left
            ? frame with { Label = -1, Segment = -1, Repetition = -1, IsSteady = false }
            : frame with { Label = frame.Label > left ? frame.Label - 1 : frame.Label })],
    };
}
