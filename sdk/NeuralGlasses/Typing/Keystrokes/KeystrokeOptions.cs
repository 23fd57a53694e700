namespace NeuralGlasses.Typing.Keystrokes;

/// <summary>When probabilities of gestures become a keystroke. The defaults were chosen on the recordings of myo-alternating with the verb <c>keystrokes</c>, those for a hand that types on its people of even number, those for one that does not on what simulated people of the seeds 101 to 124, 201 to 248, 401 to 448 and 501 to 548 do in daily life: later is surer.</summary>
public sealed record KeystrokeOptions
{
    /// <summary>Probability of all gestures together from which on one may have begun, above 0 to 1.</summary>
    public double Begin { get; init; } = 0.9;

    /// <summary>Time after the begin whose steps are left out, because a gesture that begins looks unlike one that lasts, in milliseconds, 0 to <see cref="MostMs"/>.</summary>
    public double SkipMs { get; init; } = 50;

    /// <summary>Shortest time from begin to decision, in milliseconds, 0 to <see cref="MostMs"/>.</summary>
    public double LeastMs { get; init; } = 50;

    /// <summary>Longest time from begin to decision, in milliseconds: then what there is of evidence has to do.</summary>
    public double MostMs { get; init; } = 600;

    /// <summary>Probability of the likeliest gesture with which it is decided at once, above 0.5 to 1.</summary>
    public double Certain { get; init; } = 0.98;

    /// <summary>Time without a keystroke after which the hand is not taken to be typing, in milliseconds, 0 or more; infinite for a hand that always is.</summary>
    public double IdleMs { get; init; } = 3000;

    /// <summary>Keystrokes in a row from which on the hand is taken to be typing, 1 or more: of one alone nobody knows that it was meant.</summary>
    public int FlowsFrom { get; init; } = 2;

    /// <summary>Whether the first keystrokes of a hand that was not typing, as long as they are of one gesture, count only when another gesture follows within <see cref="IdleMs"/>; one that is held, for <see cref="HoldMs"/>, when the same is held again, and then once.</summary>
    public bool FirstWaits { get; init; } = true;

    /// <summary><see cref="RearmMs"/> of a hand that was not typing, in milliseconds, 0 or more.</summary>
    public double IdleRearmMs { get; init; } = 100;

    /// <summary><see cref="SkipMs"/> of a hand that was not typing, in milliseconds, 0 to <see cref="MostMs"/>.</summary>
    public double IdleSkipMs { get; init; } = 200;

    /// <summary><see cref="LeastMs"/> of a hand that was not typing, in milliseconds, 0 to <see cref="MostMs"/>.</summary>
    public double IdleLeastMs { get; init; } = 500;

    /// <summary><see cref="Certain"/> of a hand that was not typing, above 0.5 to 1.</summary>
    public double IdleCertain { get; init; } = 0.995;

    /// <summary>Time from the begin after which a hand that was not typing holds something and no gesture, in milliseconds, more than <see cref="HoldMs"/>.</summary>
    public double GripMs { get; init; } = 1800;

    /// <summary>Time for which the hand may be busy without a gesture that is known, in milliseconds, 0 or more; what it does then until it rests is none.</summary>
    public double UnclearMs { get; init; } = 400;

    /// <summary>Share of a gesture's effort under which the hand has let go of it, 0 to below 1; 0 waits for the model to see rest.</summary>
    public double LetGo { get; init; } = 0.3;

    /// <summary>Time for which it has to stay under it, in milliseconds, 0 or more.</summary>
    public double LetGoMs { get; init; } = 50;

    /// <summary>By how much the effort has to rise again for the next gesture before the model has seen rest, as a factor, 1 or more.</summary>
    public double RiseAgain { get; init; } = 1.5;

    /// <summary>Probability of the likeliest gesture under which, at the end, nothing is typed, 0 to <see cref="Certain"/>.</summary>
    public double LeastCertain { get; init; } = 0.5;

    /// <summary>Power to which the probabilities that are told are raised, above 0 to 1: models are surer than they are right.</summary>
    public double Sharpness { get; init; } = 0.7;

    /// <summary>Probability that each gesture keeps, however sure the model is that it was another one, 0 to 0.05: people make another gesture than they mean, too.</summary>
    public double Doubt { get; init; } = 0.01;

    /// <summary>Time between two steps from which on each is a witness of its own, in milliseconds; steps that are closer share samples, and count for less.</summary>
    public double WitnessMs { get; init; } = 100;

    /// <summary>Probability of rest that ends a gesture, above 0 to 1.</summary>
    public double Rest { get; init; } = 0.5;

    /// <summary>Time for which rest has to last before the next gesture, in milliseconds, 0 or more.</summary>
    public double RearmMs { get; init; } = 50;

    /// <summary>Time from the begin after which a gesture is held, in milliseconds, more than <see cref="MostMs"/>.</summary>
    public double HoldMs { get; init; } = 1000;

    /// <summary>The same of a hand that is typing, more than <see cref="MostMs"/>, at most <see cref="HoldMs"/>.</summary>
    public double FlowHoldMs { get; init; } = 950;

