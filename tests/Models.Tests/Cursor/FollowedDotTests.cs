using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Cursor;
using NeuralGlasses.Decoding;
using NeuralGlasses.Pointing;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Models.Tests.Cursor;

public sealed class FollowedDotTests
{
    private const int EmbeddingLength = 8;
    private static readonly FollowedDot Dot = new();

    [Fact]
    public void The_dot_takes_less_than_a_minute_and_comes_back_from_every_side()
    {
        Assert.InRange(Dot.DurationSeconds, 30, 60);
        var places = Enumerable.Range(0, (int)(Dot.DurationSeconds * 100)).Select(i => Dot.DegreesAt(i / 100.0)).ToArray();
        Assert.Equal(22, places.Max(place => place.ExtensionDeg), 0.1);
        Assert.Equal(-22, places.Min(place => place.ExtensionDeg), 0.1);
        Assert.Equal(13, places.Max(place => place.RadialDeg), 0.1);
        Assert.Equal((0, 0), Dot.DegreesAt(Dot.DurationSeconds));
        Assert.True(Dot.Pinches.Count >= 6);
        Assert.All(Dot.Pinches, pinch => Assert.Equal((0, 0), Dot.SpeedAt(pinch.At)));
        // Speeds are the derivatives of places.
        for (var i = 1; i < places.Length; i++)
            Assert.Equal((places[i].ExtensionDeg - places[i - 1].ExtensionDeg) * 100, Dot.SpeedAt((i - 0.5) / 100).ExtensionDps, 1.5);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.34)]
    public void Ridge_finds_the_lag_and_the_scale_of_whoever_follows(double lag)
    {
        // Everybody's layer turns velocities a little and halves them.
        var everybody = Head(0.5f, 0.1f);
        var model = new InventedModel(everybody, lag);
        var calibration = new CursorCalibration(model, everybody, Dot, new HostTime(0));
        while (model.TryStep(out var step))
            calibration.Take(step);

        Assert.True(calibration.IsComplete);
        var profile = calibration.Learn(RingPermutation.Identity);

        Assert.Equal(lag, calibration.LagSeconds, 0.021);
        Assert.InRange(profile.Head.Weights(0)[0], 0.85f, 1.05f);
        Assert.InRange(profile.Head.Weights(0)[1], -0.05f, 0.05f);
        Assert.InRange(profile.Head.Weights(1)[1], 0.8f, 1.05f);
        // Nothing of everybody's layer says where the wrist is; what is learnt of it goes with the dot.
        Assert.InRange(profile.Head.Weights(CursorHead.Press + 1)[2], 0.2f, 0.26f);
        Assert.InRange(profile.Head.Weights(CursorHead.Press + 2)[3], 0.18f, 0.26f);
    }

    [Fact]
    public void Who_does_not_follow_is_told_so()
    {
        var everybody = Head(1, 0);
        var model = new InventedModel(everybody, double.NaN);
        var calibration = new CursorCalibration(model, everybody, Dot, new HostTime(0));
        Assert.Contains("arrived whole", Assert.Throws<CalibrationException>(() => calibration.Learn(RingPermutation.Identity)).Message, StringComparison.Ordinal);
        while (model.TryStep(out var step))
            calibration.Take(step);
        Assert.Contains("did not go with the dot", Assert.Throws<CalibrationException>(() => calibration.Learn(RingPermutation.Identity)).Message, StringComparison.Ordinal);
    }

    private static CursorHead Head(float scale, float turn)
    {
        var weights = new float[CursorHead.AnswerCount * EmbeddingLength];
        (weights[0], weights[1], weights[EmbeddingLength], weights[EmbeddingLength + 1]) = (scale, turn, -turn, scale);
        return CursorHead.Of(weights, [0, 0, -3, 0, 0], EmbeddingLength - 2);
    }

    // The embedding is what the wrist really does, and noise. Nobody follows where the lag is no number.
    private sealed class InventedModel(CursorHead head, double lag) : IEmbeddingCursorDecoder
    {
        private readonly Random _chance = new(1);
        private readonly float[] _embedding = new float[EmbeddingLength];
        private int _step;

        public ModelManifest Manifest { get; } = ModelManifest.Load(Path.Combine(RepositoryFiles.Root, "emg-models", "discrete-gestures", ModelManifest.FileName)) with { StrideMs = 20 };

        public ReadOnlySpan<float> Embedding => _embedding;

        public void Push(EmgBlock block) => throw new NotSupportedException();

        public bool TryStep(out CursorStep decoded)
        {
            var seconds = ++_step * 0.02;
            var (extension, radial) = double.IsNaN(lag) ? (0, 0) : Dot.SpeedAt(seconds - lag);
            var (bent, aside) = double.IsNaN(lag) ? (0, 0) : Dot.DegreesAt(seconds - lag);
            for (var i = 0; i < _embedding.Length; i++)
                _embedding[i] = (float)((10 * (_chance.NextDouble() - 0.5)) + (i switch { 0 => extension, 1 => radial, 2 => 4 * bent, 3 => 4 * aside, _ => 0 }));
            decoded = new CursorStep(head.Answer(0, _embedding), head.Answer(1, _embedding), 0, new HostTime((long)(seconds * 1e6)), 1);
            return seconds < Dot.DurationSeconds + 0.3;
        }

        public void Reset() => _step = 0;

        public void Dispose()
        {
        }
    }
}
