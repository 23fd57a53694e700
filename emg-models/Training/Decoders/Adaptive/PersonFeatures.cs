using System.Runtime.CompilerServices;
using NeuralGlasses.Calibration;
using NeuralGlasses.Decoding.Features;
using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Decoders.Adaptive;

/// <summary>The features of every frame of a person, computed once.</summary>
internal sealed class PersonFeatures
{
    private const double HalfStep = 0.5;
    private const double ShareOfMedian = 1e-3;
    private static readonly ConditionalWeakTable<PersonRecordings, PersonFeatures> Kept = [];

    private readonly FrameFeatures _features;

    private PersonFeatures(PersonRecordings person)
    {
        Person = person;
        _features = new FrameFeatures(
            FrameFeatures.NameFor(person.ChannelCount, person.RateHz), person.ChannelCount, person.RateHz, person.WindowLength, person.Live?.NoiseFloorMicrovolts ?? NoiseFloor(person));
        Layout = FeatureLayout.Of(_features, person.ChannelCount);
        Name = _features.Name;
        Frames = new float[person.Frames.Count][];
        for (var i = 0; i < Frames.Length; i++)
            _features.Compute(PersonSignal.Window(person, i), Frames[i] = new float[_features.Length]);
        Stretches = [.. person.Frames.Select(frame => frame.Stretch)];
    }

    /// <summary>The person.</summary>
    public PersonRecordings Person { get; }

    /// <summary>Name of the feature set.</summary>
    public string Name { get; }

    /// <summary>Which electrodes each feature speaks of.</summary>
    public FeatureLayout Layout { get; }

    /// <summary>Features of each frame, [frame][feature].</summary>
    public float[][] Frames { get; }

    /// <summary>Gap-free stretch of each frame.</summary>
    public int[] Stretches { get; }

    /// <summary>Indices of the steady frames.</summary>
    public IEnumerable<int> Steady => Enumerable.Range(0, Frames.Length).Where(i => Person.Frames[i].IsSteady);

    public static PersonFeatures Of(PersonRecordings person) => Kept.GetValue(person, each => new(each));

    /// <summary>Features of each frame standardised by all frames of its session, or by its steady frames with every label counted alike.</summary>
    public float[][] Standardised(bool balanced, out IReadOnlyList<FeatureStandard> standards)
    {
        var result = new float[Frames.Length][];
        var ofSession = new FeatureStandard[Person.Sessions.Count];
        for (var s = 0; s < ofSession.Length; s++)
        {
            var frames = Enumerable.Range(0, Frames.Length).Where(i => Person.Frames[i].Session == s).ToArray();
            var steady = frames.Where(i => Person.Frames[i].IsSteady).ToArray();
            if (frames.Length == 0)
                continue;
            ofSession[s] = balanced && steady.Length > 0
                ? FeatureStandard.Balanced([.. steady.Select(i => Frames[i])], [.. steady.Select(i => Person.Frames[i].Label)])
                : FeatureStandard.Of([.. frames.Select(i => Frames[i])]);
            foreach (var i in frames)
                ofSession[s].Apply(Frames[i], result[i] = new float[Layout.Length]);
        }

        standards = ofSession;
        return result;
    }

    /// <summary>Invented beginnings and ends of the gestures of some steady frames; nothing where the set has no rest.</summary>
    public (float[][] Samples, int[] Labels) Transitions(IReadOnlyList<int> frames, int count, int seed)
    {
        var rest = Person.Labels.ToList().IndexOf(GestureLabels.Rest);
        return rest < 0
            ? ([], [])
            : TransitionFrames.Invent(
                frames, [.. frames.Select(i => Person.Frames[i].Label)], rest, i => PersonSignal.Window(Person, i), _features, count, seed);
    }

    // Half a stored step for coarse converters, a thousandth of the usual amplitude for fine ones: silence stays finite, and says nothing.
    private static double NoiseFloor(PersonRecordings person)
    {
        var deviations = new List<float>();
        var stride = Math.Max(1, person.Frames.Count / 400);
        for (var i = 0; i < person.Frames.Count; i += stride)
        {
            var window = PersonSignal.Window(person, i);
            for (var c = 0; c < person.ChannelCount; c++)
            {
                double sum = 0, square = 0;
                for (var t = c; t < window.Length; t += person.ChannelCount)
                {
                    sum += window[t];
                    square += (double)window[t] * window[t];
                }

                var count = person.WindowLength;
                deviations.Add((float)Math.Sqrt(Math.Max(0, square / count - sum / count * (sum / count))));
            }
        }

        deviations.Sort();
        return Math.Max(HalfStep, ShareOfMedian * deviations[deviations.Count / 2]);
    }
}
