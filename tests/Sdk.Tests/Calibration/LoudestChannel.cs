using NeuralGlasses.Calibration.Events;
using NeuralGlasses.Decoding;
using NeuralGlasses.Decoding.Events;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sdk.Tests;

/// <summary>A model of four channels whose embedding is the loudness of each: label k is channel k - 1.</summary>
internal sealed class LoudestChannel : IEmbeddingDecoder
{
    public static readonly string[] Labels = ["rest", "index_press", "index_release", "thumb_tap", "thumb_swipe_in"];
    private readonly float[] _embedding = new float[Description.ChannelCount];
    private readonly float[] _probabilities = new float[Labels.Length];
    private HostTime _newest;
    private readonly EventHead _head = Head();
    private bool _hasStep;

    public static ModelManifest Description { get; } = new()
    {
        Format = ModelManifest.CurrentFormat,
        Name = "events",
        Version = "1",
        Labels = Labels,
        RestLabel = "rest",
        ChannelCount = 4,
        SampleRateHz = 1000,
        MinimumStreamRateHz = 1000,
        Filters = new() { HighPassHz = 20, MainsNotch = true },
        WindowMs = 10,
        StrideMs = 10,
        Features = "samples",
        NoiseFloorMicrovolts = 1,
        Input = new() { Name = "samples", Length = 40 },
        Output = new() { Name = "p", Length = Labels.Length },
        States = [],
        ScoreMemoryMs = 0,
        Events = new(),
        Embedding = new() { Name = "embedding", Length = 4 },
        Licence = "MIT",
        TrainedOn = "nothing",
    };

    /// <summary>Weights [unit, input] of units that are the inputs.</summary>
    public static float[] Identity { get; } = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

    public ModelManifest Manifest => Description;

    public ReadOnlySpan<float> Embedding => _embedding;

    /// <summary>A head that tells loud channels: those below 1 are rest, though a little less surely than silence.</summary>
    public static EventHead Head()
    {
        var answer = new float[4 * Labels.Length];
        for (var c = 0; c < 4; c++)
            answer[(4 * (c + 1)) + c] = 6;

        return EventHead.Of(Identity, new float[4], answer, [6, 0, 0, 0, 0]);
    }

    public void Push(EmgBlock block)
    {
        Array.Clear(_embedding);
        for (var i = 0; i < block.Samples.Length; i++)
            _embedding[i % 4] += Math.Abs(block.Samples[i]) / block.SampleCount;
        _head.Score(_embedding, _probabilities);
        _newest = block.LastSample;
        _hasStep = true;
    }

    public bool TryStep(out DecoderStep decoded)
    {
        decoded = new DecoderStep(_probabilities, _newest, 1);
        var had = _hasStep;
        _hasStep = false;
        return had;
    }

    public void Reset() => _hasStep = false;

    public void Dispose()
    {
    }
}
