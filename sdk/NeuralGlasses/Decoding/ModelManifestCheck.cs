using NeuralGlasses.Decoding.Events;

namespace NeuralGlasses.Decoding;

/// <summary>The rules a manifest has to keep beyond being well-formed.</summary>
internal static class ModelManifestCheck
{
    public static void Require(string path, ModelManifest manifest)
    {
        Require(path, manifest.Format == ModelManifest.CurrentFormat, "format", manifest.Format, $"'{ModelManifest.CurrentFormat}'");
        Require(path, manifest.Labels is { Count: >= 2 }, "labels", manifest.Labels?.Count, "at least two labels");
        Require(path, manifest.Labels!.Distinct().Count() == manifest.Labels!.Count, "labels", string.Join(", ", manifest.Labels), "every label once");
        Require(path, manifest.RestIndex >= 0, "restLabel", manifest.RestLabel, "one of the labels");
        Require(path, manifest.ChannelCount is >= 1 and <= 16, "channelCount", manifest.ChannelCount, "1 to 16");
        Require(path, manifest.SampleRateHz > 0, "sampleRateHz", manifest.SampleRateHz, "a positive rate in hertz");
        Require(path, manifest.MinimumStreamRateHz > 0, "minimumStreamRateHz", manifest.MinimumStreamRateHz, "a positive rate in hertz");
        Require(path, manifest.Filters is not null, "filters", null, "the filters in front of the model");
        Require(path, manifest.Filters!.HighPassHz is > 0 and < 1000, "filters.highPassHz", manifest.Filters.HighPassHz, "a corner in hertz above 0");
        Require(path, manifest.StrideSamples >= 1, "strideMs", manifest.StrideMs, "at least one sample");
        Require(
            path,
            manifest.WindowSamples >= manifest.StrideSamples && manifest.WindowSamples % manifest.StrideSamples == 0,
            "windowMs",
            manifest.WindowMs,
            $"a whole number of strides of {manifest.StrideMs} ms");
        Require(path, !string.IsNullOrEmpty(manifest.Features), "features", manifest.Features, "the name of a feature set");
        Require(path, manifest.NoiseFloorMicrovolts > 0, "noiseFloorMicrovolts", manifest.NoiseFloorMicrovolts, "a positive amplitude in microvolts");
        Require(path, manifest.Input is { Name.Length: > 0, Length: > 0 }, "input", manifest.Input?.Name, "a tensor with a name and a length");
        Require(path, manifest.Output is { Name.Length: > 0 }, "output", manifest.Output?.Name, "a tensor with a name and a length");
        Require(path, manifest.Output!.Length == manifest.Labels.Count, "output.length", manifest.Output.Length, $"{manifest.Labels.Count}, one for each label");
        Require(path, manifest.States is not null, "states", null, "a list, empty for a model without memory");
        foreach (var state in manifest.States!)
            Require(path, state is { Input.Length: > 0, Output.Length: > 0, Length: > 0 }, "states", state?.Input, "an input, an output and a length each");
        Require(path, manifest.Policy is not null || manifest.Events is not null || manifest.Cursor is not null, "policy", null, "the settings of the decision policy");
        if (manifest.Policy is { } policy)
            Require(path, "policy", policy);
        if (manifest.Embedding is { } embedding)
            Require(path, embedding is { Name.Length: > 0, Length: > 0 }, "embedding", embedding.Name, "a tensor with a name and a length");
        if (manifest.Cursor is { } cursor)
            Cursor(path, cursor, manifest);
        Events(path, "events", manifest.Events, manifest);
        Events(path, "personalEvents", manifest.PersonalEvents, manifest);
        if (manifest.PersonalPolicy is { } personal)
            Require(path, "personalPolicy", personal);
    }

    private static void Cursor(string path, ModelManifestCursor cursor, ModelManifest manifest)
    {
        Require(path, manifest.Events is null && manifest.Policy is null, "cursor", "a model that follows the wrist", "neither 'policy' nor 'events' beside it");
        Require(path, manifest.Labels.Count == 2 && manifest.RestIndex == 0 && manifest.Labels[1] == ModelManifestCursor.PressLabel, "labels", string.Join(", ", manifest.Labels), $"rest and '{ModelManifestCursor.PressLabel}' of a model that follows the wrist");
        Require(path, cursor.Velocities is { Name.Length: > 0, Length: 2 }, "cursor.velocities", cursor.Velocities?.Length, "a tensor with a name and a length of 2, extension and radial deviation");
        Require(path, cursor.Angles is { Name.Length: > 0, Length: 2 }, "cursor.angles", cursor.Angles?.Length, "a tensor with a name and a length of 2, extension and radial deviation");
        Require(path, cursor.PressThreshold is > 0 and <= 1, "cursor.pressThreshold", cursor.PressThreshold, "above 0, at most 1");
        Require(path, cursor.ReleaseThreshold > 0 && cursor.ReleaseThreshold < cursor.PressThreshold, "cursor.releaseThreshold", cursor.ReleaseThreshold, "above 0, below 'cursor.pressThreshold'");
        Require(path, cursor.PressSteps >= 1, "cursor.pressSteps", cursor.PressSteps, "at least 1");
    }

    private static void Events(string path, string name, EventPolicyOptions? events, ModelManifest manifest)
    {
        if (events is null)
            return;
        try
        {
            events.Check();
            _ = new EventLabels(manifest.Labels, manifest.RestLabel);
        }
        catch (ArgumentException error)
        {
            throw new ModelManifestException($"{path}: field '{name}': {error.Message}", error);
        }
    }

    private static void Require(string path, string name, ModelManifestPolicy policy)
    {
        Require(path, policy.Threshold is > 0 and <= 1, $"{name}.threshold", policy.Threshold, "above 0, at most 1");
        Require(path, policy.ConfirmSteps >= 1, $"{name}.confirmSteps", policy.ConfirmSteps, "at least 1");
        Require(path, policy.SmoothingMs >= 0, $"{name}.smoothingMs", policy.SmoothingMs, "0 or more milliseconds");
        Require(path, policy.ReleaseRestProbability is > 0 and < 1, $"{name}.releaseRestProbability", policy.ReleaseRestProbability, "above 0, below 1");
        Require(path, policy.ReleaseSteps >= 1, $"{name}.releaseSteps", policy.ReleaseSteps, "at least 1");
        Require(path, policy.MinimumValidFraction is > 0 and <= 1, $"{name}.minimumValidFraction", policy.MinimumValidFraction, "above 0, at most 1");
        Require(
            path,
            policy.Certainty is null || policy.Certainty.IsWhole,
            $"{name}.certainty.weights",
            policy.Certainty?.Weights is { } weights ? string.Join(", ", weights) : null,
            $"{GestureHistory.FeatureCount} finite numbers and a finite bias");
    }

    private static void Require(string path, bool holds, string field, object? found, string expected)
    {
        if (!holds)
            throw new ModelManifestException($"{path}: field '{field}' is {(found is null ? "missing" : $"'{found}'")}, expected {expected}.");
    }
}
