using NeuralGlasses.Streaming;

namespace NeuralGlasses.Calibration;

/// <summary>Blocks with the channels in a model's order, whichever way the band is worn. One block is filled again and again.</summary>
internal sealed class TurnedBlocks(RingPermutation wearing, int channelCount, int capacity)
{
    private readonly int[] _sources = [.. Enumerable.Range(0, channelCount).Select(channel => wearing.Source(channel, channelCount))];
    private EmgBlock _turned = new(channelCount, capacity);

    /// <summary>The block in the model's order; valid until the next call.</summary>
    public EmgBlock Of(EmgBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        if (block.Capacity > _turned.Capacity)
            _turned = new EmgBlock(block.ChannelCount, block.Capacity);
        _turned.SampleCount = block.SampleCount;
        _turned.RateHz = block.RateHz;
        _turned.FirstSample = block.FirstSample;
        _turned.LostBefore = block.LostBefore;
        _turned.Restarted = block.Restarted;
        _turned.LeadOff = block.LeadOff;
        var samples = block.Samples;
        var turned = _turned.Samples;
        for (var set = 0; set < samples.Length; set += _sources.Length)
        {
            for (var channel = 0; channel < _sources.Length; channel++)
                turned[set + channel] = samples[set + _sources[channel]];
        }

        return _turned;
    }
}
