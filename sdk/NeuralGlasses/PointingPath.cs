using NeuralGlasses.Decoding;
using NeuralGlasses.Pointing;
using NeuralGlasses.Signal;
using NeuralGlasses.Streaming;

namespace NeuralGlasses;

/// <summary>The way from a wristband's blocks to a decoded wrist, beside that to gestures. It computes only while somebody wants to know where the wrist is.</summary>
internal sealed class PointingPath(ICursorDecoder decoder, double mainsHz)
{
    private StreamDescription? _stream;
    private EmgFilterChain? _filters;

    /// <summary>A stream begins; says in one sentence why the model cannot read it, or null.</summary>
    public string? Follow(StreamDescription stream)
    {
        string? problem = decoder.Manifest.WhyNotFit(stream);
        _stream = problem is null ? stream : null;
        _filters = null;
        return problem;
    }

    /// <summary>Takes a block as it came from the band.</summary>
    public void Push(EmgBlock block)
    {
        if (_stream is not { } stream)
            return;
        if (_filters is null)
            Begin(stream);
        decoder.Push(_filters!.Apply(block));
    }

    /// <summary>Computes the next step if there is enough for one.</summary>
    public bool TryStep(out CursorStep step) => decoder.TryStep(out step);

    /// <summary>Nobody wants to know for the time being; what is missed is not heard later.</summary>
    public void Rest() => _filters = null;

    private void Begin(StreamDescription stream)
    {
        _filters = new EmgFilterChain(decoder.Manifest.FiltersOf(mainsHz), stream.ChannelCount, stream.RateHz);
        decoder.Reset();
    }
}
