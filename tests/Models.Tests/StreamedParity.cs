using System.Text.Json;
using NeuralGlasses.Onnx;
using NeuralGlasses.Training.Export;
using Xunit;

namespace NeuralGlasses.Models.Tests;

/// <summary>Streams the parity vectors of a model's directory in pieces of 10 ms and compares every step.</summary>
internal static class StreamedParity
{
    /// <summary>Returns the steps that were compared.</summary>
    public static int Check(string directory)
    {
        var expected = JsonSerializer.Deserialize(File.ReadAllText(Path.Combine(directory, "expected.json")), TrainingJson.Default.ParityVectors)!;
        using var decoder = OnnxDecoder.Load(directory);
        var samples = new float[expected.SamplesMicrovolts.Length, decoder.Manifest.ChannelCount];
        for (var i = 0; i < samples.GetLength(0); i++)
        {
            for (var c = 0; c < samples.GetLength(1); c++)
                samples[i, c] = expected.SamplesMicrovolts[i][c];
        }

        var step = 0;
        for (var at = 0; at < samples.GetLength(0); at += 2)
        {
            decoder.Push(StreamedBlocks.Cut(samples, at, 2, expected.RateHz, restarted: at == 0));
            while (decoder.TryStep(out var decoded))
            {
                Assert.Equal(1f, decoded.ValidFraction);
                Assert.Equal((10L * step + 39) * 5000, decoded.NewestSample.Microseconds);
                for (var f = 0; f < expected.Features[step].Length; f++)
                    Assert.Equal(expected.Features[step][f], decoder.LastFeatures[f], 1e-4f);
                for (var k = 0; k < expected.Probabilities[step].Length; k++)
                    Assert.Equal(expected.Probabilities[step][k], decoded.Probabilities[k], 1e-5);
                step++;
            }
        }

        Assert.Equal(expected.Probabilities.Length, step);
        return step;
    }
}
