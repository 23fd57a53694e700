using Microsoft.ML.OnnxRuntime;
using NeuralGlasses.Decoding;
using NeuralGlasses.Typing.Taps;

namespace NeuralGlasses.Onnx;

/// <summary>Compares the tensors of a graph with those that its manifest states.</summary>
internal static class OnnxGraphCheck
{
    public static void Require(string path, ModelManifest manifest, InferenceSession session)
    {
        RequireTensor(path, "input", session.InputMetadata, manifest.Input.Name, manifest.Input.Length);
        RequireTensor(path, "output", session.OutputMetadata, manifest.Output.Name, manifest.Output.Length);
        if (manifest.Embedding is { } embedding)
            RequireTensor(path, "output", session.OutputMetadata, embedding.Name, embedding.Length);
        if (manifest.Cursor is { } cursor)
        {
            RequireTensor(path, "output", session.OutputMetadata, cursor.Velocities.Name, cursor.Velocities.Length);
            RequireTensor(path, "output", session.OutputMetadata, cursor.Angles.Name, cursor.Angles.Length);
        }

        foreach (var state in manifest.States)
        {
            RequireTensor(path, "input", session.InputMetadata, state.Input, state.Length);
            RequireTensor(path, "output", session.OutputMetadata, state.Output, state.Length);
        }

        RequireInputs(path, 1 + manifest.States.Count, session);
    }

    /// <summary>The same for a model that reads keystrokes.</summary>
    public static void Require(string path, TapManifest manifest, InferenceSession session)
    {
        RequireTensor(path, "input", session.InputMetadata, manifest.Input.Name, manifest.Input.Length);
        RequireTensor(path, "output", session.OutputMetadata, manifest.Output.Name, manifest.Output.Length);
        RequireTensor(path, "output", session.OutputMetadata, manifest.Embedding.Name, manifest.Embedding.Length);
        foreach (var state in manifest.States)
        {
            RequireTensor(path, "input", session.InputMetadata, state.Input, state.Length);
            RequireTensor(path, "output", session.OutputMetadata, state.Output, state.Length);
        }

        RequireInputs(path, 1 + manifest.States.Count, session);
    }

    private static void RequireInputs(string path, int stated, InferenceSession session)
    {
        if (session.InputMetadata.Count != stated)
        {
            throw new ModelMismatchException(
                $"{path}: the graph has {session.InputMetadata.Count} inputs ({string.Join(", ", session.InputMetadata.Keys)}), " +
                $"the manifest states {stated}; list every state in 'states'.");
        }
    }

    private static void RequireTensor(string path, string side, IReadOnlyDictionary<string, NodeMetadata> graph, string name, int length)
    {
        if (!graph.TryGetValue(name, out var tensor))
            throw new ModelMismatchException($"{path}: the manifest names the {side} '{name}', the graph has {string.Join(", ", graph.Keys)}.");
        var shape = tensor.Dimensions;
        if (tensor.ElementType != typeof(float) || shape.Length != 2 || shape[0] != 1 || shape[1] != length)
        {
            throw new ModelMismatchException(
                $"{path}: the manifest states the {side} '{name}' as float [1, {length}], " +
                $"the graph has it as {tensor.ElementType?.Name ?? "no tensor"} [{string.Join(", ", shape)}].");
        }
    }
}
