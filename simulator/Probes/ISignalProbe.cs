using NeuralGlasses.Decoding;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Probes;

/// <summary>Looks at the signals of a run at three places of their way; it changes nothing, and what it is shown is valid during the call.</summary>
public interface ISignalProbe
{
    /// <summary>The AFE took these potentials from the skin at a simulated time in microseconds: a channel each, in microvolts.</summary>
    void OnSkin(long microseconds, ReadOnlySpan<float> microvolts);

    /// <summary>A filtered block came to the decoder.</summary>
    void OnFiltered(EmgBlock block);

    /// <summary>The decoder made a step.</summary>
    void OnStep(in DecoderStep made);
}
