using System.Numerics.Tensors;

namespace NeuralGlasses.Calibration.Network;

/// <summary>Teaches a <see cref="FeatureNetwork"/> on one thread: the same samples, options and seed give the same weights.</summary>
public sealed class NetworkLearning
{
    private readonly FeatureNetwork _network;
    private readonly LearningOptions _options;
    private readonly NoiseSource _chance;
    private readonly IReadOnlyList<float[]> _samples;
    private readonly int[][] _ofClass;
    private readonly int[]? _channelOfFeature;
    private readonly int _channels;
    private readonly float[][] _input = new float[3][];
    private readonly float[][] _output = new float[3][];
    private readonly float[][] _normal = new float[3][];
    private readonly float[][] _mask = new float[3][];
    private readonly float[][] _slope = new float[3][];
    private readonly float[][] _inputSlope = new float[3][];
    private readonly float[] _raw;
    private readonly int[] _labels;

    private NetworkLearning(
        FeatureNetwork network, IReadOnlyList<float[]> samples, IReadOnlyList<int> labels, LearningOptions options, int seed, int[]? channelOfFeature)
    {
        if (samples.Count == 0 || samples.Count != labels.Count)
            throw new ArgumentException($"There are {samples.Count} samples and {labels.Count} labels; expected as many of each, at least one.", nameof(samples));
        if (samples[0].Length != network.FeatureCount)
            throw new ArgumentException($"The samples have {samples[0].Length} features, the network takes {network.FeatureCount}.", nameof(samples));
        _network = network;
        _samples = samples;
        _options = options;
        _chance = new(seed);
        _channelOfFeature = channelOfFeature;
        _channels = channelOfFeature is null ? 0 : channelOfFeature.Max() + 1;
        _ofClass = [.. Enumerable.Range(0, network.ClassCount)
            .Select(k => Enumerable.Range(0, labels.Count).Where(i => labels[i] == k).ToArray())
            .Where(of => of.Length > 0)];
        _labels = [.. labels];
        _raw = new float[options.Batch * network.FeatureCount];
        for (var l = 0; l < 3; l++)
        {
            var layer = network.Layers[l];
            _input[l] = new float[options.Batch * layer.Inputs];
            _inputSlope[l] = new float[options.Batch * layer.Inputs];
            _normal[l] = new float[options.Batch * layer.Inputs];
            _mask[l] = new float[options.Batch * layer.Inputs];
            _output[l] = new float[options.Batch * layer.Outputs];
            _slope[l] = new float[options.Batch * layer.Outputs];
        }
    }

