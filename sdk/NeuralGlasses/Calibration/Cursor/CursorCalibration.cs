using NeuralGlasses.Pointing;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Calibration.Cursor;

/// <summary>
/// Learns a wearer's last layer while a dot is followed: the wrist is taken to move, and to be, as the dot did a little before, and the layer of everybody is
/// changed as little as explains that. It keeps embeddings of a minute, and no sample.
/// </summary>
/// <param name="model">The model as it ships, in the wearer's order of channels.</param>
/// <param name="everybody">Its last layer.</param>
/// <param name="dot">The dot that is followed.</param>
/// <param name="begin">Host time at which the dot begins.</param>
public sealed class CursorCalibration(IEmbeddingCursorDecoder model, CursorHead everybody, FollowedDot dot, HostTime begin)
{
    /// <summary>How much a weight may differ between people, against the noise of what is followed, in mean squares of the embedding. A model learns to be adapted with it.</summary>
    public const double Loading = 0.03;

    // People lag behind what they follow by 0.2 to 0.3 s; muscles lead the hand by some 50 ms of it.
    private const double LongestLagSeconds = 0.6;
    private const double LagStepSeconds = 0.02;
    private const double ShortestLagSeconds = 0.04;

    // Below this correlation nobody can say that the dot was followed.
    private const double LeastCorrelation = 0.25;
    private const double LeastSeconds = 25;

    // A minute holds few pinches: more belief in them made hundreds of presses an hour without one; chosen on simulated people.
    private const double PressLoading = 1;
    private const int NewtonSteps = 8;
    private readonly List<double> _seconds = [];
    private readonly List<float[]> _embeddings = [];
    private readonly List<float[]> _answers = [];

    /// <summary>The model.</summary>
    public IEmbeddingCursorDecoder Model => model;

    /// <summary>The dot.</summary>
    public FollowedDot Dot => dot;

    /// <summary>Seconds since the dot began, at the newest step; 0 before the first.</summary>
    public double Seconds => _seconds.Count == 0 ? 0 : _seconds[^1];

    /// <summary>Steps that were lost on the way, from which nothing is learnt.</summary>
    public long IncompleteSteps { get; private set; }

    /// <summary>Whether the dot has come to its end at the newest step.</summary>
    public bool IsComplete => _seconds.Count > 0 && _seconds[^1] >= dot.DurationSeconds + ShortestLagSeconds;

    /// <summary>Time by which the wearer followed late, in seconds; known behind <see cref="Learn"/>.</summary>
    public double LagSeconds { get; private set; }

    /// <summary>How well the model's own velocities and the dot's go together, -1 to 1; known behind <see cref="Learn"/>.</summary>
    public double Correlation { get; private set; }

    /// <summary>Takes the step that the model has just given.</summary>
    public void Take(in CursorStep decoded)
    {
        var seconds = decoded.NewestSample.MillisecondsSince(begin) / 1000;
        if (seconds < 0 || seconds > dot.DurationSeconds + LongestLagSeconds)
            return;
        if (decoded.ValidFraction < 1)
        {
            IncompleteSteps++;
            return;
        }

        _seconds.Add(seconds);
        _embeddings.Add(model.Embedding.ToArray());
        _answers.Add([decoded.ExtensionDps, decoded.RadialDps]);
    }

