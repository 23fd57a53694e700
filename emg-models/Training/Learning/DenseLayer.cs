using System.Numerics;

namespace NeuralGlasses.Training.Learning;

/// <summary>A fully connected layer with its gradients and the two moments of Adam.</summary>
public sealed class DenseLayer
{
    private readonly float[] _weightGradient;
    private readonly float[] _biasGradient;
    private readonly float[] _firstMoments;
    private readonly float[] _secondMoments;
    private readonly float[] _biasFirstMoments;
    private readonly float[] _biasSecondMoments;

    /// <summary>Makes a layer with weights of variance 2 / inputs (He et al. 2015, ICCV) and no bias.</summary>
    public DenseLayer(int inputs, int outputs, GaussianSource noise)
    {
        Inputs = inputs;
        Outputs = outputs;
        Weights = new float[inputs * outputs];
        Bias = new float[outputs];
        _weightGradient = new float[Weights.Length];
        _biasGradient = new float[outputs];
        _firstMoments = new float[Weights.Length];
        _secondMoments = new float[Weights.Length];
        _biasFirstMoments = new float[outputs];
        _biasSecondMoments = new float[outputs];
        var deviation = Math.Sqrt(2.0 / inputs);
        for (var i = 0; i < Weights.Length; i++)
            Weights[i] = (float)(deviation * noise.Next());
    }

    /// <summary>Number of inputs.</summary>
    public int Inputs { get; }

    /// <summary>Number of outputs.</summary>
    public int Outputs { get; }

    /// <summary>Weights, [input, output], row after row.</summary>
    public float[] Weights { get; }

    /// <summary>One offset an output.</summary>
    public float[] Bias { get; }

    /// <summary>Computes the outputs, without an activation.</summary>
    public void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        Bias.CopyTo(output);
        for (var i = 0; i < Inputs; i++)
        {
            if (input[i] != 0)
                AddScaled(input[i], Weights.AsSpan(i * Outputs, Outputs), output);
        }
    }

    /// <summary>Adds the gradients of one sample and passes the loss's slope on to the inputs.</summary>
    public void Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> outputSlope, Span<float> inputSlope)
    {
        AddScaled(1, outputSlope, _biasGradient);
        for (var i = 0; i < Inputs; i++)
        {
            if (input[i] != 0)
                AddScaled(input[i], outputSlope, _weightGradient.AsSpan(i * Outputs, Outputs));
            inputSlope[i] = Dot(Weights.AsSpan(i * Outputs, Outputs), outputSlope);
        }
    }

    /// <summary>One step of AdamW (Loshchilov and Hutter 2019, ICLR) with the gradients since the last one, which are then cleared.</summary>
    /// <param name="step">Number of this step, from 1.</param>
    /// <param name="batch">Samples whose gradients were added.</param>
    /// <param name="rate">Learning rate.</param>
    /// <param name="decay">Weight decay; the bias has none.</param>
    public void Update(int step, int batch, float rate, float decay)
    {
        Update(Weights, _weightGradient, _firstMoments, _secondMoments, step, batch, rate, decay);
        Update(Bias, _biasGradient, _biasFirstMoments, _biasSecondMoments, step, batch, rate, 0);
    }

    private static void Update(
        float[] values, float[] gradient, float[] first, float[] second, int step, int batch, float rate, float decay)
    {
        const float FirstDecay = 0.9f, SecondDecay = 0.999f;
        var firstScale = 1 - MathF.Pow(FirstDecay, step);
        var secondScale = 1 - MathF.Pow(SecondDecay, step);
        for (var i = 0; i < values.Length; i++)
        {
            var slope = gradient[i] / batch;
            first[i] = FirstDecay * first[i] + (1 - FirstDecay) * slope;
            second[i] = SecondDecay * second[i] + (1 - SecondDecay) * slope * slope;
            values[i] -= rate * (first[i] / firstScale / (MathF.Sqrt(second[i] / secondScale) + 1e-8f) + decay * values[i]);
        }

        Array.Clear(gradient);
    }

    // Lanes are independent here, so the result does not depend on the width of the processor's vectors.
    private static void AddScaled(float factor, ReadOnlySpan<float> values, Span<float> sums)
    {
        var width = Vector<float>.Count;
        var scale = new Vector<float>(factor);
        var i = 0;
        for (; i <= values.Length - width; i += width)
            (new Vector<float>(sums[i..]) + scale * new Vector<float>(values[i..])).CopyTo(sums[i..]);
        for (; i < values.Length; i++)
            sums[i] += factor * values[i];
    }

    // Four fixed partial sums: the order of the additions is the same on every processor.
    private static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var sum = Vector4.Zero;
        var i = 0;
        for (; i <= left.Length - 4; i += 4)
            sum += new Vector4(left[i..]) * new Vector4(right[i..]);
        var total = sum.X + sum.Y + (sum.Z + sum.W);
        for (; i < left.Length; i++)
            total += left[i] * right[i];
        return total;
    }
}