    /// <summary>Activity of the muscles, as a multiple of that at rest, from which on a gesture may begin, 1 or more; 1 always believes the model, and so do decoders that do not see activity.</summary>
    public double LeastActivity { get; init; } = 2;

    /// <summary>The same of a hand that is typing, 1 to <see cref="LeastActivity"/>.</summary>
    public double FlowActivity { get; init; } = 1.5;

    /// <summary>Window over which activity is the root mean square, in milliseconds, above 0 to 500.</summary>
    public double ActivityMs { get; init; } = 60;

    /// <summary>After a loss nothing is typed for so long, in milliseconds.</summary>
    public double QuietMs { get; init; } = 200;

    /// <summary>Least valid share of a step that counts, 0 to 1.</summary>
    public double MinValidFraction { get; init; } = 0.9;

    /// <exception cref="ArgumentException">A setting is out of its range; the sentence says which.</exception>
    internal void Check()
    {
        Require(Begin is > 0 and <= 1, nameof(Begin), Begin, "above 0, at most 1");
        Require(MostMs > 0, nameof(MostMs), MostMs, "above 0 ms");
        Require(SkipMs >= 0 && SkipMs < MostMs, nameof(SkipMs), SkipMs, $"0 ms to less than {nameof(MostMs)}, which is {MostMs}");
        Require(LeastMs >= 0 && LeastMs <= MostMs, nameof(LeastMs), LeastMs, $"0 ms to {nameof(MostMs)}, which is {MostMs}");
        Require(IdleSkipMs >= 0 && IdleSkipMs < MostMs, nameof(IdleSkipMs), IdleSkipMs, $"0 ms to less than {nameof(MostMs)}, which is {MostMs}");
        Require(IdleLeastMs >= 0 && IdleLeastMs <= MostMs, nameof(IdleLeastMs), IdleLeastMs, $"0 ms to {nameof(MostMs)}, which is {MostMs}");
        Require(IdleCertain is > 0.5 and <= 1, nameof(IdleCertain), IdleCertain, "above 0.5, at most 1");
        Require(IdleMs >= 0, nameof(IdleMs), IdleMs, "0 ms or more");
        Require(FlowsFrom >= 1, nameof(FlowsFrom), FlowsFrom, "1 or more");
        Require(IdleRearmMs >= 0, nameof(IdleRearmMs), IdleRearmMs, "0 ms or more");
        Require(GripMs > HoldMs, nameof(GripMs), GripMs, $"more than {nameof(HoldMs)}, which is {HoldMs}");
        Require(UnclearMs >= 0, nameof(UnclearMs), UnclearMs, "0 ms or more");
        Require(LetGo is >= 0 and < 1, nameof(LetGo), LetGo, "0 to below 1");
        Require(LetGoMs >= 0, nameof(LetGoMs), LetGoMs, "0 ms or more");
        Require(RiseAgain >= 1, nameof(RiseAgain), RiseAgain, "1 or more");
        Require(Certain is > 0.5 and <= 1, nameof(Certain), Certain, "above 0.5, at most 1");
        Require(LeastCertain >= 0 && LeastCertain <= Certain, nameof(LeastCertain), LeastCertain, $"0 to {nameof(Certain)}, which is {Certain}");
        Require(Sharpness is > 0 and <= 1, nameof(Sharpness), Sharpness, "above 0, at most 1");
        Require(Doubt is >= 0 and <= 0.05, nameof(Doubt), Doubt, "0 to 0.05");
        Require(WitnessMs > 0, nameof(WitnessMs), WitnessMs, "above 0 ms");
        Require(Rest is > 0 and <= 1, nameof(Rest), Rest, "above 0, at most 1");
        Require(RearmMs >= 0, nameof(RearmMs), RearmMs, "0 ms or more");
        Require(HoldMs > MostMs, nameof(HoldMs), HoldMs, $"more than {nameof(MostMs)}, which is {MostMs}");
        Require(FlowHoldMs > MostMs && FlowHoldMs <= HoldMs, nameof(FlowHoldMs), FlowHoldMs, $"more than {nameof(MostMs)}, which is {MostMs}, at most {nameof(HoldMs)}, which is {HoldMs}");
        Require(LeastActivity >= 1, nameof(LeastActivity), LeastActivity, "1 or more");
        Require(FlowActivity >= 1 && FlowActivity <= LeastActivity, nameof(FlowActivity), FlowActivity, $"1 to {nameof(LeastActivity)}, which is {LeastActivity}");
        Require(ActivityMs is > 0 and <= 500, nameof(ActivityMs), ActivityMs, "above 0, at most 500 ms");
        Require(QuietMs >= 0, nameof(QuietMs), QuietMs, "0 ms or more");
        Require(MinValidFraction is >= 0 and <= 1, nameof(MinValidFraction), MinValidFraction, "0 to 1");
    }

    private static void Require(bool holds, string field, double found, string expected)
    {
        if (!holds)
            throw new ArgumentException($"{nameof(KeystrokeOptions)}.{field} is {found}; expected {expected}.");
    }
}
