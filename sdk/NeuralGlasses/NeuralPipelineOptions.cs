using NeuralGlasses.Interaction;
using NeuralGlasses.Interaction.Head;
using NeuralGlasses.Streaming;

namespace NeuralGlasses;

/// <summary>Settings of the pipeline.</summary>
public sealed class NeuralPipelineOptions
{
    /// <summary>Mains frequency where the wearer lives, 50 or 60 Hz; used if the model wants the mains removed.</summary>
    public double MainsHz { get; init; } = 50;

    /// <summary>Settings of the stream clock.</summary>
    public StreamClockOptions Clock { get; init; } = new();

    /// <summary>Settings of the action gate.</summary>
    public ActionGateOptions Gate { get; init; } = new();

    /// <summary>When a look upwards is one.</summary>
    public HeadUpOptions Head { get; init; } = new();

    /// <summary>Hears what the pipeline makes; null for nobody.</summary>
    public IPipelineObserver? Observer { get; init; }

    /// <summary>Clock by which computing time is measured; null for no measurement. It has no influence on results.</summary>
    public TimeProvider? ComputeClock { get; init; }
}
