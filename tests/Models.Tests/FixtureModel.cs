using NeuralGlasses.OnnxGraphs;
using NeuralGlasses.Decoding;
using NeuralGlasses.Decoding.Features;
using NeuralGlasses.Training.Export;

namespace NeuralGlasses.Models.Tests;

/// <summary>A small recurrent model with two states: a gated unit whose scores also pass an exponential mean.</summary>
internal sealed class FixtureModel
{
    public const int Channels = 4, Hidden = 5, Labels = 3;
    private const float Share = 0.6f;
    private readonly float[] _input;
    private readonly float[] _recurrent;
    private readonly float[] _answer;

    public FixtureModel(int seed)
    {
        var chance = new Random(seed);
        float[] Weights(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)(0.4 * (chance.NextDouble() - 0.5)))];
        (_input, _recurrent, _answer) = (Weights(Hidden * Features), Weights(Hidden * Hidden), Weights(Labels * Hidden));
    }

    public const string FeatureSet = "tdpsd+logcov";

    public static int Features => new FrameFeatures(FeatureSet, Channels, 200, 40, 1).Length;

    public static ModelManifest Manifest => new()
    {
        Format = ModelManifest.CurrentFormat,
        Name = "fixture",
        Version = "1",
        Labels = ["rest", "fist", "point"],
        RestLabel = "rest",
        ChannelCount = Channels,
        SampleRateHz = 200,
        MinimumStreamRateHz = 200,
        Filters = new() { HighPassHz = 20, MainsNotch = true },
        WindowMs = 200,
        StrideMs = 50,
        Features = FeatureSet,
        NoiseFloorMicrovolts = 1,
        ScoreMemoryMs = 0,
        Input = new() { Name = "x", Length = Features },
        Output = new() { Name = "p", Length = Labels },
        States = [new() { Input = "h", Output = "h_next", Length = Hidden }, new() { Input = "m", Output = "m_next", Length = Labels }],
        Policy = new() { Threshold = 0.8, ConfirmSteps = 4, SmoothingMs = 0, ReleaseRestProbability = 0.5, ReleaseSteps = 3, MinimumValidFraction = 0.75 },
        Licence = "MIT",
        TrainedOn = "nothing",
    };

    public string WriteTo(TemporaryFolder folder)
    {
        Manifest.Save(folder.File(ModelManifest.FileName));
        File.WriteAllBytes(folder.File("model.onnx"), Graph().ToBytes());
        return folder.FullPath;
    }

    public OnnxWriter Graph() => new OnnxWriter("fixture")
        .Input("x", 1, Features).Input("h", 1, Hidden).Input("m", 1, Labels)
        .Output("p", 1, Labels).Output("h_next", 1, Hidden).Output("m_next", 1, Labels)
        .Constant("w", _input, Hidden, Features)
        .Constant("r", _recurrent, Hidden, Hidden)
        .Constant("a", _answer, Labels, Hidden)
        .Constant("share", [Share])
        .Constant("rest", [1 - Share])
        .Node("Gemm", ["x", "w", ""], ["xw"], ("transB", 1L), ("alpha", 0.1f))
        .Node("Gemm", ["h", "r", "xw"], ["sum"], ("transB", 1L))
        .Node("Tanh", ["sum"], ["h_next"])
        .Node("Gemm", ["h_next", "a", ""], ["score"], ("transB", 1L))
        .Node("Mul", ["m", "share"], ["kept"])
        .Node("Mul", ["score", "rest"], ["fresh"])
        .Node("Add", ["kept", "fresh"], ["m_next"])
        .Node("Softmax", ["m_next"], ["p"], ("axis", -1L));

    /// <summary>The probabilities of a whole sequence, computed without ONNX Runtime.</summary>
    public double[][] Sequence(IReadOnlyList<float[]> features)
    {
        var hidden = new double[Hidden];
        var mean = new double[Labels];
        var result = new double[features.Count][];
        for (var t = 0; t < result.Length; t++)
        {
            var next = new double[Hidden];
            for (var j = 0; j < Hidden; j++)
            {
                var sum = 0.0;
                for (var f = 0; f < Features; f++)
                    sum += 0.1 * _input[j * Features + f] * features[t][f];
                for (var i = 0; i < Hidden; i++)
                    sum += _recurrent[j * Hidden + i] * hidden[i];
                next[j] = Math.Tanh(sum);
            }

            hidden = next;
            for (var k = 0; k < Labels; k++)
                mean[k] = Share * mean[k] + (1 - Share) * Enumerable.Range(0, Hidden).Sum(j => _answer[k * Hidden + j] * hidden[j]);
            var total = mean.Sum(Math.Exp);
            result[t] = Array.ConvertAll(mean, value => Math.Exp(value) / total);
        }

        return result;
    }
}
