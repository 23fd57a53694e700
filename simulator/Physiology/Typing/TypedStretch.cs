namespace NeuralGlasses.Physiology.Typing;

/// <summary>What two bands saw of a while of typing, and which keys were struck.</summary>
/// <param name="Left">Skin potentials under the left band at <see cref="ForearmEmg.RateHz"/>, in microvolts, [time, channel] with the channel fastest.</param>
/// <param name="Right">The same under the right band.</param>
/// <param name="Keys">The keys in order, with times from the begin of the stretch.</param>
public sealed record TypedStretch(float[] Left, float[] Right, IReadOnlyList<StruckKey> Keys)
{
    /// <summary>Length, in seconds.</summary>
    public double Seconds => (double)Left.Length / (Typist.Channels * ForearmEmg.RateHz);
}
