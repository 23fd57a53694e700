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

    // The model and the own classes see the same frame: together they are surer than they should be when it comes to learning.
    private const float Trust = 0.5f;
    private readonly PersonalModel _model;
    private readonly GaussianSums _sums;
    private readonly float[] _belief;
    private readonly double[] _pull;
    private LinearScores _own;
    private int _sinceFit;
    private int _learntSinceFit;

    /// <summary>Begins with what the calibration found.</summary>
    /// <param name="model">The adapted model.</param>
    public OnlineAdaptation(PersonalModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        var population = model.Population;
        _sums = new(population.ClassCount, population.Layout.Length);
        _sums.Add(model.Classes, model.FramesPerClass);
        _belief = new float[population.ClassCount];
        _pull = new double[population.ClassCount];
        _own = Fit();
        BeginStretch();
    }

    /// <summary>Frames from which was learnt.</summary>
    public long LearntFrames { get; private set; }

    /// <summary>Weight of the adapted model's answer beside the wearer's own classes, at least 0.</summary>
    public float ModelShare { get; set; } = 1;

    /// <summary>What the hand probably does, one probability a label.</summary>
    public ReadOnlySpan<float> Belief => _belief;

    /// <summary>Forgets what the hand was doing, at the start of a gap-free stretch.</summary>
    public void BeginStretch() => Array.Fill(_belief, 1f / _belief.Length);

    /// <summary>Answers one frame and learns from it when its label is beyond doubt.</summary>
    /// <param name="standardised">Features in the usual way of wearing, standardised.</param>
    /// <param name="model">The adapted model's log-probabilities.</param>
    /// <param name="logProbabilities">Receives one value a label.</param>
    public void Step(ReadOnlySpan<float> standardised, ReadOnlySpan<float> model, Span<float> logProbabilities)
    {
        _own.LogProbabilities(standardised, logProbabilities);
        TensorPrimitives.MultiplyAdd(model, ModelShare, logProbabilities, logProbabilities);
        LinearScores.LogSoftMax(logProbabilities);
        GestureBelief.Advance(_belief, logProbabilities, Stay, Trust);
        if (TensorPrimitives.Max<float>(_belief) > Certain)
        {
            _sums.Add(standardised, _belief);
            LearntFrames++;
            _learntSinceFit++;
        }

        if (++_sinceFit < FramesBetweenFits)
            return;
        _sinceFit = 0;
        if (_learntSinceFit == 0)
            return;
        _learntSinceFit = 0;
        _own = Fit();
    }

    // The population's means are worth the calibration's frames; the more frames were learnt, the less they pull.
    private LinearScores Fit()
    {
        var own = _sums.Classes();
        for (var k = 0; k < _pull.Length; k++)
            _pull[k] = own.Weights[k] > 0 ? _model.MeanPull * _model.FramesPerClass / own.Weights[k] : 0;
        return _model.ScoresOf(own, _pull);
    }
}
