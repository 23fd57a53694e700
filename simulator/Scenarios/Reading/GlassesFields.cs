using NeuralGlasses.Devices;
using NeuralGlasses.Interaction;
using NeuralGlasses.Pointing;
using NeuralGlasses.Simulator.Glasses.Cameras;
using NeuralGlasses.Simulator.Glasses.Profiles;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Simulator.Glasses.Sound;
using NeuralGlasses.Simulator.Verdicts.Expectations;

namespace NeuralGlasses.Simulator.Scenarios.Reading;

/// <summary>The fields of the glasses that are worn, and of what they see, hear and go through.</summary>
internal static class GlassesFields
{
    private static readonly ChoiceShape<CameraSource> Sources = new(
        ("room", CameraSource.Room), ("image", CameraSource.Image), ("folder", CameraSource.Folder), ("video", CameraSource.Video), ("webcam", CameraSource.Webcam));

    private static readonly ChoiceShape<HeadMovement> Movements = new(
        ("nod", HeadMovement.Nod), ("shake", HeadMovement.Shake), ("look_up", HeadMovement.LookUp), ("look_down", HeadMovement.LookDown),
        ("turn_left", HeadMovement.TurnLeft), ("turn_right", HeadMovement.TurnRight), ("walk", HeadMovement.Walk));

    private static readonly ChoiceShape<PointingWay> Ways = new(("forearm", PointingWay.Aim), ("wrist", PointingWay.Steer));

    private static readonly ChoiceShape<VoiceScenario> Voices = new(("none", VoiceScenario.None), ("espeak", VoiceScenario.Espeak));

    private static readonly ChoiceShape<ButtonAction> Actions = new(
        ("press", ButtonAction.Press), ("long_press", ButtonAction.LongPress), ("swipe_forward", ButtonAction.SwipeForward), ("swipe_back", ButtonAction.SwipeBack),
        ("double_press", ButtonAction.DoublePress), ("swipe_down", ButtonAction.SwipeDown), ("two_fingers_forward", ButtonAction.TwoFingersForward), ("two_fingers_back", ButtonAction.TwoFingersBack), ("capture", ButtonAction.Capture));

    private static readonly Section<CameraScenario> Camera = new Section<CameraScenario>("a mapping", () => new())
        .With("source", Sources, c => c.Source, (c, v) => c with { Source = v }, "where the pictures come from: a drawn room with a clock, one picture, the pictures of a folder in turn, a video (needs ffmpeg), or a camera of this machine (needs `--webcam` and `--speed real`)")
        .With("path", new PathShape("a picture, a folder of pictures, a video or a webcam's device", Path.Exists), c => c.Path, (c, v) => c with { Path = v }, "of the picture, folder or video; of a webcam its device, the first one if left out")
        .With("loops", new FlagShape(), c => c.Loops, (c, v) => c with { Loops = v }, "whether a video begins anew at its end; else its last picture stays")
        .Check(CheckCamera);

    private static readonly Section<SpeakerScenario> Speaker = new Section<SpeakerScenario>("a mapping", () => new())
        .With("file", new TextShape("a file name without a folder"), s => s.File, (s, v) => s with { File = v }, "name of the WAV file in the run's folder that holds what the speakers play")
        .With("voice", Voices, s => s.Voice, (s, v) => s with { Voice = v }, "what speaks: nothing, so that only short sounds are heard, or espeak-ng of this machine (needs espeak-ng; where it is missing `test` skips the scenario)")
        .Check((s, place) =>
        {
            if (Path.GetFileName(s.File) != s.File)
                throw place.Wrong($"is {s.File}; expected a file name without a folder.", "file");
        });

    private static readonly Section<HeadMove> Move = new Section<HeadMove>("a movement of the head", () => new(0, 0, HeadMovement.Nod))
        .Needs("at", RunTime.From(0), (m, v) => m with { AtS = v }, "when it begins")
        .Needs("for", new QuantityShape(Unit.Seconds, 0.2, 3600), (m, v) => m with { ForS = v }, "how long it lasts")
        .Needs("movement", Movements, (m, v) => m with { Movement = v }, "which; a head that looks up or down comes back at the end, one that turns stays")
        .May("angle", new QuantityShape(Unit.Degrees, 1, 180), (m, v) => m with { Degrees = v }, "largest angle; the usual one of the movement if left out, and walking has none");

