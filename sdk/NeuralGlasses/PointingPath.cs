using NeuralGlasses.Decoding;
using NeuralGlasses.Hosting.Pointing;
using NeuralGlasses.Pointing;
using NeuralGlasses.Signal;
using NeuralGlasses.Streaming;

namespace NeuralGlasses;

/// <summary>The way from a wristband's blocks to what the wrist points at, beside that to gestures. It computes only while the wearer points.</summary>
internal sealed class PointingPath(ICursorDecoder decoder, PointingDesk desk, double mainsHz)
{
    private StreamDescription? _stream;
    private EmgFilterChain? _filters;

    /// <summary>A stream begins; one that the model cannot read points at nothing.</summary>
    public void Follow(StreamDescription stream, HostTime now)
    {
        desk.Problem = decoder.Manifest.WhyNotFit(stream);
        _stream = desk.Problem is null ? stream : null;
        _filters = null;
        desk.Break(now);
    }

    /// <summary>Takes a block as it came from the band.</summary>
    public void Push(EmgBlock block)
    {
        if (!desk.IsOn || _stream is not { } stream)
        {
            _filters = null;
            return;
        }

        if (_filters is null)
            Begin(stream);
        decoder.Push(_filters!.Apply(block));
        while (decoder.TryStep(out CursorStep step))
            desk.Take(step);
    }

    // What lies between two times of pointing is not heard.
    private void Begin(StreamDescription stream)
    {
        var options = new EmgFilterOptions
        {
            HighPassHz = decoder.Manifest.Filters.HighPassHz,
            MainsHz = decoder.Manifest.Filters.MainsNotch ? mainsHz : 0,
            OutputRateHz = decoder.Manifest.SampleRateHz,
        };
        _filters = new EmgFilterChain(options, stream.ChannelCount, stream.RateHz);
        decoder.Reset();
    }
}
