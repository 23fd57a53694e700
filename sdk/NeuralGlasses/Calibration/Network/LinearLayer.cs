using System.Numerics.Tensors;

namespace NeuralGlasses.Calibration.Network;

/// <summary>A fully connected layer over batches of rows.</summary>
internal sealed class LinearLayer
{
    public readonly int Inputs;
    public readonly int Outputs;
    public readonly Parameter Weights;
    public readonly Parameter Bias;

    /// <summary>Weights [input, output], row after row.</summary>
    public LinearLayer(int inputs, int outputs, float[] weights, float[] bias)
    {
        Inputs = inputs;
        Outputs = outputs;
        Weights = new(weights, decays: true);
        Bias = new(bias, decays: true);
    }

    /// <summary>Uniform weights and bias within 1 / √inputs (LeCun, Bottou, Orr and Müller 1998, Efficient BackProp).</summary>
    public static LinearLayer Random(int inputs, int outputs, NoiseSource chance)
    {
        var bound = 1 / MathF.Sqrt(inputs);
        return new(inputs, outputs, Draw(inputs * outputs), Draw(outputs));

        float[] Draw(int count)
        {
            var values = new float[count];
            for (var i = 0; i < count; i++)
                values[i] = bound * (2 * chance.Uniform() - 1);
            return values;
        }
    }

    public void Forward(ReadOnlySpan<float> input, Span<float> output, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            var sums = output.Slice(row * Outputs, Outputs);
            Bias.Values.CopyTo(sums);
            var values = input.Slice(row * Inputs, Inputs);
            for (var i = 0; i < Inputs; i++)
            {
                // Half of what a rectifier lets through is zero.
                if (values[i] != 0)
                    TensorPrimitives.MultiplyAdd(Weights.Values.AsSpan(i * Outputs, Outputs), values[i], sums, sums);
            }
        }
    }

    /// <summary>Adds the gradients of a batch and passes the slope on to the inputs.</summary>
    public void Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> outputSlope, Span<float> inputSlope, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            var slope = outputSlope.Slice(row * Outputs, Outputs);
            TensorPrimitives.Add(Bias.Gradient, slope, Bias.Gradient);
            for (var i = 0; i < Inputs; i++)
            {
                var value = input[row * Inputs + i];
                if (value != 0)
                {
                    var gradient = Weights.Gradient.AsSpan(i * Outputs, Outputs);
                    TensorPrimitives.MultiplyAdd(slope, value, gradient, gradient);
                }

                inputSlope[row * Inputs + i] = TensorPrimitives.Dot(Weights.Values.AsSpan(i * Outputs, Outputs), slope);
            }
        }
    }

    public LinearLayer Clone() => new(Inputs, Outputs, [.. Weights.Values], [.. Bias.Values]);
}
