using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Session;
using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Decoders.Adaptive;

/// <summary>What <see cref="AdaptiveFamily"/> learnt; the two populations are learnt when first needed.</summary>
internal sealed class AdaptivePopulation : IPopulationDecoder
{
    private const int RingStride = 4;
    private readonly Lazy<Population> _blind;
    private readonly Lazy<Population> _balanced;
    private readonly Lazy<ContextRule> _blindContext;
    private readonly Lazy<ContextRule> _balancedContext;
    private ((string, int, int, int, string) Key, PersonalModel Model)? _last;

    public AdaptivePopulation(IReadOnlyList<PersonFeatures> people, int seed, int? learningSteps)
    {
        _blind = new(() => PopulationFit.Of(people, balanced: false, seed, learningSteps));
        _balanced = new(() => PopulationFit.Of(people, balanced: true, seed, learningSteps));
        _blindContext = new(() => ContextChoice.Of(people, _blind.Value, balanced: false));
        _balancedContext = new(() => ContextChoice.Of(people, _balanced.Value, balanced: true));
    }

    /// <summary>The population with class-balanced statistics, which calibrations start from.</summary>
    public Population Balanced => _balanced.Value;

    public ContextRule Context(bool calibrated) => (calibrated ? _balancedContext : _blindContext).Value;

    public float[][] DecodeUnseen(PersonRecordings person, bool causal)
    {
        var features = PersonFeatures.Of(person);
        return causal ? new UnseenWearer(_blind.Value).Decode(features) : DecodeWhole(features);
    }

    public float[][] DecodeCalibrated(PersonRecordings person, IReadOnlyList<int> calibration, int repetitions, int seed)
    {
        var features = PersonFeatures.Of(person);
        var model = Calibrate(features, calibration, repetitions, seed);
        var known = calibration.Select(i => person.Frames[i].Segment).ToHashSet();
        var calibrated = calibration.Select(i => person.Frames[i].Session).ToHashSet();
        var wearer = new CalibratedWearer(model);
        var result = new float[features.Frames.Length][];
        var (stretch, session) = (-1, -1);
        for (var i = 0; i < result.Length; i++)
        {
            var frame = person.Frames[i];
            if (frame.Session != session)
            {
                session = frame.Session;
                wearer.BeginSession(wornAnew: !calibrated.Contains(session));
            }

            if (frame.Stretch != stretch)
            {
                stretch = frame.Stretch;
                wearer.BeginStretch();
            }

            result[i] = new float[person.Labels.Count];
            if (known.Contains(frame.Segment))
                wearer.StepOfCalibration(features.Frames[i], result[i]);
            else
                wearer.Step(features.Frames[i], result[i]);
        }

        return result;
    }

    public IReadOnlyList<string> AskedToRepeat(PersonRecordings person, IReadOnlyList<int> calibration)
    {
        var features = PersonFeatures.Of(person);
        return
        [
            .. CalibrationCheck.Inseparable(
                _balanced.Value,
                [.. calibration.Select(i => features.Frames[i])],
                [.. calibration.Select(i => person.Frames[i].Label)],
                [.. calibration.Select(i => person.Frames[i].Segment)],
                person.Labels.ToList().IndexOf(GestureLabels.Rest)).Select(label => person.Labels[label]),
        ];
    }

    /// <summary>How strange each frame of a person is after a calibration (<see cref="PersonalModel.Strangeness"/>).</summary>
    public double[] Strangeness(PersonRecordings person, IReadOnlyList<int> calibration, int repetitions, int seed)
    {
        var features = PersonFeatures.Of(person);
        var model = Calibrate(features, calibration, repetitions, seed);
        var usual = new float[features.Layout.Length];
        return Array.ConvertAll(features.Frames, frame =>
        {
            model.Turn(frame, usual);
            model.Standard.Apply(usual, usual);
            return model.Strangeness(usual);
        });
    }

    // Whoever is decoded several times after one calibration has calibrated once.
    private PersonalModel Calibrate(PersonFeatures features, IReadOnlyList<int> calibration, int repetitions, int seed)
    {
        var person = features.Person;
        var key = (person.Subject, person.Labels.Count, repetitions, seed, string.Join(' ', calibration.Select(i => $"{person.Frames[i].Session}:{person.Frames[i].Start}:{person.Frames[i].Label}")));
        if (_last is not { } last || last.Key != key)
            _last = (key, Adapted(features, calibration, repetitions, seed));
        return _last.Value.Model;
    }

    private PersonalModel Adapted(PersonFeatures features, IReadOnlyList<int> calibration, int repetitions, int seed) => PersonalAdaptation.Adapt(
        _balanced.Value,
        [.. calibration.Select(i => features.Frames[i])],
        [.. calibration.Select(i => features.Person.Frames[i].Label)],
        features.Transitions(calibration, WearerCalibration.Transitions, seed),
        repetitions,
        seed);

    private float[][] DecodeWhole(PersonFeatures features)
    {
        var population = _blind.Value;
        var standardised = features.Standardised(balanced: false, out _);
        var permutation = RingChoice.FromMovement(population, [.. standardised.Where((_, i) => i % RingStride == 0)]);
        var usual = permutation.Apply(standardised, population.Layout);
        return new UnlabelledAdaptation().Adapt(population, usual, features.Stretches, Generic(population, usual)).LogProbabilities;
    }

    internal static float[][] Generic(Population population, float[][] usual)
    {
        var generic = new float[usual.Length][];
        for (var i = 0; i < generic.Length; i++)
            population.LogProbabilities(usual[i], generic[i] = new float[population.ClassCount]);
        return generic;
    }
}
