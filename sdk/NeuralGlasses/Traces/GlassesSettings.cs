using System.Text.Json.Serialization;
using NeuralGlasses.Decoding;
using NeuralGlasses.Decoding.Events;
using NeuralGlasses.Interaction;
using NeuralGlasses.Link;
using NeuralGlasses.Pointing;
using NeuralGlasses.Pointing.Options;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Traces;

/// <summary>All settings on which what a pair of glasses makes of a stream depends, the model apart; a trace carries them.</summary>
public sealed record GlassesSettings
{
    /// <summary>When probabilities become a gesture that lasts; null for a model of short events.</summary>
    public DecisionPolicyOptions? Policy { get; init; }

    /// <summary>When probabilities become a short event; null for a model of gestures that last.</summary>
    public EventPolicyOptions? Events { get; init; }

    /// <summary>What the link asks of a wristband.</summary>
    public required WristbandLinkOptions Link { get; init; }

    /// <summary>Mains frequency where the wearer lives, 50 or 60 Hz.</summary>
    public double MainsHz { get; init; } = 50;

    /// <summary>Whether the wearer says that the band is on the left arm.</summary>
    public bool IsWornLeft { get; init; }

    /// <summary>Settings of the stream clock.</summary>
    public StreamClockOptions Clock { get; init; } = new();

    /// <summary>What gestures mean, and what holds them back.</summary>
    public GestureSettings Gestures { get; init; } = GestureSettings.Shipped;

    /// <summary>How the wrist moves the pointer; null for as the product ships it, and on glasses without a model that follows the wrist.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PointingOptions? Pointing { get; init; }

    /// <summary>The wearer's clock at host time zero; null for glasses that do not know the time.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>How the wrist moves the pointer, with the arm that wears the band.</summary>
    public PointingOptions ToPointing()
    {
        PointingOptions pointing = Pointing ?? PointingOptions.Shipped;
        return pointing with { Axes = pointing.Axes with { Side = IsWornLeft ? WristSide.Left : WristSide.Right } };
    }

    /// <summary>The pipeline's settings with these values, and with who observes it and measures its computing time.</summary>
    public NeuralPipelineOptions ToPipeline(IPipelineObserver? observer, TimeProvider? computeClock) => new()
    {
        MainsHz = MainsHz,
        Clock = Clock,
        Gate = Gestures.Gate,
        Head = Gestures.Head,
        Observer = observer,
        ComputeClock = computeClock,
    };

    /// <summary>These settings with what a model's probabilities have to be for a gesture.</summary>
    /// <param name="manifest">Manifest of the model.</param>
    /// <param name="isCalibrated">Whether it knows its wearer, and may be believed more.</param>
    public GlassesSettings Judging(ModelManifest manifest, bool isCalibrated) =>
        this with { Policy = GesturePolicies.LastingOptions(manifest, isCalibrated), Events = GesturePolicies.EventOptions(manifest, isCalibrated) };

    /// <summary>The policy with these values.</summary>
    /// <param name="manifest">Manifest of the model whose probabilities it takes.</param>
    public IGesturePolicy ToPolicy(ModelManifest manifest) => GesturePolicies.Make(manifest, Policy, Events);

    // A header of a version that lacks a part reads as null there.
    internal bool IsWhole => (Policy is null) != (Events is null) && Clock is not null && Gestures is { Gate.Intents: not null, Contexts: not null } && Link is { Reorder: not null, Retransmit: not null, ClockSync: not null };
}
