using NeuralGlasses.StreamingNetwork.Taps;
using NeuralGlasses.Training.Discrete.Shipping;
using NeuralGlasses.Training.Taps.Recorded;
using NeuralGlasses.Training.Taps.Simulated;
using NeuralGlasses.Typing.Language;
using NeuralGlasses.Typing.Taps;

namespace NeuralGlasses.Training.Taps;

/// <summary>Measures the model on people whom it does not know, before and after it has learnt on from what they typed in their first donning.</summary>
public static class TapMeasurement
{
    private static readonly double[] LanguageWeights = [0.7, 0.9, 1.2, 1.5, 1.8];
    private static readonly double[] CharacterBonuses = [2, 3, 4, 5];

    /// <summary>Chooses how much the language weighs on the tuners, of whom the network has learnt nothing.</summary>
    public static TapSearchOptions Choose(TapNetwork network, TapPlan plan, IReadOnlyList<string> phrases, LanguageModel language, Action<double> progress)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(progress);
        var read = plan.Tuners.All().Select((seed, i) =>
        {
            var session = TapWearer.Session(new TapWearer(seed, 0).Type(PhrasesOf(plan, phrases, i, 0)));
            progress((i + 1.0) / plan.Tuners.Count);
            return (Scores: network.Score(session), Phrases: TapPhrase.Cut(session));
        }).ToArray();
        var choices =
            from weight in LanguageWeights
            from bonus in CharacterBonuses
            select new TapSearchOptions { LanguageWeight = weight, CharacterBonus = bonus };
        return choices.MinBy(options => TapFigures.Of([.. read.Select(person => TapReadPhrases.Of(person.Scores, person.Phrases, language, options))]).LanguageRate)!;
    }

    /// <summary>Measures simulated people: each types the calibration and other phrases, puts the bands on anew and types more.</summary>
    public static TapMetrics Simulated(string modelFolder, TapNetwork network, TapPlan plan, IReadOnlyList<string> phrases, LanguageModel language, TapSearchOptions options, Action<double> progress)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(progress);
        ArgumentNullException.ThrowIfNull(options);
        var (before, after, beforeAnew, afterAnew) = (new List<TapReadPhrases>(), new List<TapReadPhrases>(), new List<TapReadPhrases>(), new List<TapReadPhrases>());
        var calibration = new List<double>();
        foreach (var (seed, i) in plan.Testers.All().Select((seed, i) => (seed, i)))
        {
            var wearer = new TapWearer(seed, 0);
            var guided = TapWearer.Session(wearer.Type(phrases.Take(plan.CalibrationPhrases)));
            calibration.Add(guided.Steps * TapNetworkOptions.StepSeconds);
            var first = TapWearer.Session(wearer.Type(PhrasesOf(plan, phrases, i, 0)));
            var anew = TapWearer.Session(new TapWearer(seed, 1).Type(PhrasesOf(plan, phrases, i, 1)));
            using var personal = network.LearnOn([guided], plan.Personal, plan.Seed);
            before.Add(Read(network, first));
            after.Add(Read(personal, first));
            beforeAnew.Add(Read(network, anew));
            afterAnew.Add(Read(personal, anew));
            progress((i + 1.0) / plan.Testers.Count);
        }

        return Metrics(modelFolder, network, options, calibration, before, after, beforeAnew, afterAnew) with
        {
            Testers = plan.Testers,
            Method = "simulated people with seeds of their own, who type phrases at their tempo with slips and their corrections, each phrase into an empty field; "
                + "errors are counted in the texts that were left",
        };

        TapReadPhrases Read(TapNetwork by, TapSession session) => TapReadPhrases.Of(by.Score(session), TapPhrase.Cut(session), language, options);
    }

    /// <summary>Measures recorded people: the first session of each is the calibration, and the others are read before and after it.</summary>
    public static TapMetrics Recorded(string modelFolder, TapNetwork network, TapPlan plan, IReadOnlyList<RecordedTyping> recordings, LanguageModel language, TapSearchOptions options, Action<double> progress)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(progress);
        ArgumentNullException.ThrowIfNull(options);
        var people = recordings.GroupBy(recording => recording.User, StringComparer.Ordinal).Where(person => person.Count() >= 2).ToArray();
        if (people.Length == 0)
            throw new Recordings.RecordingException("Nobody in the folder has two sessions or more; expected one to learn on from and another to measure.");
        var (before, after) = (new List<TapReadPhrases>(), new List<TapReadPhrases>());
        var calibration = new List<double>();
        foreach (var (person, i) in people.Select((person, i) => (person, i)))
        {
            var guided = person.First().Session;
            calibration.Add(guided.Steps * TapNetworkOptions.StepSeconds);
            using var personal = network.LearnOn([guided], plan.Personal, plan.Seed);
            foreach (var other in person.Skip(1))
            {
                before.Add(TapReadPhrases.Of(network.Score(other.Session), TapPhrase.Cut(other.Session), language, options));
                after.Add(TapReadPhrases.Of(personal.Score(other.Session), TapPhrase.Cut(other.Session), language, options));
            }

            progress((i + 1.0) / people.Length);
        }

        return Metrics(modelFolder, network, options, calibration, before, after, before, after) with
        {
            Method = $"recordings of {people.Length} people; the first session of each taught, the others were read",
        };
    }

    private static TapMetrics Metrics(
        string modelFolder, TapNetwork network, TapSearchOptions options, List<double> calibration,
        List<TapReadPhrases> before, List<TapReadPhrases> after, List<TapReadPhrases> beforeAnew, List<TapReadPhrases> afterAnew) => new()
        {
            GraphSha256 = DiscreteModelFiles.GraphHash(modelFolder),
            Method = "",
            Parameters = network.ParameterCount,
            LanguageWeight = options.LanguageWeight,
            CharacterBonus = options.CharacterBonus,
            CalibrationSeconds = Math.Round(calibration.Average(), 1),
            Before = TapFigures.Of(before),
            After = TapFigures.Of(after),
            BeforeAnew = TapFigures.Of(beforeAnew),
            AfterAnew = TapFigures.Of(afterAnew),
        };

    // Nobody's test has a phrase of the calibration, and each person and donning has others.
    private static IEnumerable<string> PhrasesOf(TapPlan plan, IReadOnlyList<string> phrases, int person, int donning)
    {
        var rest = phrases.Count - plan.CalibrationPhrases;
        return Enumerable.Range(0, plan.TestPhrases).Select(i => phrases[plan.CalibrationPhrases + (((((2 * person) + donning) * plan.TestPhrases) + i) % rest)]);
    }
}
