using NeuralGlasses.Decoding;
using NeuralGlasses.Decoding.Features;

namespace NeuralGlasses.Calibration.Session;

/// <summary>The steady windows of a guided session, cut as those that the population learnt from.</summary>
internal sealed class CalibrationFrames
{
    private readonly CalibrationRecording _recording;
    private readonly List<int> _starts = [];
    private readonly List<float[]> _samples = [];
    private readonly List<int> _labels = [];
    private readonly List<int> _prompts = [];

    public CalibrationFrames(CalibrationRecording recording, ModelManifest manifest)
    {
        _recording = recording;
        Features = FrameFeatures.For(manifest);
        for (var p = 0; p < recording.Session.Prompts.Count; p++)
        {
            var prompt = recording.Session.Prompts[p];
            var label = manifest.Labels.ToList().IndexOf(prompt.Label);
            if (label < 0)
                throw new CalibrationException($"The session asks for '{prompt.Label}', the model knows {string.Join(", ", manifest.Labels)}; make the session from the model's labels.");
            Cut(p, prompt, label, manifest);
        }
    }

    public FrameFeatures Features { get; }

    /// <summary>Features of each frame as the band is worn, not standardised.</summary>
    public IReadOnlyList<float[]> Samples => _samples;

    /// <summary>Label of each frame.</summary>
    public IReadOnlyList<int> Labels => _labels;

    /// <summary>Prompt of each frame.</summary>
    public IReadOnlyList<int> Prompts => _prompts;

    /// <summary>The samples of a frame.</summary>
    public ReadOnlySpan<float> Window(int frame) => _recording.Window(_starts[frame], Features.WindowSamples);

    private void Cut(int index, CalibrationPrompt prompt, int label, ModelManifest manifest)
    {
        var reaction = SteadyPart.Reaction(prompt.EndSeconds - prompt.StartSeconds, 1);
        var last = _recording.SampleAt(prompt.EndSeconds) - Features.WindowSamples;
        for (var start = _recording.SampleAt(prompt.StartSeconds + reaction); start <= last; start += manifest.StrideSamples)
        {
            var window = _recording.Window(start, Features.WindowSamples);
            if (window.IsEmpty)
                continue;
            var features = new float[Features.Length];
            Features.Compute(window, features);
            if (!Array.TrueForAll(features, float.IsFinite))
                continue;
            _starts.Add(start);
            _samples.Add(features);
            _labels.Add(label);
            _prompts.Add(index);
        }
    }
}
