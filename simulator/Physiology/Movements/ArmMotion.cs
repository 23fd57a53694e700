namespace NeuralGlasses.Physiology.Movements;

/// <summary>
/// How the forearm moves under the band, as an ideal motion sensor would feel it: gravity turned with the arm, the accelerations
/// of turning about elbow or shoulder, and knocks. Axes are the arm's and not the band's: x across it, to the wearer's right while the forearm
/// points forward with the palm down, y along it towards the hand, z out of the back of the wrist, which points up while the hand lies in the lap.
/// </summary>
public sealed class ArmMotion
{
    private const double RadiansPerDegree = Math.PI / 180;
    private const double MetresPerSecondSquaredPerG = 9.80665;
    private readonly PriorityQueue<(long Number, ArmSwing Swing), (double AtS, long Number)> _coming = new();
    private readonly List<(long Number, ArmSwing Swing)> _now = [];
    private readonly double[] _settled = new double[3];
    private long _added;

    /// <summary>What the arm does that is led from moment to moment; holds for the samples of a block.</summary>
    internal ArmLead Guided { get; set; }

    /// <summary>How many swings a sample looks at.</summary>
    internal int Active => _now.Count;

    /// <summary>Adds what the forearm does in a piece; it must not begin in the past.</summary>
    public void Add(ArmPiece piece)
    {
        ArgumentNullException.ThrowIfNull(piece);
        foreach (var swing in piece.Swings)
            _coming.Enqueue((_added, swing), (swing.AtS, _added++));
    }

    /// <summary>Writes three accelerations in g, gravity included, and three angular rates in degrees a second, at a time in seconds. Times go back by no more than a second.</summary>
    /// <returns>Size of the acceleration beside gravity, in g.</returns>
    public double Sample(double seconds, Span<double> accelerationsG, Span<double> ratesDps)
    {
        Begin(seconds);
        Forget(seconds - 1);
        Span<double> angle = stackalloc double[3];
        Span<double> beside = stackalloc double[3];
        _settled.CopyTo(angle);
        beside.Clear();
        ratesDps.Clear();
        foreach (var (_, swing) in _now)
        {
            if (seconds <= swing.AtS || seconds > swing.EndS)
                continue;
            if (swing.Kind == ArmSwingKind.Knock)
                Knock(swing, seconds, beside);
            else
                Turn(swing, seconds, angle, beside, ratesDps);
        }

        Lead(angle, beside, ratesDps);
        Gravity(angle, accelerationsG);
        for (var axis = 0; axis < 3; axis++)
            accelerationsG[axis] += beside[axis];
        return Math.Sqrt((beside[0] * beside[0]) + (beside[1] * beside[1]) + (beside[2] * beside[2]));
    }

    private static void Knock(ArmSwing knock, double seconds, Span<double> beside)
    {
        var since = seconds - knock.AtS;
        beside[knock.Axis] -= knock.Size * Math.Exp(-since / knock.DurationS) * Math.Sin(2 * Math.PI * knock.FrequencyHz * since);
    }

    private static void Turn(ArmSwing swing, double seconds, Span<double> angle, Span<double> beside, Span<double> rates)
    {
        var since = Math.Min(seconds - swing.AtS, swing.DurationS);
        double turned, speed, quickening;
        if (swing.Kind == ArmSwingKind.Turn)
        {
            // A raised cosine: at rest before and behind.
            var rate = Math.PI / swing.DurationS;
            (turned, speed, quickening) = seconds > swing.AtS + swing.DurationS
                ? (swing.Size, 0, 0)
                : (swing.Size * (1 - Math.Cos(rate * since)) / 2, swing.Size * rate * Math.Sin(rate * since) / 2, swing.Size * rate * rate * Math.Cos(rate * since) / 2);
        }
        else
        {
            // The swing grows and fades within a quarter of a second, or its own half.
            var fade = Math.Min(0.25, swing.DurationS / 2);
            var size = swing.Size * Math.Min(1, Math.Min(since, swing.DurationS - since) / fade);
            var rate = 2 * Math.PI * swing.FrequencyHz;
            (turned, speed, quickening) = (size * Math.Sin(rate * since), size * rate * Math.Cos(rate * since), -size * rate * rate * Math.Sin(rate * since));
        }

        angle[swing.Axis] += turned;
        rates[swing.Axis] += speed;
        var radians = speed * RadiansPerDegree;
        var tangential = swing.RadiusM * quickening * RadiansPerDegree / MetresPerSecondSquaredPerG;
        if (swing.Axis == 0)
            beside[2] += tangential;
        else if (swing.Axis == 2)
            beside[0] -= tangential;
        if (swing.Axis != 1)
            beside[1] -= swing.RadiusM * radians * radians / MetresPerSecondSquaredPerG;
    }

    // The axis about which a forearm is lifted lies level, however it has turned about itself.
    private void Lead(Span<double> angle, Span<double> beside, Span<double> rates)
    {
        angle[1] += Guided.TurnDeg;
        angle[0] += Guided.LiftDeg;
        var (sin, cos) = Math.SinCos(angle[1] * RadiansPerDegree);
        rates[1] += Guided.TurnDps;
        rates[0] += Guided.LiftDps * cos;
        rates[2] += Guided.LiftDps * sin;
        var tangential = Guided.RadiusM * Guided.LiftDps2 * RadiansPerDegree / MetresPerSecondSquaredPerG;
        var radians = Guided.LiftDps * RadiansPerDegree;
        beside[0] -= tangential * sin;
        beside[2] += tangential * cos;
        beside[1] -= Guided.RadiusM * radians * radians / MetresPerSecondSquaredPerG;
    }

    private static void Gravity(ReadOnlySpan<double> angle, Span<double> g)
    {
        var (sinX, cosX) = Math.SinCos(angle[0] * RadiansPerDegree);
        var (sinY, cosY) = Math.SinCos(angle[1] * RadiansPerDegree);
        g[0] = -sinY * cosX;
        g[1] = sinX;
        g[2] = cosX * cosY;
    }

    // A day holds hundreds of thousands of swings, and each sample looks at those of now alone. They stay in the order in which they were
    // added, so that sums do not depend on which began first.
    private void Begin(double seconds)
    {
        while (_coming.TryPeek(out var next, out _) && next.Swing.AtS <= seconds)
        {
            _coming.Dequeue();
            var at = _now.Count;
            while (at > 0 && _now[at - 1].Number > next.Number)
                at--;
            _now.Insert(at, next);
        }
    }

    // Turns that are over are summed up, whatever else is over goes.
    private void Forget(double before)
    {
        for (var i = _now.Count - 1; i >= 0; i--)
        {
            var swing = _now[i].Swing;
            if (swing.Kind == ArmSwingKind.Turn && swing.AtS + swing.DurationS < before)
                _settled[swing.Axis] += swing.Size;
            else if (!(swing.EndS < before))
                continue;
            _now.RemoveAt(i);
        }
    }
}
