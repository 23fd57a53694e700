using NeuralGlasses.Decoding.Features;

namespace NeuralGlasses.Calibration;

/// <summary>
/// Invents windows in which a gesture begins or ends, by joining recorded rest and gesture at a random sample. Held gestures alone
/// leave a decoder to guess what half a gesture is, and it guesses another gesture; with these it waits or answers sooner.
/// </summary>
public static class TransitionFrames
{
    private const double ShareOfBeginnings = 0.65;
    private const double SmallestPart = 0.15;
    private const double EnoughToBegin = 0.4;
    private const double EnoughToGoOn = 0.6;

    /// <summary>Gives the samples of a recorded window, [time, channel], row after row.</summary>
    /// <param name="frame">Index of the window.</param>
    public delegate ReadOnlySpan<float> WindowOf(int frame);

    /// <summary>Invents windows; every gesture begins and ends as often as the others.</summary>
    /// <param name="frames">Indices of recorded steady windows.</param>
    /// <param name="labels">Label of each.</param>
    /// <param name="restLabel">Label of rest.</param>
    /// <param name="window">Gives the samples of a window.</param>
    /// <param name="features">Computes the features of the invented windows.</param>
    /// <param name="count">Windows to invent.</param>
    /// <param name="seed">Seed of every draw.</param>
    /// <returns>Features and labels; nothing when rest or every gesture is missing.</returns>
    public static (float[][] Samples, int[] Labels) Invent(
        IReadOnlyList<int> frames, IReadOnlyList<int> labels, int restLabel, WindowOf window, FrameFeatures features, int count, int seed)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(features);
        var ofLabel = frames.Zip(labels).GroupBy(pair => pair.Second).ToDictionary(group => group.Key, group => group.Select(pair => pair.First).ToArray());
        var gestures = ofLabel.Keys.Where(label => label != restLabel).Order().ToArray();
        if (!ofLabel.TryGetValue(restLabel, out var rest) || gestures.Length == 0)
            return ([], []);
        var chance = new NoiseSource(seed);
        var samples = new float[count][];
        var invented = new int[count];
        float[] mixed = [];
        for (var i = 0; i < count; i++)
        {
            var gesture = gestures[i % gestures.Length];
            var moving = window(ofLabel[gesture][chance.Below(ofLabel[gesture].Length)]);
            var resting = window(rest[chance.Below(rest.Length)]);
            var begins = chance.Uniform() < ShareOfBeginnings;
            var channels = features.ChannelCount;
            var length = moving.Length / channels;
            var smallest = (int)Math.Ceiling(SmallestPart * length);
            var cut = smallest + chance.Below(length - 2 * smallest + 1);
            if (mixed.Length != moving.Length)
                mixed = new float[moving.Length];
            (begins ? resting : moving)[..(cut * channels)].CopyTo(mixed);
            (begins ? moving : resting)[(cut * channels)..].CopyTo(mixed.AsSpan(cut * channels));
            var share = (double)(begins ? length - cut : cut) / length;
            // A beginning is answered a little early and an end a little early too: both make the hand feel followed.
            invented[i] = share >= (begins ? EnoughToBegin : EnoughToGoOn) ? gesture : restLabel;
            features.Compute(mixed, samples[i] = new float[features.Length]);
        }

        return (samples, invented);
    }
}
