namespace NeuralGlasses.Contract;

/// <summary>
/// How a stream is cut into frames that fit one notification: whole sample sets where one fits, groups of channels
/// where it does not (the 20-byte floor). Every frame stands alone, so that a lost one costs only what it held.
/// </summary>
public sealed class FramePlan
{
    /// <summary>Channels in one frame; fewer than the stream has only on links near the floor.</summary>
    public int ChannelsPerFrame;

    /// <summary>Most sample sets in one frame.</summary>
    public int SamplesPerFrame;

    /// <summary>
    /// Plans for <paramref name="maxNotificationLength"/> bytes (20 or more), so that at most <paramref name="samplesPerBlock"/>
    /// sample sets share a frame and a frame would fit in raw coding too. The block is cut into frames of equal length.
    /// </summary>
    public void Fit(int maxNotificationLength, int channelCount, int samplesPerBlock)
    {
        int length = maxNotificationLength < EmgStreamFormat.MaxFrameLength ? maxNotificationLength : EmgStreamFormat.MaxFrameLength;
        int room = (length - EmgStreamFormat.Overhead) / 2;
        ChannelsPerFrame = room < channelCount ? room : channelCount;
        int fit = room / ChannelsPerFrame;
        int frames = (samplesPerBlock + fit - 1) / fit;
        SamplesPerFrame = (samplesPerBlock + frames - 1) / frames;
    }
}