    private static readonly Section<PowerScenario> Power = new Section<PowerScenario>("a mapping", () => new())
        .With("battery", new QuantityShape(Unit.Percent, 1, 100), p => p.BatteryPercent, (p, v) => p with { BatteryPercent = v }, "charge of the cell at the beginning")
        .With("air", new QuantityShape(Unit.Celsius, -20, 60), p => p.AirCelsius, (p, v) => p with { AirCelsius = v }, "temperature of the air")
        .With("charging", new ListShape<TimeSpanScenario>(Span("a time on a charger"), "a list of times"), p => p.Charging, (p, v) => p with { Charging = v }, "times in which a charger is plugged in");

    private static readonly Section<ButtonTouch> Touch = new Section<ButtonTouch>("a touch", () => new(0, ButtonAction.Press))
        .Needs("at", RunTime.From(0), (t, v) => t with { AtS = v }, "when the finger comes down")
        .Needs("action", Actions, (t, v) => t with { Action = v }, "what it does")
        .May("hold", new QuantityShape(Unit.Seconds, 0.001, 60), (t, v) => t with { HoldS = v }, "time until it lets go; the usual one of the action if left out. How long it is, and not its name, makes a press a long one");

    private static readonly Section<SoundScenario> Sound = new Section<SoundScenario>("a sound", () => new(0, ""))
        .Needs("at", RunTime.From(0), (s, v) => s with { AtS = v }, "when it begins")
        .Needs("file", new PathShape("a WAV file", File.Exists, open: file => WavFile.Read(file)), (s, v) => s with { File = v }, "WAV file with what is said")
        .With("loops", new FlagShape(), s => s.Loops, (s, v) => s with { Loops = v }, "whether it begins anew at its end; else silence follows")
        .With("gain", new QuantityShape(Unit.Decibels, -60, 20), s => s.GainDb, (s, v) => s with { GainDb = v }, "how much louder than in the file");

    /// <summary>What others say, for the microphones.</summary>
    public static ListShape<SoundScenario> Sounds { get; } = new(Sound, "a list of sounds");

    /// <summary>The section.</summary>
    public static Section<GlassesScenario> Section { get; } = new Section<GlassesScenario>("a mapping", () => new())
        .With("profile", new ChoiceShape<string>([.. GlassesProfile.Names.Select(n => (n, n))]), g => g.Profile, (g, v) => g with { Profile = v }, "which glasses are worn, a profile of `hardware-spec/glasses.md`")
        .May("awake", new QuantityShape(Unit.Seconds, 0.5, 3600), (g, v) => g with { AwakeS = v }, "glasses that sleep: how long gestures act after the wake gesture, a double pinch of the middle finger, or the last one that acted; glasses that never sleep if left out")
        .May("gestures", new PathShape("a file of gesture settings", File.Exists, open: file => GestureSettings.Open(file)), (g, v) => g with { Gestures = v }, "the wearer's own meanings of gestures, a file that is laid over [the shipped one](../../sdk/NeuralGlasses/Interaction/gestures.json)")
        .With("pointing", Ways, g => g.Pointing, (g, v) => g with { Pointing = v }, "what leads the pointer, and what whoever points does: the forearm turns and lifts, or the wrist bends")
        .With("camera", Camera, g => g.Camera, (g, v) => g with { Camera = v }, "what the camera sees")
        .With("speaker", Speaker, g => g.Speaker, (g, v) => g with { Speaker = v }, "where the speakers' sound goes")
        .With("head", new ListShape<HeadMove>(Move, "a list of movements of the head"), g => g.Head, (g, v) => g with { Head = v }, "movements of the head; those at one time add up, and it is still otherwise")
        .With("power", Power, g => g.Power, (g, v) => g with { Power = v }, "charge and surroundings")
        .With("buttons", new ListShape<ButtonTouch>(Touch, "a list of touches", CheckTouches), g => g.Buttons, (g, v) => g with { Buttons = v }, "fingers at the temple, in order of time, one after the other")
        .With("pauses", new ListShape<TimeSpanScenario>(Span("a pause"), "a list of times"), g => g.Pauses, (g, v) => g with { Pauses = v }, "times in which the wearer's switch cuts the supplies of camera and microphones")
        .With("doffed", new ListShape<TimeSpanScenario>(Span("a time off the head"), "a list of times"), g => g.Doffed, (g, v) => g with { Doffed = v }, "times in which the glasses are off the wearer's head");

