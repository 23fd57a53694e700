using System.Numerics.Tensors;
using NeuralGlasses.Calibration.Gaussian;

namespace NeuralGlasses.Calibration;

/// <summary>
/// Goes on learning a wearer's own classes while the band is worn, from frames whose label is beyond doubt; strictly causal. The
/// calibration stays in the sums for ever, so that mistakes cannot carry the classes away.
/// </summary>
public sealed class OnlineAdaptation
{
    private const int FramesBetweenFits = 20;
    private const float Certain = 0.9f;
    private const float Stay = 0.95f;

    // Frames overlap, and networks and own classes see the same one: together they are surer than they should be when it comes to learning.
    private const float Trust = 0.5f;
    private readonly WearerClasses _own;
    private readonly float[] _belief;
    private int _sinceFit;
    private int _learntSinceFit;

    /// <summary>Begins with what the calibration found.</summary>
    /// <param name="model">The adapted model.</param>
    public OnlineAdaptation(PersonalModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _own = model.OwnClasses();
        NetworkShare = model.Population.AdaptedShare;
        _belief = new float[model.Population.ClassCount];
        BeginStretch();
    }

    /// <summary>Frames from which was learnt.</summary>
    public long LearntFrames { get; private set; }

    /// <summary>Weight of the adapted networks' answer beside the wearer's own classes, at least 0.</summary>
    public float NetworkShare { get; set; }

    /// <summary>What the hand probably does, one probability a label.</summary>
    public ReadOnlySpan<float> Belief => _belief;

    /// <summary>Forgets what the hand was doing, at the start of a gap-free stretch.</summary>
    public void BeginStretch() => Array.Fill(_belief, 1f / _belief.Length);

    /// <summary>Answers one frame and learns from it when its label is beyond doubt; allocates nothing.</summary>
    /// <param name="standardised">Features in the usual way of wearing, standardised.</param>
    /// <param name="networks">The adapted networks' log-probabilities.</param>
    /// <param name="logProbabilities">Receives one value a label.</param>
    public void Step(ReadOnlySpan<float> standardised, ReadOnlySpan<float> networks, Span<float> logProbabilities)
    {
        PersonalModel.Join(_own.Scores, standardised, networks, NetworkShare, logProbabilities);
        GestureBelief.Advance(_belief, logProbabilities, Stay, Trust);
        if (TensorPrimitives.Max<float>(_belief) > Certain)
        {
            _own.Learn(standardised, _belief);
            LearntFrames++;
            _learntSinceFit++;
        }

        if (++_sinceFit < FramesBetweenFits)
            return;
        _sinceFit = 0;
        if (_learntSinceFit == 0)
            return;
        _learntSinceFit = 0;
        _own.Fit();
    }
}
