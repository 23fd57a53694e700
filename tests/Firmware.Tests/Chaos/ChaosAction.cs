namespace NeuralGlasses.Firmware.Tests.Chaos;

/// <summary>What happens to a band from outside.</summary>
internal enum ChaosKind
{
    LinkUp, LinkDown, LinkBlink, Subscribe, Unsubscribe, Busy, Tight, Pair,
    Start, Stop, SetStream, Measure, SelectInput, Set, Get, Gain, Haptic, Identify, Ask, Retransmit, Odd, Burst, End, Hid,
    Charger, Fumble, Cell, Gauge, Button, Electrodes, Muscle, Move, Tap,
    AfeLie, AfeStuck, DataReadyStuck, BadFrames, BusStuck, BusFails, ImuDies, HapticsDie,
    StoreRefuses, StoreEmpties, StoreDamages, StoreBlind, StoreCut, BrownOut, BrownOutInTurn, Late,
}

/// <summary>One thing that happens at a time, with two numbers that say more of it.</summary>
internal readonly record struct ChaosAction(long At, ChaosKind Kind, int A, int B)
{
    // How often each kind comes; most of what is wrong is rare, so that streams run between.
    private static readonly (ChaosKind Kind, int Weight)[] Weights =
    [
        (ChaosKind.LinkUp, 30), (ChaosKind.LinkDown, 6), (ChaosKind.LinkBlink, 5), (ChaosKind.Subscribe, 8), (ChaosKind.Unsubscribe, 3), (ChaosKind.Busy, 5), (ChaosKind.Tight, 5), (ChaosKind.Pair, 3),
        (ChaosKind.Start, 40), (ChaosKind.Stop, 8), (ChaosKind.SetStream, 10), (ChaosKind.Measure, 12), (ChaosKind.SelectInput, 5), (ChaosKind.Set, 14), (ChaosKind.Get, 8), (ChaosKind.Gain, 3),
        (ChaosKind.Haptic, 10), (ChaosKind.Identify, 2), (ChaosKind.Ask, 10), (ChaosKind.Retransmit, 12), (ChaosKind.Odd, 8), (ChaosKind.Burst, 4), (ChaosKind.End, 2), (ChaosKind.Hid, 4),
        (ChaosKind.Charger, 6), (ChaosKind.Fumble, 4), (ChaosKind.Cell, 2), (ChaosKind.Gauge, 1), (ChaosKind.Button, 4), (ChaosKind.Electrodes, 8), (ChaosKind.Muscle, 12), (ChaosKind.Move, 5), (ChaosKind.Tap, 2),
        (ChaosKind.AfeLie, 2), (ChaosKind.AfeStuck, 2), (ChaosKind.DataReadyStuck, 5), (ChaosKind.BadFrames, 5), (ChaosKind.BusStuck, 2), (ChaosKind.BusFails, 4), (ChaosKind.ImuDies, 2), (ChaosKind.HapticsDie, 2),
        (ChaosKind.StoreRefuses, 2), (ChaosKind.StoreEmpties, 1), (ChaosKind.StoreDamages, 1), (ChaosKind.StoreBlind, 1), (ChaosKind.StoreCut, 2), (ChaosKind.BrownOut, 2), (ChaosKind.BrownOutInTurn, 2), (ChaosKind.Late, 4),
    ];

    // Without these nothing would be left to disturb.
    private static readonly ChaosKind[] Always = [ChaosKind.LinkUp, ChaosKind.Start];

    /// <summary>Draws what happens in so many seconds, oldest first; equal seeds draw equal actions. Each seed leaves out two kinds in five, so that some seeds go deep where others are cut short.</summary>
    public static List<ChaosAction> Draw(int seed, int seconds, int perSecond)
    {
        var dice = new Random(seed);
        var weights = Weights.Where(w => dice.Next(5) > 1 || Always.Contains(w.Kind)).ToArray();
        var sum = weights.Sum(w => w.Weight);
        List<ChaosAction> drawn = [];
        for (var i = 0; i < seconds * perSecond; i++)
            drawn.Add(new ChaosAction(dice.NextInt64(seconds * Board.Second), KindAt(weights, dice.Next(sum)), dice.Next(), dice.Next()));
        return [.. drawn.OrderBy(a => a.At)];
    }

    private static ChaosKind KindAt((ChaosKind Kind, int Weight)[] weights, int at)
    {
        var i = 0;
        while (at >= weights[i].Weight)
            at -= weights[i++].Weight;
        return weights[i].Kind;
    }
}
