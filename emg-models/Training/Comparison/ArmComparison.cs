using NeuralGlasses.Recordings;

namespace NeuralGlasses.Training.Comparison;

/// <summary>Measures the recordings of a set and simulated people recorded alike, by the same code.</summary>
public static class ArmComparison
{
    /// <summary>How the figures are made, in one text for reports.</summary>
    public const string Method =
        "Figures of the steady part of each prompt, from 20 to 450 Hz or to nine tenths of the half rate where that is less, without 1 Hz around 50 and 60 Hz and their multiples; "
        + "frequencies, kurtosis and variation are those of the pair with the most power; correlations are means of magnitudes over the ring. "
        + "Real and simulated signals pass the same code. A row is inside if the simulated median lies between the first and the ninth decile of the real stretches.";

    /// <summary>Compares one set.</summary>
    /// <param name="recordings">Its recordings.</param>
    /// <param name="twin">How simulated people are recorded alike.</param>
    /// <param name="people">Simulated people, 1 to 999.</param>
    /// <param name="seed">Their seed.</param>
    /// <param name="effort">Effort where the set states none, 0.02 to 1.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <exception cref="RecordingException">A recording is not what the twin expects of its set.</exception>
    public static ComparedSet Of(IReadOnlyList<EmgRecording> recordings, SetTwin twin, int people, int seed, double effort, Action<double> progress)
    {
        ArgumentNullException.ThrowIfNull(recordings);
        ArgumentNullException.ThrowIfNull(twin);
        ArgumentNullException.ThrowIfNull(progress);
        var real = new FigureTally(twin, isSimulated: false);
        foreach (var recording in recordings)
            real.Add(RecordedSignal.Of(recording, twin));
        var simulated = new FigureTally(twin, isSimulated: true);
        for (var person = 1; person <= people; person++)
        {
            simulated.Add(SimulatedSession.Of(twin, person, seed, effort));
            progress((double)person / people);
        }

        return new()
        {
            Set = twin.Set,
            Source = recordings[0].Source.Split(' ')[0],
            Licence = recordings[0].Licence,
            People = recordings.Select(recording => recording.Subject).Distinct().Count(),
            Recordings = recordings.Count,
            SimulatedPeople = people,
            ChannelsAndPairs = [twin.Channels, twin.Pairs],
            RateHz = twin.RateHz,
            Difference = twin.Difference,
            LeftOut = [.. recordings.SelectMany(recording => RecordedSignal.WithoutTwin(recording, twin)).Distinct().Order(StringComparer.Ordinal)],
            Pattern = Pattern(real, simulated, twin),
            Rows = [.. Rows(real, simulated, twin)],
        };
    }

    private static ComparedPattern? Pattern(FigureTally real, FigureTally simulated, SetTwin twin)
    {
        if (twin.Channels != twin.Pairs)
            return null;
        int[] movements = [.. Enumerable.Range(0, twin.Movements.Count).Where(i => twin.Movements[i].Movement is not null)];
        var (first, mirrored, correlations) = real.Pattern.Match(simulated.Pattern, movements);
        return new(first, mirrored, [.. movements.Select(i => GestureLabels.Normalise(twin.Movements[i].Label))], [.. correlations.Select(each => Math.Round(each, 2))]);
    }

    private static IEnumerable<ComparedRow> Rows(FigureTally real, FigureTally simulated, SetTwin twin)
    {
        var movements = twin.Movements.Where(movement => movement.Movement is not null).Select(movement => GestureLabels.Normalise(movement.Label));
        foreach (var movement in movements.Prepend(ComparedRow.All))
        {
            foreach (var (figure, unit) in real.Figures)
            {
                var (theirs, ours) = (real.Values(figure, movement), simulated.Values(figure, movement));
                if (theirs.Count > 0 && ours.Count > 0)
                    yield return new(figure, unit, movement, Spread.Of(theirs).Rounded(), Spread.Of(ours).Rounded());
            }
        }
    }
}
