namespace NeuralGlasses.Examples;

/// <summary>Work and rest in turn, for some rounds; the last round ends without a rest.</summary>
/// <param name="WorkS">Work of a round, in seconds.</param>
/// <param name="RestS">Rest between two rounds, in seconds.</param>
/// <param name="Rounds">Number of rounds.</param>
internal readonly record struct IntervalPlan(int WorkS, int RestS, int Rounds)
{
    /// <summary>Where one is after some time; null once it is over.</summary>
    public IntervalPhase? At(double seconds)
    {
        int round = (int)(seconds / (WorkS + RestS));
        double within = seconds - (round * (double)(WorkS + RestS));
        if (round >= Rounds || (round == Rounds - 1 && within >= WorkS))
            return null;
        bool isWork = within < WorkS;
        return new IntervalPhase(round + 1, isWork, (int)Math.Ceiling(isWork ? WorkS - within : WorkS + RestS - within), isWork ? WorkS : RestS);
    }
}

/// <summary>A moment of a plan.</summary>
/// <param name="Round">Which round, from 1.</param>
/// <param name="IsWork">Whether it is work.</param>
/// <param name="LeftS">Seconds left, rounded up.</param>
/// <param name="LastsS">Seconds that it lasts in all.</param>
internal readonly record struct IntervalPhase(int Round, bool IsWork, int LeftS, int LastsS)
{
    /// <summary>Its name.</summary>
    public string Name => IsWork ? "Work" : "Rest";
}
