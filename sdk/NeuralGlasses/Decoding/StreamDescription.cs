namespace NeuralGlasses.Decoding;

/// <summary>What a wristband streams, as far as a model cares.</summary>
/// <param name="ChannelCount">Channels of a sample set.</param>
/// <param name="RateHz">Sample rate, in hertz.</param>
public readonly record struct StreamDescription(int ChannelCount, double RateHz);
