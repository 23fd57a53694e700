using NeuralGlasses.Simulator.Glasses.Profiles;

namespace NeuralGlasses.Simulator.Glasses.Script;

/// <summary>Which glasses are worn, what they see and hear, and what happens to them.</summary>
public sealed record GlassesScenario
{
    /// <summary>Name of the profile.</summary>
    public string Profile { get; init; } = GlassesProfile.Usual;

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

    /// <summary>Parts that fail.</summary>
    public IReadOnlyList<GlassesFault> Faults { get; init; } = [];

    /// <summary>Throws <see cref="ScenarioException"/> with the field's name if a value is out of range or the glasses lack what is asked of them.</summary>
    public void Validate(string where)
    {
        var profile = GlassesProfile.Load(Profile, where);
        Camera.Validate(where);
        GlassesField.Require(profile.Camera is not null || Camera.Source == CameraSource.Room, where, "camera.source", GlassesField.Written(Camera.Source), $"none, because {Profile} has no camera");
        Microphone.Validate(where);
        GlassesField.Require(profile.Microphone is not null || Microphone.Sounds.Count == 0, where, "microphone.sounds", $"{Microphone.Sounds.Count} sounds", $"none, because {Profile} has no microphone");
        Speaker.Validate(where);
        Power.Validate(where);
        foreach (var move in Head)
            move.Validate(where);
        foreach (var pause in Pauses)
            pause.Validate(where, "pauses");
        foreach (var fault in Faults)
            fault.Validate(where);
        var free = 0.0;
        foreach (var touch in Buttons)
        {
            touch.Validate(where);
            GlassesField.Require(touch.AtS >= free, where, "buttons.atS", touch.AtS, "a time behind the touch before");
            GlassesField.Require(profile.Buttons.Actions.Contains(touch.Action), where, "buttons.action", GlassesField.Written(touch.Action), $"one of {string.Join(", ", profile.Buttons.Actions.Select(GlassesField.Written))}, which {Profile} can tell");
            free = touch.AtS + (touch.HoldS ?? 0);
        }
    }

    /// <summary>The same with its paths made whole, as seen from the folder of the scenario's file.</summary>
    public GlassesScenario From(string folder) => this with
    {
        Camera = Camera.Path.Length > 0 && Camera.Source != CameraSource.Webcam ? Camera with { Path = Path.GetFullPath(Camera.Path, folder) } : Camera,
        Microphone = new MicrophoneScenario { Sounds = [.. Microphone.Sounds.Select(s => s with { File = Path.GetFullPath(s.File, folder) })] },
    };
}
