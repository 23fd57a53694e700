namespace NeuralGlasses.Pointing.Tasks;

/// <summary>
/// What a sequence of trials of one task says of a pointer. Throughput follows ISO 9241-411:2012 and Soukoreff and MacKenzie 2004 (Int J Hum Comput Stud 61:751): width and way are those
/// that were really aimed at, 4.133 standard deviations of where trials ended along the axis of the task, and the mean of the real ways. Trials that
/// lasted too long have no end point; their time counts in every mean.
/// </summary>
public sealed record SequenceMeasures
{
    // 96 % of a normal distribution: the errors of a person who uses the speed and the accuracy that the task asks for.
    private const double EffectiveDeviations = 4.133;

    // Ends that are all alike to less than a pixel do not make an infinitely small target.
    private const double LeastWidthPixels = 1;

    private SequenceMeasures(IReadOnlyList<PointingTrial> trials)
    {
        Trials = trials.Count;
        Hits = trials.Count(trial => trial.Outcome == TrialOutcome.Hit);
        Misses = trials.Count(trial => trial.Outcome == TrialOutcome.Missed);
        TimedOut = trials.Count(trial => trial.Outcome == TrialOutcome.TimedOut);
        if (Trials == 0)
            return;
        MovementSeconds = trials.Average(trial => trial.MovementSeconds);
        AcquisitionsPerSecond = PerSecond(Hits, trials.Sum(trial => trial.MovementSeconds));
        CompletionsPerSecond = PerSecond(Hits, trials.Sum(trial => trial.Seconds));
        ErrorRate = (double)(Misses + TimedOut) / Trials;
        DialInSeconds = trials.Average(trial => trial.DialInSeconds);
        Overshoots = trials.Average(trial => Math.Max(0, trial.Entries - 1));
        NominalBits = trials.Average(trial => Math.Log2((trial.NominalPixels / trial.Target.WidthPixels) + 1));
        NominalBitsPerSecond = PerSecond(NominalBits * Hits / Trials, MovementSeconds);
        PointingTrial[] ended = [.. trials.Where(trial => trial.Outcome != TrialOutcome.TimedOut)];
        var path = ended.Sum(trial => trial.PathPixels);
        PathEfficiency = path > 0 ? ended.Sum(trial => trial.StraightPixels) / path : 0;
        if (ended.Length < 2)
            return;
        var mean = ended.Average(trial => trial.BeyondPixels);
        var deviation = Math.Sqrt(ended.Sum(trial => (trial.BeyondPixels - mean) * (trial.BeyondPixels - mean)) / (ended.Length - 1));
        EffectiveWidthPixels = Math.Max(LeastWidthPixels, EffectiveDeviations * deviation);
        EffectivePixels = Math.Max(0, ended.Average(trial => trial.AlongPixels));
        EffectiveBits = Math.Log2((EffectivePixels / EffectiveWidthPixels) + 1);
        BitsPerSecond = PerSecond(EffectiveBits, MovementSeconds);
    }

    /// <summary>Trials.</summary>
    public int Trials { get; }

    /// <summary>Trials whose target was clicked or held.</summary>
    public int Hits { get; }

    /// <summary>Trials in which something else was clicked.</summary>
    public int Misses { get; }

    /// <summary>Trials that lasted too long.</summary>
    public int TimedOut { get; }

    /// <summary>Mean time of movement, in seconds; a hold does not belong to it.</summary>
    public double MovementSeconds { get; }

    /// <summary>Targets acquired in a second of movement, holds not counted.</summary>
    public double AcquisitionsPerSecond { get; }

    /// <summary>Targets acquired in a second of all that the task took, holds counted.</summary>
    public double CompletionsPerSecond { get; }

    /// <summary>Share of trials that missed or lasted too long.</summary>
    public double ErrorRate { get; }

    /// <summary>Mean time from the first entry into the target to the one that counted, in seconds.</summary>
    public double DialInSeconds { get; }

    /// <summary>Mean number of times that the target was entered again.</summary>
    public double Overshoots { get; }

    /// <summary>Straight ways as a share of the paths really taken, 0 to 1.</summary>
    public double PathEfficiency { get; }

    /// <summary>Effective width We, in pixels; 0 where fewer than two trials have an end.</summary>
    public double EffectiveWidthPixels { get; }

    /// <summary>Effective way De, in pixels.</summary>
    public double EffectivePixels { get; }

    /// <summary>Effective index of difficulty, log2(De / We + 1), in bits.</summary>
    public double EffectiveBits { get; }

    /// <summary>Throughput: the effective index over the mean time of movement, in bits a second.</summary>
    public double BitsPerSecond { get; }

    /// <summary>Mean nominal index of difficulty, in bits.</summary>
    public double NominalBits { get; }

    /// <summary>Nominal index over the mean time of movement, for the share of targets that was hit, in bits a second.</summary>
    public double NominalBitsPerSecond { get; }

    /// <summary>Measures a sequence.</summary>
    public static SequenceMeasures Of(IReadOnlyList<PointingTrial> trials)
    {
        ArgumentNullException.ThrowIfNull(trials);
        return new SequenceMeasures(trials);
    }

    /// <summary>Lets a task be done by a path that is known already, and measures it.</summary>
    /// <exception cref="ArgumentException">Time goes back, or a number is none.</exception>
    public static SequenceMeasures Of(IPointingTask task, IEnumerable<CursorSample> path)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(path);
        foreach (var sample in path)
            task.Take(sample);
        return new SequenceMeasures(task.Trials);
    }

    private static double PerSecond(double amount, double seconds) => seconds > 0 ? amount / seconds : 0;
}
