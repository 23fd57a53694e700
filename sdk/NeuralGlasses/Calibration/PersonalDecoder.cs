using System.Numerics.Tensors;
using NeuralGlasses.Decoding;
using NeuralGlasses.Decoding.Features;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Calibration;

/// <summary>
/// A decoder adapted to one wearer, in plain C#. A movement that is none of the calibrated gestures is answered with even
/// probabilities, from which no policy makes an event.
/// </summary>
public sealed class PersonalDecoder : IEmgDecoder
{
    private const double StrangenessMs = 600;
    private readonly PersonalProfile _profile;
    private readonly StreamedFrames _frames;
    private readonly CalibratedWearer? _wearer;
    private readonly float[] _features;
    private readonly float[] _usual;
    private readonly float[] _answer;
    private readonly double[] _strangeness;
    private int _strangenessCount;

    /// <summary>Makes the decoder of a wearer.</summary>
    /// <param name="manifest">Manifest of the model that was adapted.</param>
    /// <param name="profile">The wearer's profile.</param>
    /// <param name="learnsOnline">Whether to go on learning from frames that are beyond doubt.</param>
    /// <param name="wornAnew">Whether the band was taken off since the calibration; only a decoder that learns can make up for that.</param>
    /// <exception cref="CalibrationException">The profile was made with another model.</exception>
    public PersonalDecoder(ModelManifest manifest, PersonalProfile profile, bool learnsOnline, bool wornAnew = false)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(profile);
        if (profile.ModelName != manifest.Name || profile.ModelVersion != manifest.Version)
            throw new CalibrationException($"The profile was made with '{profile.ModelName}' {profile.ModelVersion}, the model is '{manifest.Name}' {manifest.Version}; calibrate again.");
        Session.WearerCalibration.RequireFit(profile.Model.Population, manifest);
        Manifest = manifest;
        _profile = profile;
        _frames = StreamedFrames.For(manifest);
        _wearer = learnsOnline ? new(profile.Model) : null;
        _wearer?.BeginSession(wornAnew);
        _features = new float[_frames.Length];
        _usual = new float[_frames.Length];
        _answer = new float[manifest.Labels.Count];
        _strangeness = new double[Math.Max(1, (int)Math.Round((StrangenessMs - manifest.WindowMs) / manifest.StrideMs) + 1)];
    }

    /// <inheritdoc/>
    public ModelManifest Manifest { get; }

    /// <summary>Steps computed.</summary>
    public long Steps { get; private set; }

    /// <summary>Steps left out because their features were not finite numbers.</summary>
    public long RejectedSteps => _frames.RejectedFrames;

    /// <summary>Steps answered with even probabilities because the movement was none of the calibrated gestures.</summary>
    public long StrangeSteps { get; private set; }

    /// <summary>Steps lost because more than sixteen were pushed before one was asked for.</summary>
    public long DroppedSteps => _frames.DroppedFrames;

    /// <inheritdoc/>
    public void Push(EmgBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        if (block.Restarted)
            Reset();
        _frames.Push(block);
    }

    /// <inheritdoc/>
    public bool TryStep(out DecoderStep decoded)
    {
        if (!_frames.TryTake(_features, out var newest, out var validFraction, out var activity))
        {
            decoded = default;
            return false;
        }

        Steps++;
        Answer();
        decoded = new(_answer, newest, validFraction, activity);
        return true;
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _frames.Reset();
        _wearer?.BeginStretch();
        _strangenessCount = 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Answer()
    {
        var model = _profile.Model;
        if (_wearer is null)
        {
            model.Turn(_features, _usual);
            model.Standard.Apply(_usual, _usual);
            model.LogProbabilities(_usual, _answer);
        }
        else
        {
            _wearer.Step(_features, _answer);
            _wearer.Standardised.CopyTo(_usual);
        }

        TensorPrimitives.Exp(_answer, _answer);
        // Rest is answered as it is: a hand has to be able to come back from whatever it did.
        if (IsStrange(model.Strangeness(_usual)) && TensorPrimitives.IndexOfMax<float>(_answer) != Manifest.RestIndex)
        {
            StrangeSteps++;
            Array.Fill(_answer, 1f / _answer.Length);
        }
    }

    private bool IsStrange(double strangeness)
    {
        _strangeness[_strangenessCount++ % _strangeness.Length] = strangeness;
        var known = Math.Min(_strangenessCount, _strangeness.Length);
        var sum = 0.0;
        for (var i = 0; i < known; i++)
            sum += _strangeness[i];
        return sum / known > _profile.StrangeAbove;
    }
}