    /// <summary>What the glasses lack that is asked of them; throws at the first line that asks for it.</summary>
    public static void Check(Scenario scenario, Place root)
    {
        var glasses = scenario.Glasses;
        var profile = GlassesProfile.Load(glasses.Profile);
        if (profile.Camera is null && glasses.Camera.Source != CameraSource.Room)
            throw root.Wrong($"is {Sources.Show(glasses.Camera.Source)}; expected none, because {profile.Name} has no camera.", "glasses.camera.source");
        if (scenario.Pictures.Length > 0 && (profile.Camera is null || glasses.Camera.Source != CameraSource.Room))
            throw root.Wrong($"is given, but {(profile.Camera is null ? $"{profile.Name} has no camera" : "glasses.camera sees something else")}; leave it out.", "room.pictures");
        if (profile.Microphone is null && glasses.Microphone.Sounds.Count > 0)
            throw root.Wrong($"has {glasses.Microphone.Sounds.Count} sounds; expected none, because {profile.Name} has no microphone.", "room.says");
        if (profile.Head is null && glasses.Head.Count > 0)
            throw root.Wrong($"has {glasses.Head.Count} movements; expected none, because {profile.Name} has no motion sensor.", "glasses.head");
        if (profile.Speaker is null && glasses.Speaker.Voice != VoiceScenario.None)
            throw root.Wrong($"is {Voices.Show(glasses.Speaker.Voice)}; expected none, because {profile.Name} has no speaker.", "glasses.speaker.voice");
        if (glasses.Speaker.Voice == VoiceScenario.None && scenario.Expectations.OfType<VoiceExpectation>().FirstOrDefault() is { } said)
            throw root.Wrong($"has \"{said.Sentence}\" in line {said.Line}, but the glasses have no voice; set glasses.speaker.voice to espeak.", "expect");
        if (glasses.AwakeS > 0 && scenario.Model == ShippedModels.HandGestures)
            throw root.Wrong($"is given, but {scenario.Model} sees no gesture that wakes; leave it out, or set model to {ShippedModels.DiscreteGestures}.", "glasses.awake");
        foreach (var (i, touch) in glasses.Buttons.Index())
        {
            if (!profile.Buttons.Actions.Contains(touch.Action))
                throw root.Wrong($"is {Actions.Show(touch.Action)}; expected {NearestName.Alternatives([.. profile.Buttons.Actions.Select(Actions.Show)])}, which {profile.Name} can tell.", $"glasses.buttons[{i}].action");
        }
    }

    private static Section<TimeSpanScenario> Span(string words) => new Section<TimeSpanScenario>(words, () => new(0, 0))
        .Needs("from", RunTime.From(0), (s, v) => s with { FromS = v }, "begin")
        .Needs("to", RunTime.From(0), (s, v) => s with { ToS = v }, "end")
        .Check((s, place) => RequireForwards(s.FromS, s.ToS, place));

    private static void RequireForwards(double fromS, double? toS, Place place)
    {
        if (toS <= fromS)
            throw place.Wrong($"is {RunTime.Words(toS.Value)} and 'from' is {RunTime.Words(fromS)}; expected time to run forwards.", "to");
    }

    private static void CheckCamera(CameraScenario camera, Place place)
    {
        if (camera.Source == CameraSource.Room && camera.Path.Length > 0)
            throw place.Wrong("is given, but the drawn room needs none; set source to image, folder, video or webcam.", "path");
        if (camera.Source is CameraSource.Room or CameraSource.Webcam)
            return;
        if (camera.Path.Length == 0)
            throw place.Wrong($"has no path; expected that of what a source of {Sources.Show(camera.Source)} shows.");
        if (place.Source.Folder is not null && Directory.Exists(camera.Path) != (camera.Source == CameraSource.Folder))
            throw place.Wrong($"is {(camera.Source == CameraSource.Folder ? "a file; expected a folder, or another source" : $"a folder; expected the file of the {Sources.Show(camera.Source)}, or the source folder")}.", "path");
        if (place.Source.Folder is null || camera.Source == CameraSource.Video)
            return;
        try
        {
            PictureView.Require(camera.Path);
        }
        catch (ScenarioException e)
        {
            throw place.Wrong($"cannot be used: {e.Message}", "path");
        }
    }

    private static void CheckTouches(IReadOnlyList<ButtonTouch> touches, Place place)
    {
        var free = 0.0;
        foreach (var (i, touch) in touches.Index())
        {
            if (touch.AtS < free)
                throw place.Wrong($"is {RunTime.Words(touch.AtS)}, but the touch above it lasts until {RunTime.Words(free)}; expected touches in order of time, one after the other.", $"[{i}].at");
            free = touch.AtS + (touch.HoldS ?? 0);
        }
    }
}
