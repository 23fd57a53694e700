using NeuralGlasses.StreamingNetwork.Events;

namespace NeuralGlasses.StreamingNetwork.Cursor;

/// <summary>The fixed filters in front of a network that follows a wrist: those of <see cref="EventFilters"/>, whose power over 20 ms is a feature, every 20 ms.</summary>
public static class CursorFilters
{
    /// <summary>Samples before a step's own that its frame sees.</summary>
    public const int Context = EventFilters.Window - CursorNetworkOptions.StrideSamples;

    /// <summary>Features of every step, [step, feature]; before the first sample there is silence.</summary>
    /// <param name="microvolts">[time, channel] with the channel fastest.</param>
    /// <param name="channels">Number of channels.</param>
    public static float[] Frames(ReadOnlySpan<float> microvolts, int channels)
    {
        const int Every = CursorNetworkOptions.StrideSamples / EventNetworkOptions.StrideSamples;
        var all = EventFilters.Frames(microvolts, channels);
        var features = EventFilters.PerChannel * channels;
        var steps = all.Length / features / Every;
        var frames = new float[steps * features];
        for (var step = 0; step < steps; step++)
            all.AsSpan(((Every * step) + Every - 1) * features, features).CopyTo(frames.AsSpan(step * features));
        return frames;
    }
}
