namespace NeuralGlasses.Calibration.Network;

/// <summary>Numbers that are learnt, with their gradient and the two moments of AdamW (Loshchilov and Hutter 2019, ICLR).</summary>
internal sealed class Parameter(float[] values, bool decays)
{
    private const float FirstDecay = 0.9f;
    private const float SecondDecay = 0.999f;
    private readonly float[] _first = new float[values.Length];
    private readonly float[] _second = new float[values.Length];

    public float[] Values => values;

    public float[] Gradient { get; } = new float[values.Length];

    /// <summary>One step with the gradient, which is then cleared.</summary>
    public void Update(int step, float rate, float decay, float gradientScale)
    {
        var firstScale = 1 / (1 - MathF.Pow(FirstDecay, step));
        var secondScale = 1 / (1 - MathF.Pow(SecondDecay, step));
        var keep = decays ? 1 - rate * decay : 1;
        for (var i = 0; i < values.Length; i++)
        {
            var slope = Gradient[i] * gradientScale;
            _first[i] = FirstDecay * _first[i] + (1 - FirstDecay) * slope;
            _second[i] = SecondDecay * _second[i] + (1 - SecondDecay) * slope * slope;
            values[i] = keep * values[i] - rate * _first[i] * firstScale / (MathF.Sqrt(_second[i] * secondScale) + 1e-8f);
        }

        Array.Clear(Gradient);
    }
}
