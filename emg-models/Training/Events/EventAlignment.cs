namespace NeuralGlasses.Training.Events;

/// <summary>
/// Pairs two sequences of events in time order: global alignment (Needleman and Wunsch 1970, J. Mol. Biol. 48:443) in which only
/// events whose intervals touch may be paired, and the cost is first the number of gaps and of pairs of different class, then the
/// sum of the pairs' distances in time.
/// </summary>
internal static class EventAlignment
{
    /// <summary>Stands for the absent side of a pair.</summary>
    public const int None = -1;

    private enum Move : byte
    {
        Left,
        Right,
        Both,
    }

    /// <summary>An event with the interval in which its partner has to lie.</summary>
    internal readonly record struct Entry(double Start, double End, double Seconds, int Class);

    /// <summary>The pairs of the cheapest alignment as indices, in order; of equally cheap ones that with left gaps before right gaps before pairs.</summary>
    public static IReadOnlyList<(int Left, int Right)> Of(IReadOnlyList<Entry> left, IReadOnlyList<Entry> right)
    {
        var moves = new Move[left.Count + 1, right.Count + 1];
        var above = new Cost[right.Count + 1];
        var row = new Cost[right.Count + 1];
        for (var j = 1; j <= right.Count; j++)
            (above[j], moves[0, j]) = (new(j, 0), Move.Right);
        for (var i = 1; i <= left.Count; i++)
        {
            row[0] = new(i, 0);
            for (var j = 1; j <= right.Count; j++)
            {
                var (best, move) = (above[j].Plus(1, 0), Move.Left);
                Take(row[j - 1].Plus(1, 0), Move.Right, ref best, ref move);
                var (a, b) = (left[i - 1], right[j - 1]);
                if (a.End >= b.Start && b.End >= a.Start)
                    Take(above[j - 1].Plus(a.Class == b.Class ? 0 : 1, Math.Abs(a.Seconds - b.Seconds)), Move.Both, ref best, ref move);
                (row[j], moves[i, j]) = (best, move);
            }

            (above, row) = (row, above);
        }

        return Path(moves, left.Count, right.Count);
    }

    private static void Take(Cost cost, Move by, ref Cost best, ref Move move)
    {
        if (cost.IsBelow(best))
            (best, move) = (cost, by);
    }

    private static List<(int Left, int Right)> Path(Move[,] moves, int i, int j)
    {
        var path = new List<(int Left, int Right)>();
        while (i > 0 || j > 0)
        {
            var move = moves[i, j];
            if (move != Move.Right)
                i--;
            if (move != Move.Left)
                j--;
            path.Add((move == Move.Right ? None : i, move == Move.Left ? None : j));
        }

        path.Reverse();
        return path;
    }

    private readonly record struct Cost(int Faults, double Seconds)
    {
        public Cost Plus(int faults, double seconds) => new(Faults + faults, Seconds + seconds);

        public bool IsBelow(Cost other) => Faults < other.Faults || (Faults == other.Faults && Seconds < other.Seconds);
    }
}
