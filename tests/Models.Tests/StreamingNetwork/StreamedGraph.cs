using Microsoft.ML.OnnxRuntime;
using NeuralGlasses.StreamingNetwork;

namespace NeuralGlasses.Models.Tests;

/// <summary>Runs an exported network in ONNX Runtime a few steps at a time, handing every state on.</summary>
internal static class StreamedGraph
{
    /// <summary>Log-probabilities, [step][class], out of the graph's scores.</summary>
    public static float[][] LogProbabilities(byte[] graph, StreamingNetworkOptions options, float[] samples, int stepsPerRun)
    {
        using var oneThread = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        using var session = new InferenceSession(graph, oneThread);
        using var run = new RunOptions();
        var states = session.InputMetadata
            .Where(input => input.Key != NetworkGraph.SignalName)
            .ToDictionary(input => input.Key, input => new float[input.Value.Dimensions.Aggregate(1, (size, dimension) => size * dimension)]);
        var answers = new List<float[]>();
        var length = stepsPerRun * options.StrideSamples;
        for (var at = 0; (at + length) * options.ChannelCount <= samples.Length; at += length)
        {
            var inputs = states.ToDictionary(state => state.Key, state => Tensor(state.Value, session, state.Key));
            inputs[NetworkGraph.SignalName] = Tensor(ChannelsFirst(samples, at, length, options.ChannelCount), session, NetworkGraph.SignalName);
            string[] names = [NetworkGraph.LogitsName, .. states.Keys.Select(name => name + NetworkGraph.OutputSuffix)];
            using var outputs = session.Run(run, inputs, names);
            answers.AddRange(outputs[0].GetTensorDataAsSpan<float>().ToArray().Chunk(options.ClassCount).Select(LogSoftmax));
            foreach (var (name, i) in states.Keys.ToArray().Select((name, i) => (name, i)))
                states[name] = outputs[i + 1].GetTensorDataAsSpan<float>().ToArray();
            foreach (var input in inputs.Values)
                input.Dispose();
        }

        return [.. answers];
    }

    private static OrtValue Tensor(float[] values, InferenceSession session, string name) =>
        OrtValue.CreateTensorValueFromMemory(values, [.. session.InputMetadata[name].Dimensions.Select(dimension => (long)dimension)]);

    private static float[] ChannelsFirst(float[] samples, int at, int length, int channelCount)
    {
        var block = new float[channelCount * length];
        for (var i = 0; i < block.Length; i++)
            block[i] = samples[(at + i % length) * channelCount + i / length];
        return block;
    }

    private static float[] LogSoftmax(float[] scores)
    {
        var largest = scores.Max();
        var sum = largest + Math.Log(scores.Sum(score => Math.Exp(score - largest)));
        return [.. scores.Select(score => (float)(score - sum))];
    }
}
