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
    // People lag behind what they follow by 0.2 to 0.3 s; muscles lead the hand by some 50 ms of it.
    private const double LongestLagSeconds = 0.6;
    private const double LagStepSeconds = 0.02;
    private const double ShortestLagSeconds = 0.04;

    // Below this correlation nobody can say that the dot was followed.
    private const double LeastCorrelation = 0.25;
    private const double LeastSeconds = 25;

    // How much a weight may differ between people, against the noise of what is followed; chosen on simulated people.
    private const double Loading = 0.3;

    // The velocities that a minute gives are joined by halves with those of everybody, which go wrong less where the band is put on anew; chosen on simulated people.
    private const double OwnShare = 0.5;

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
        FindLag();
        if (!(Correlation >= LeastCorrelation))
            throw new CalibrationException($"The wrist did not go with the dot (correlation {Correlation:F2}, at least {LeastCorrelation} is needed); rest the forearm, see that the band sits firmly, and follow the dot again.");
        var size = everybody.EmbeddingLength + 1;
        var weights = new float[CursorHead.AnswerCount * everybody.EmbeddingLength];
        var biases = new float[CursorHead.AnswerCount];
        for (var axis = 0; axis < 2; axis++)
        {
            var speed = axis;
            Put(axis, RidgeTowards.Least(_embeddings, size, Row(axis), i => Speed(_seconds[i] - LagSeconds, speed), Loading), OwnShare);
            var angle = CursorHead.Press + 1 + axis;
            Put(angle, RidgeTowards.Least(_embeddings, size, Row(angle), i => Angle(_seconds[i] - LagSeconds, speed), Loading), OwnShare);
        }

        Put(CursorHead.Press, RidgeTowards.Logistic(_embeddings, size, Row(CursorHead.Press), IsPinched, PressLoading, NewtonSteps), 1);
        return new CursorProfile(model.Manifest.Name, model.Manifest.Version, wearing, CursorHead.Of(weights, biases));

        void Put(int answer, double[] row, double share)
        {
            var known = Row(answer);
            for (var i = 0; i < row.Length - 1; i++)
                weights[(answer * everybody.EmbeddingLength) + i] = (float)((share * row[i]) + ((1 - share) * known[i]));
            biases[answer] = (float)((share * row[^1]) + ((1 - share) * known[^1]));
        }
    }

    private double[] Row(int answer) => [.. everybody.Weights(answer).ToArray().Select(weight => (double)weight), everybody.Bias(answer)];

    private void FindLag()
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
            if (correlation > Correlation)
                (Correlation, LagSeconds) = (correlation, lag);
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
