using Microsoft.ML.OnnxRuntime;
using NeuralGlasses.Decoding;
using NeuralGlasses.Typing.Taps;

namespace NeuralGlasses.Onnx;

/// <summary>
/// A model that reads keystrokes from two wrists: the samples of one step of both and the states of the step before go in, ln P of every character comes out. One thread, no
/// spinning, no allocation a step.
/// </summary>
public sealed class OnnxTapDecoder : IDisposable
{
    private readonly InferenceSession _session;
    private readonly RunOptions _runOptions = new();
    private readonly OrtIoBinding[] _bindings = new OrtIoBinding[2];
    private readonly List<OrtValue> _values = [];
    private readonly List<float[]> _states = [];
    private readonly float[] _input;
    private readonly float[] _scores;
    private readonly float[] _embedding;
    private int _phase;

    private OnnxTapDecoder(TapManifest manifest, InferenceSession session)
    {
        Manifest = manifest;
        _session = session;
        _input = Pinned(manifest.Input.Length);
        _scores = Pinned(manifest.Output.Length);
        _embedding = Pinned(manifest.Embedding.Length);
        Bind();
    }

    /// <summary>What the model says of itself.</summary>
    public TapManifest Manifest { get; }

    /// <summary>What the last layer saw in the last step.</summary>
    public ReadOnlySpan<float> Embedding => _embedding;

    /// <summary>Steps left out because a sample was no finite number; the model never sees one.</summary>
    public long RejectedSteps { get; private set; }

    /// <summary>Loads <c>manifest.json</c> and <c>model.onnx</c> of a directory and checks one against the other.</summary>
    /// <exception cref="ModelManifestException">The manifest is missing or broken.</exception>
    /// <exception cref="ModelMismatchException">The graph is missing, is not ONNX, or has other tensors than the manifest states.</exception>
    public static OnnxTapDecoder Load(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        var manifest = TapManifest.Load(Path.Combine(directory, ModelManifest.FileName));
        var path = Path.Combine(directory, OnnxDecoder.ModelFileName);
        if (!File.Exists(path))
            throw new ModelMismatchException($"{path}: there is no such file; the manifest needs the graph beside it.");
        var session = OnnxDecoder.OpenSession(path);
        try
        {
            OnnxGraphCheck.Require(path, manifest, session);
            return new(manifest, session);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Takes the samples of one step of each wrist in microvolts, [time, channel]; gives ln P of every class, valid until the next step, or nothing where a sample is no number.</summary>
    /// <exception cref="ArgumentException">A wrist has another number of samples.</exception>
    public ReadOnlySpan<float> Step(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var channels = Manifest.ChannelsPerWrist;
        if (left.Length != _input.Length / 2 || right.Length != left.Length)
            throw new ArgumentException($"A step has {left.Length} and {right.Length} samples; expected {_input.Length / 2} of each wrist.", nameof(left));
        for (var t = 0; t < left.Length / channels; t++)
        {
            left.Slice(t * channels, channels).CopyTo(_input.AsSpan(2 * t * channels));
            right.Slice(t * channels, channels).CopyTo(_input.AsSpan(((2 * t) + 1) * channels));
        }

        foreach (var sample in _input)
        {
            if (float.IsFinite(sample))
                continue;
            RejectedSteps++;
            return [];
        }

        _session.RunWithBinding(_runOptions, _bindings[_phase]);
        _phase ^= 1;
        return _scores;
    }

    /// <summary>Forgets all before, as behind a gap.</summary>
    public void Reset()
    {
        foreach (var state in _states)
            Array.Clear(state);
        _phase = 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var binding in _bindings)
            binding.Dispose();
        foreach (var value in _values)
            value.Dispose();
        _runOptions.Dispose();
        _session.Dispose();
    }

    private static float[] Pinned(int length) => GC.AllocateArray<float>(length, pinned: true);

    private void Bind()
    {
        var (input, scores, embedding) = (Tensor(_input), Tensor(_scores), Tensor(_embedding));
        for (var phase = 0; phase < 2; phase++)
        {
            _bindings[phase] = _session.CreateIoBinding();
            _bindings[phase].BindInput(Manifest.Input.Name, input);
            _bindings[phase].BindOutput(Manifest.Output.Name, scores);
            _bindings[phase].BindOutput(Manifest.Embedding.Name, embedding);
        }

        // What phase 0 writes is what phase 1 reads, and back: states move without a copy.
        foreach (var state in Manifest.States)
        {
            var (first, second) = (Pinned(state.Length), Pinned(state.Length));
            _states.Add(first);
            _states.Add(second);
            var (a, b) = (Tensor(first), Tensor(second));
            _bindings[0].BindInput(state.Input, a);
            _bindings[0].BindOutput(state.Output, b);
            _bindings[1].BindInput(state.Input, b);
            _bindings[1].BindOutput(state.Output, a);
        }
    }

    private OrtValue Tensor(float[] array)
    {
        var value = OrtValue.CreateTensorValueFromMemory(array, [1, array.Length]);
        _values.Add(value);
        return value;
    }
}
