using NeuralGlasses.Decoding;
using NeuralGlasses.Simulator.Probes;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Web.Live;

/// <summary>Collects the signals of a run for the page: what the AFE takes from the skin, what the decoder gets, and what it makes of it.</summary>
internal sealed class SignalFeed(double skinRateHz, Action<byte[]> send) : ISignalProbe
{
    /// <summary>Number of the messages with potentials at the skin, in steps of <see cref="StepMicrovolts"/>.</summary>
    public const byte Skin = 1;

    /// <summary>Number of the messages with filtered blocks, in steps of <see cref="StepMicrovolts"/>.</summary>
    public const byte Filtered = 2;

    /// <summary>Number of the messages with probabilities, in steps of <see cref="StepProbability"/>.</summary>
    public const byte Probabilities = 3;

    /// <summary>Weight of a step of a potential, in microvolts.</summary>
    public const float StepMicrovolts = 0.1f;

    /// <summary>Weight of a step of a probability.</summary>
    public const float StepProbability = 1e-4f;

    private readonly SampleBatch _skin = new(Skin, StepMicrovolts);
    private readonly SampleBatch _filtered = new(Filtered, StepMicrovolts);
    private readonly SampleBatch _steps = new(Probabilities, StepProbability);

    /// <summary>Rate of the decoder's steps, in hertz; known once the model is.</summary>
    public double StepRateHz { get; set; } = 20;

    /// <summary>The newest probabilities, one a label; empty before the first step.</summary>
    public float[] Newest { get; private set; } = [];

    /// <inheritdoc/>
    public void OnSkin(long microseconds, ReadOnlySpan<float> microvolts) => _skin.Add(microseconds, skinRateHz, microvolts, send);

    /// <inheritdoc/>
    public void OnFiltered(EmgBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        for (var set = 0; set < block.SampleCount; set++)
            _filtered.Add(block.FirstSample.Microseconds + (set * 1e6 / block.RateHz), block.RateHz, block.Samples.Slice(set * block.ChannelCount, block.ChannelCount), send);
    }

    /// <inheritdoc/>
    public void OnStep(in DecoderStep made)
    {
        if (Newest.Length != made.Probabilities.Length)
            Newest = new float[made.Probabilities.Length];
        made.Probabilities.CopyTo(Newest);
        _steps.Add(made.NewestSample.Microseconds, StepRateHz, made.Probabilities, send);
    }

    /// <summary>Hands over what was collected.</summary>
    public void Send()
    {
        _skin.Send(send);
        _filtered.Send(send);
        _steps.Send(send);
    }
}
