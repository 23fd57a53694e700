namespace NeuralGlasses.Calibration;

/// <summary>
/// Answers the frames of a wearer who calibrated and goes on learning, strictly causal. When the band was taken off since, the statistics
/// follow the wearer anew and the networks, which were adapted to another day, count less beside the wearer's own classes. Not for two
/// threads at once.
/// </summary>
public sealed class CalibratedWearer
{
    /// <summary>What is left of the adapted networks' weight when the band is worn anew.</summary>
    public const float EarlierShare = 0.3f;

    private readonly PersonalModel _model;
    private readonly OnlineAdaptation _online;
    private readonly BalancedStandard _anew;
    private readonly float[] _usual;
    private readonly float[] _standardised;
    private readonly float[] _answer;
    private bool _wornAnew;

    /// <summary>Begins in the session of the calibration.</summary>
    /// <param name="model">The adapted model.</param>
    public CalibratedWearer(PersonalModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _online = new(model);
        _anew = new(model);
        _usual = new float[model.Population.Layout.Length];
        _standardised = new float[_usual.Length];
        _answer = new float[model.Population.ClassCount];
    }

    /// <summary>The features of the last frame, in the usual way of wearing and standardised.</summary>
    public ReadOnlySpan<float> Standardised => _standardised;

    /// <summary>Frames from which was learnt.</summary>
    public long LearntFrames => _online.LearntFrames;

    /// <summary>Tells that the band stayed on since the calibration, or was taken off and put on again.</summary>
    /// <param name="wornAnew">Whether the band was taken off since the calibration.</param>
    public void BeginSession(bool wornAnew)
    {
        _wornAnew = wornAnew;
        _online.NetworkShare = _model.Population.AdaptedShare * (wornAnew ? EarlierShare : 1);
        _anew.Reset();
        BeginStretch();
    }

    /// <summary>Forgets what the hand was doing, at the start of a gap-free stretch.</summary>
    public void BeginStretch() => _online.BeginStretch();

    /// <summary>Answers a frame and learns from it where its label is beyond doubt.</summary>
    /// <param name="features">Raw features as the band is worn.</param>
    /// <param name="logProbabilities">Receives one value a label.</param>
    public void Step(ReadOnlySpan<float> features, Span<float> logProbabilities)
    {
        Standardise(features);
        _model.NetworkLogProbabilities(_standardised, _answer);
        _online.Step(_standardised, _answer, logProbabilities);
        if (_wornAnew)
            _anew.Learn(_online.Belief);
    }

    /// <summary>Answers a frame of the calibration itself with the adapted model alone: it is known already, and not learnt once more as if it were new.</summary>
    /// <param name="features">Raw features as the band is worn.</param>
    /// <param name="logProbabilities">Receives one value a label.</param>
    public void StepOfCalibration(ReadOnlySpan<float> features, Span<float> logProbabilities)
    {
        Standardise(features);
        _model.LogProbabilities(_standardised, logProbabilities);
    }

    private void Standardise(ReadOnlySpan<float> features)
    {
        _model.Turn(features, _usual);
        if (_wornAnew)
            _anew.Standardise(_usual, _standardised);
        else
            _model.Standard.Apply(_usual, _standardised);
    }
}