    /// <summary>Makes a network and teaches it.</summary>
    /// <param name="samples">z-scored feature vectors.</param>
    /// <param name="labels">Class of each, from 0.</param>
    /// <param name="classCount">Number of classes, at least 2.</param>
    /// <param name="options">How to learn.</param>
    /// <param name="seed">Seed of the weights and of every draw.</param>
    /// <param name="channelOfFeature">Channel that a feature describes alone, or -1; null without channel drop-out.</param>
    /// <exception cref="ArgumentException">There is no sample, or not as many labels.</exception>
    public static FeatureNetwork Learn(
        IReadOnlyList<float[]> samples, IReadOnlyList<int> labels, int classCount, LearningOptions options, int seed, int[]? channelOfFeature = null)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (samples.Count == 0)
            throw new ArgumentException("There are no samples to learn from.", nameof(samples));
        var network = FeatureNetwork.Random(samples[0].Length, classCount, seed);
        new NetworkLearning(network, samples, labels, options, seed + 1, channelOfFeature).Run();
        return network;
    }

    /// <summary>A copy of a network that has learnt from one wearer's samples; labels without a sample keep what they were.</summary>
    /// <exception cref="ArgumentException">There is no sample, not as many labels, or they have another length.</exception>
    public static FeatureNetwork Adapt(FeatureNetwork network, IReadOnlyList<float[]> samples, IReadOnlyList<int> labels, LearningOptions options, int seed)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(options);
        var adapted = network.Clone();
        new NetworkLearning(adapted, samples, labels, options, seed, null).Run();
        return adapted;
    }

    private void Run()
    {
        var parameters = _network.Parameters.ToArray();
        var targets = new int[_options.Batch];
        for (var step = 0; step < _options.Steps; step++)
        {
            Draw(targets);
            Forward();
            LossSlope(targets);
            Backward();
            var square = 0.0;
            foreach (var parameter in parameters)
                square += TensorPrimitives.SumOfSquares<float>(parameter.Gradient);
            var scale = (float)Math.Min(1, _options.GradientLimit / (Math.Sqrt(square) + 1e-6));
            foreach (var parameter in parameters)
                parameter.Update(step + 1, Rate((float)step / _options.Steps), _options.WeightDecay, scale);
        }

        _network.Fold();
    }

    private float Rate(float progress)
    {
        if (_options.WarmUp <= 0)
            return _options.PeakRate * (1 - progress);
        return progress < _options.WarmUp
            ? _options.PeakRate * (0.04f + 0.96f * progress / _options.WarmUp)
            : _options.PeakRate * 0.5f * (1 + MathF.Cos(MathF.PI * (progress - _options.WarmUp) / (1 - _options.WarmUp)));
    }

    private void Draw(int[] targets)
    {
        var width = _network.FeatureCount;
        for (var row = 0; row < _options.Batch; row++)
        {
            var of = _ofClass[_chance.Below(_ofClass.Length)];
            var index = of[_chance.Below(of.Length)];
            targets[row] = _labels[index];
            var sample = _samples[index];
            var silenced = _channels > 0 && _chance.Uniform() < _options.ChannelDropOut ? _chance.Below(_channels) : -1;
            for (var f = 0; f < width; f++)
            {
                var noisy = sample[f] + _options.FeatureNoise * _chance.Normal();
                _raw[row * width + f] = silenced >= 0 && _channelOfFeature![f] == silenced ? 0 : noisy;
            }
        }
    }

    private void Forward()
    {
        var normalisations = _network.Normalisations;
        var layers = _network.Layers;
        var rows = _options.Batch;
        normalisations[0].Forward(_raw, _normal[0], _input[0], rows, _options.LearnsStatistics);
        for (var l = 0; l < 3; l++)
        {
            layers[l].Forward(_input[l], _output[l], rows);
            if (l == 2)
                break;
            normalisations[l + 1].Forward(_output[l], _normal[l + 1], _input[l + 1], rows, _options.LearnsStatistics);
            var keep = 1 / (1 - _options.DropOut);
            for (var i = 0; i < _input[l + 1].Length; i++)
            {
                // The first drop-out stands behind the first rectifier, the second in front of the scores.
                _mask[l + 1][i] = _input[l + 1][i] > 0 && _chance.Uniform() >= _options.DropOut ? keep : 0;
                _input[l + 1][i] *= _mask[l + 1][i];
            }
        }
    }

    private void LossSlope(int[] targets)
    {
        var classes = _network.ClassCount;
        for (var row = 0; row < _options.Batch; row++)
        {
            var scores = _output[2].AsSpan(row * classes, classes);
            var slope = _slope[2].AsSpan(row * classes, classes);
            scores.CopyTo(slope);
            SoftMax.Of(slope);
            TensorPrimitives.Subtract(slope, _options.LabelSmoothing / classes, slope);
            slope[targets[row]] -= 1 - _options.LabelSmoothing;
            TensorPrimitives.Divide(slope, _options.Batch, slope);
        }
    }

    private void Backward()
    {
        var rows = _options.Batch;
        for (var l = 2; l >= 0; l--)
        {
            _network.Layers[l].Backward(_input[l], _slope[l], _inputSlope[l], rows);
            if (l > 0)
                TensorPrimitives.Multiply(_inputSlope[l], _mask[l], _inputSlope[l]);
            var passedOn = l > 0 ? _slope[l - 1] : _raw;
            _network.Normalisations[l].Backward(_normal[l], _inputSlope[l], passedOn, rows, _options.LearnsStatistics);
        }
    }
}
