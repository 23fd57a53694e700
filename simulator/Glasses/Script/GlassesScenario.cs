using NeuralGlasses.Pointing;
using NeuralGlasses.Pointing.Options;
using NeuralGlasses.Simulator.Glasses.Profiles;

namespace NeuralGlasses.Simulator.Glasses.Script;

/// <summary>Which glasses are worn, what they see and hear, and what happens to them.</summary>
public sealed record GlassesScenario
{
    /// <summary>Name of the profile.</summary>
    public string Profile { get; init; } = GlassesProfile.Usual;

    /// <summary>File with the wearer's own meanings of gestures; empty for those that the product ships.</summary>
    public string Gestures { get; init; } = "";

    /// <summary>What leads the pointer: the forearm, as the product ships it, or the bent wrist.</summary>
    public PointingWay Pointing { get; init; } = PointingOptions.Shipped.Way;

    /// <summary>What the camera sees.</summary>
    public CameraScenario Camera { get; init; } = new();

    /// <summary>What the microphones hear.</summary>
    public MicrophoneScenario Microphone { get; init; } = new();

    /// <summary>Where the speakers' sound goes.</summary>
    public SpeakerScenario Speaker { get; init; } = new();

    /// <summary>Movements of the head; those at one time add up.</summary>
    public IReadOnlyList<HeadMove> Head { get; init; } = [];

    /// <summary>Charge and surroundings.</summary>
    public PowerScenario Power { get; init; } = new();

    /// <summary>Fingers at the temple, in order of time, one after the other.</summary>
    public IReadOnlyList<ButtonTouch> Buttons { get; init; } = [];

    /// <summary>Times in which the wearer's switch cuts the supplies of camera and microphones.</summary>
    public IReadOnlyList<TimeSpanScenario> Pauses { get; init; } = [];

    /// <summary>Times in which the glasses are off the wearer's head.</summary>
    public IReadOnlyList<TimeSpanScenario> Doffed { get; init; } = [];

    /// <summary>Time for which gestures act after the wake gesture or the last one that acted, in seconds; 0 for glasses that never sleep.</summary>
    public double AwakeS { get; init; }

    /// <summary>Parts that fail.</summary>
    public IReadOnlyList<GlassesFault> Faults { get; init; } = [];
}
