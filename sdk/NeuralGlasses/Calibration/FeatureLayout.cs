using NeuralGlasses.Decoding.Features;

namespace NeuralGlasses.Calibration;

/// <summary>Which electrodes a feature speaks of: first blocks of one value a channel, then blocks of one value a channel pair (upper triangle with diagonal, row after row).</summary>
/// <param name="ChannelCount">Channels round the arm.</param>
/// <param name="ChannelBlocks">Blocks of one value a channel.</param>
/// <param name="PairBlocks">Blocks of one value a channel pair.</param>
public sealed record FeatureLayout(int ChannelCount, int ChannelBlocks, int PairBlocks)
{
    /// <summary>Number of features.</summary>
    public int Length => ChannelBlocks * ChannelCount + PairBlocks * ChannelCount * (ChannelCount + 1) / 2;

    /// <summary>The layout of a feature set.</summary>
    public static FeatureLayout Of(FrameFeatures features, int channelCount)
    {
        ArgumentNullException.ThrowIfNull(features);
        return new(channelCount, features.ChannelBlocks, features.PairBlocks);
    }

    /// <summary>For each feature the channel that it describes alone, or -1 for a pair of two.</summary>
    public int[] ChannelOfFeature()
    {
        var channels = new int[Length];
        var at = 0;
        for (var block = 0; block < ChannelBlocks; block++)
        {
            for (var c = 0; c < ChannelCount; c++)
                channels[at++] = c;
        }

        for (var block = 0; block < PairBlocks; block++)
        {
            for (var a = 0; a < ChannelCount; a++)
            {
                for (var b = a; b < ChannelCount; b++)
                    channels[at++] = a == b ? a : -1;
            }
        }

        return channels;
    }
}