    /// <summary>Learns the wearer's last layer. Milliseconds; nothing of it leaves the device.</summary>
    /// <param name="wearing">How the band is worn.</param>
    /// <exception cref="CalibrationException">Too little arrived, or the dot was not followed.</exception>
    public CursorProfile Learn(RingPermutation wearing)
    {
        var step = model.Manifest.StrideMs / 1000;
        if (_seconds.Count * step < LeastSeconds)
            throw new CalibrationException($"Only {_seconds.Count * step:F0} s of the {dot.DurationSeconds:F0} s arrived whole, at least {LeastSeconds} s are needed; see that the band is near, and follow the dot again.");
        FindCorrelation();
        if (!(Correlation >= LeastCorrelation))
            throw new CalibrationException($"The wrist did not go with the dot (correlation {Correlation:F2}, at least {LeastCorrelation} is needed); rest the forearm, see that the band sits firmly, and follow the dot again.");
        var (moves, length) = (everybody.MoveLength, everybody.EmbeddingLength);
        var own = new RidgeTowards([.. _embeddings.Select(each => each[..moves])], moves + 1, Loading);
        FindLag(own);
        var weights = new float[CursorHead.AnswerCount * length];
        var biases = new float[CursorHead.AnswerCount];
        for (var axis = 0; axis < 2; axis++)
        {
            var which = axis;
            Put(axis, 0, own.Weights(Row(axis), i => Speed(_seconds[i] - LagSeconds, which)));
            Put(Angle(axis), 0, own.Weights(Row(Angle(axis)), i => Angle(_seconds[i] - LagSeconds, which)));
        }

        Put(CursorHead.Press, moves, RidgeTowards.Logistic([.. _embeddings.Select(each => each[moves..])], length - moves + 1, Row(CursorHead.Press, moves..), IsPinched, PressLoading, NewtonSteps));
        return new CursorProfile(model.Manifest.Name, model.Manifest.Version, wearing, CursorHead.Of(weights, biases, moves));

        void Put(int answer, int from, double[] row)
        {
            for (var i = 0; i < row.Length - 1; i++)
                weights[(answer * length) + from + i] = (float)row[i];
            biases[answer] = (float)row[^1];
        }
    }

    // What everybody's layer makes of the values that tell of the wrist, and its bias.
    private double[] Row(int answer) => Row(answer, ..everybody.MoveLength);

    private double[] Row(int answer, Range part) => [.. everybody.Weights(answer)[part].ToArray().Select(weight => (double)weight), everybody.Bias(answer)];

    private static int Angle(int axis) => CursorHead.Press + 1 + axis;

    // The lag with which the wearer's own angles explain the dot best.
    private void FindLag(RidgeTowards own)
    {
        var least = double.PositiveInfinity;
        for (var lag = ShortestLagSeconds; lag <= LongestLagSeconds; lag += LagStepSeconds)
        {
            var (error, late) = (0.0, lag);
            for (var axis = 0; axis < 2; axis++)
            {
                var which = axis;
                error += own.SquaredError(Row(Angle(axis)), i => Angle(_seconds[i] - late, which));
            }

            if (error < least)
                (least, LagSeconds) = (error, lag);
        }
    }

    private void FindCorrelation()
    {
        Correlation = double.NegativeInfinity;
        for (var lag = ShortestLagSeconds; lag <= LongestLagSeconds; lag += LagStepSeconds)
        {
            var (both, own, dots) = (0.0, 0.0, 0.0);
            for (var i = 0; i < _seconds.Count; i++)
            {
                for (var axis = 0; axis < 2; axis++)
                {
                    var speed = Speed(_seconds[i] - lag, axis);
                    both += speed * _answers[i][axis];
                    own += _answers[i][axis] * _answers[i][axis];
                    dots += speed * speed;
                }
            }

            var correlation = both / Math.Sqrt(Math.Max(1e-9, own * dots));
            Correlation = Math.Max(Correlation, correlation);
        }
    }

    private double Speed(double seconds, int axis)
    {
        var (extension, radial) = dot.SpeedAt(seconds);
        return axis == 0 ? extension : radial;
    }

    private double Angle(double seconds, int axis)
    {
        var (extension, radial) = dot.DegreesAt(seconds);
        return axis == 0 ? extension : radial;
    }

    // Null where nobody can say: around the begin and the end of what was asked for.
    private bool? IsPinched(int step)
    {
        var seconds = _seconds[step];
        foreach (var (at, until) in dot.Pinches)
        {
            var (begins, ends) = (at + LagSeconds, until + LagSeconds);
            if (seconds < begins - 0.2 || seconds > ends + 0.4)
                continue;
            return seconds > begins + 0.15 && seconds < ends - 0.1 ? true : null;
        }

        return false;
    }
}
