using Microsoft.ML.OnnxRuntime;
using NeuralGlasses.Decoding;
using NeuralGlasses.Decoding.Events;
using NeuralGlasses.Decoding.Features;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Onnx;

/// <summary>
/// A decoder whose model is an ONNX graph: features of a sliding window and the recurrent states of the step before go
/// in, probabilities and the new states come out. One thread, no spinning, no allocation a step.
/// </summary>
public sealed class OnnxDecoder : IEmbeddingDecoder
{
    /// <summary>Name of the graph in a model's directory.</summary>
    public const string ModelFileName = "model.onnx";

    private readonly StreamedFrames _frames;
    private readonly InferenceSession _session;
    private readonly RunOptions _runOptions = new();
    private readonly OrtIoBinding[] _bindings = new OrtIoBinding[2];
    private readonly List<OrtValue> _values = [];
    private readonly List<float[]> _states = [];
    private readonly float[] _input;
    private readonly float[] _probabilities;
    private readonly float[] _embedding;
    private readonly float[] _velocities;
    private readonly float[] _angles;
    private int _phase;

    private OnnxDecoder(ModelManifest manifest, InferenceSession session, StreamedFrames frames)
    {
        Manifest = manifest;
        _session = session;
        _frames = frames;
        _input = Pinned(manifest.Input.Length);
        _probabilities = Pinned(manifest.Output.Length);
        _embedding = manifest.Embedding is { } embedding ? Pinned(embedding.Length) : [];
        (_velocities, _angles) = manifest.Cursor is { } cursor ? (Pinned(cursor.Velocities.Length), Pinned(cursor.Angles.Length)) : ([], []);
        Bind();
    }

    /// <inheritdoc/>
    public ModelManifest Manifest { get; }

    /// <summary>Steps computed.</summary>
    public long Steps { get; private set; }

    /// <summary>Steps left out because their features were not finite numbers; the model never sees one.</summary>
    public long RejectedSteps => _frames.RejectedFrames;

    /// <summary>Steps lost because more than sixteen were pushed before one was asked for.</summary>
    public long DroppedSteps => _frames.DroppedFrames;

    /// <summary>Features of the step that <see cref="TryStep"/> gave last, as the graph saw them.</summary>
    public ReadOnlySpan<float> LastFeatures => _input;

    /// <inheritdoc/>
    public ReadOnlySpan<float> Embedding => _embedding;

    /// <summary>Velocities of the wrist that the step gave, of a model that follows it; else nothing.</summary>
    internal ReadOnlySpan<float> Velocities => _velocities;

    /// <summary>Angles of the wrist that the step gave, of a model that follows it; else nothing.</summary>
    internal ReadOnlySpan<float> Angles => _angles;

    /// <summary>Loads <c>manifest.json</c> and <c>model.onnx</c> of a directory and checks one against the other.</summary>
    /// <param name="directory">Directory of a model.</param>
    /// <param name="allowResearchOnly">Whether a model may be loaded that is marked for research only.</param>
    /// <exception cref="ModelManifestException">The manifest is missing or broken.</exception>
    /// <exception cref="ModelMismatchException">The graph is missing, is not ONNX, or has other tensors than the manifest states.</exception>
    public static OnnxDecoder Load(string directory, bool allowResearchOnly = false) => Load(directory, allowResearchOnly, followsWrist: false);

    /// <inheritdoc/>
    public void Push(EmgBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        if (block.Restarted)
            Reset();
        _frames.Push(block);
    }

    /// <inheritdoc/>
    public bool TryStep(out DecoderStep decoded)
    {
        if (!_frames.TryTake(_input, out var newest, out var validFraction, out var activity))
        {
            decoded = default;
            return false;
        }

        _session.RunWithBinding(_runOptions, _bindings[_phase]);
        _phase ^= 1;
        Steps++;
        decoded = new(_probabilities, newest, validFraction, activity);
        return true;
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _frames.Reset();
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

    internal static OnnxDecoder Load(string directory, bool allowResearchOnly, bool followsWrist)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        var manifestPath = Path.Combine(directory, ModelManifest.FileName);
        var modelPath = Path.Combine(directory, ModelFileName);
        var manifest = ModelManifest.Load(manifestPath);
        if (followsWrist != manifest.Cursor is not null)
            throw new ModelMismatchException($"{manifestPath}: field 'cursor' is {(followsWrist ? "missing, the model sees gestures and does not follow the wrist" : "there, the model follows the wrist and sees no gestures")}; choose another model.");
        if (manifest.ResearchOnly && !allowResearchOnly)
            throw new ModelMismatchException($"{manifestPath}: the model is marked 'researchOnly' because recordings without a product licence taught it ({manifest.TrainedOn}); allow it explicitly or choose another model.");
        var frames = Frames(manifestPath, manifest);
        if (manifest.Input.Length != frames.Length)
            throw new ModelMismatchException($"{manifestPath}: field 'input.length' is {manifest.Input.Length}, '{manifest.Features}' of {manifest.ChannelCount} channels at {manifest.SampleRateHz} Hz has {frames.Length} features.");
        if (!File.Exists(modelPath))
            throw new ModelMismatchException($"{modelPath}: there is no such file; {manifestPath} needs the graph beside it.");

        var session = OpenSession(modelPath);
        try
        {
            OnnxGraphCheck.Require(modelPath, manifest, session);
            return new(manifest, session, frames);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private static StreamedFrames Frames(string manifestPath, ModelManifest manifest)
    {
        try
        {
            return StreamedFrames.For(manifest);
        }
        catch (ArgumentException error)
        {
            throw new ModelMismatchException($"{manifestPath}: the model takes features '{manifest.Features}', which this decoder does not compute ({error.Message}); update NeuralGlasses or choose another model.", error);
        }
    }

    internal static InferenceSession OpenSession(string modelPath)
    {
        RuntimeTelemetry.Silence();
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        try
        {
            return new InferenceSession(modelPath, options);
        }
        catch (OnnxRuntimeException error)
        {
            throw new ModelMismatchException($"{modelPath}: ONNX Runtime cannot load it ({error.Message}); the file is damaged or from a newer version.", error);
        }
    }

    private static float[] Pinned(int length) => GC.AllocateArray<float>(length, pinned: true);

    private void Bind()
    {
        var input = Tensor(_input);
        var output = Tensor(_probabilities);
        var embedding = Manifest.Embedding is null ? null : Tensor(_embedding);
        var (velocities, angles) = Manifest.Cursor is null ? (null, null) : (Tensor(_velocities), Tensor(_angles));
        for (var phase = 0; phase < 2; phase++)
        {
            _bindings[phase] = _session.CreateIoBinding();
            _bindings[phase].BindInput(Manifest.Input.Name, input);
            _bindings[phase].BindOutput(Manifest.Output.Name, output);
            if (embedding is not null)
                _bindings[phase].BindOutput(Manifest.Embedding!.Name, embedding);
            if (velocities is not null)
            {
                _bindings[phase].BindOutput(Manifest.Cursor!.Velocities.Name, velocities);
                _bindings[phase].BindOutput(Manifest.Cursor.Angles.Name, angles);
            }
        }

        // What phase 0 writes is what phase 1 reads, and back: states move without a copy.
        foreach (var state in Manifest.States)
        {
            var first = Pinned(state.Length);
            var second = Pinned(state.Length);
            _states.Add(first);
            _states.Add(second);
            var a = Tensor(first);
            var b = Tensor(second);
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
