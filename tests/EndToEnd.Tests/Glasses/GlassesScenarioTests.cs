using NeuralGlasses.Devices;
using NeuralGlasses.Simulator;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Simulator.Scenarios;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Glasses;

/// <summary>What a scenario may ask of glasses, and what a person is told otherwise.</summary>
public sealed class GlassesScenarioTests
{
    public static TheoryData<GlassesScenario, string> Wrong => new()
    {
        { new() { Profile = "monocle" }, "glasses.profile is 'monocle'; expected one of audio-only, colour-600x600, full-field, green-576x288, mono-640x200." },
        { new() { Camera = new() { Source = CameraSource.Video } }, "glasses.camera.path is empty; expected the path of what a camera.source of video shows." },
        { new() { Camera = new() { Path = "a.png" } }, "glasses.camera.path is 'a.png'; expected no path for the drawn room; set camera.source to image, folder or video." },
        { new() { Profile = "mono-640x200", Camera = new() { Source = CameraSource.Image, Path = "a.png" } }, "glasses.camera.source is image; expected none, because mono-640x200 has no camera." },
        { new() { Microphone = new() { Sounds = [new(-1, "a.wav")] } }, "glasses.microphone.sounds.atS is -1; expected 0 or more seconds." },
        { new() { Microphone = new() { Sounds = [new(1, "")] } }, "glasses.microphone.sounds.file is empty; expected the path of a WAV file." },
        { new() { Microphone = new() { Sounds = [new(1, "a.wav", false, 90)] } }, "glasses.microphone.sounds.gainDb is 90; expected -60 to 20 decibels." },
        { new() { Speaker = new() { File = "../out.wav" } }, "glasses.speaker.file is '../out.wav'; expected a file name without a folder." },
        { new() { Head = [new(1, 0.1, HeadMovement.Nod)] }, "glasses.head.forS is 0.1; expected 0.2 to 3600 seconds." },
        { new() { Head = [new(1, 1, HeadMovement.TurnLeft, 270)] }, "glasses.head.degrees is 270; expected 1 to 180 degrees." },
        { new() { Power = new() { BatteryPercent = 0 } }, "glasses.power.batteryPercent is 0; expected 1 to 100 percent." },
        { new() { Power = new() { Charging = [new(5, 4)] } }, "glasses.power.charging.toS is 4; expected a time behind fromS." },
        { new() { Buttons = [new(5, ButtonAction.Press), new(4, ButtonAction.Press)] }, "glasses.buttons.atS is 4; expected a time behind the touch before." },
        { new() { Faults = [new(GlassesPart.Camera, GlassesFailure.Covered)] }, "glasses.faults.failure is covered for camera; expected dead." },
        { new() { Faults = [new(GlassesPart.CaptureLight, GlassesFailure.Dead)] }, "glasses.faults.failure is dead for captureLight; expected interrupted, shorted or covered." },
        { new() { Faults = [new(GlassesPart.Head, GlassesFailure.Dead, 4, 3)] }, "glasses.faults.toS is 3; expected a time behind fromS." },
        { new() { Pauses = [new(-1, 3)] }, "glasses.pauses.fromS is -1; expected 0 or more seconds." },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void A_field_that_is_wrong_is_named_with_what_was_expected(GlassesScenario scenario, string sentence)
    {
        var error = Assert.Throws<ScenarioException>(() => scenario.Validate("day.yaml"));
        Assert.Equal("day.yaml: " + sentence, error.Message);
    }

    [Fact]
    public void A_scenario_file_can_say_all_of_it()
    {
        var scenario = Scenario.Parse(
            """
            { "glasses": {
                "profile": "audio-only",
                "camera": { "source": "image", "path": "door.png" },
                "microphone": { "sounds": [ { "atS": 2, "file": "hello.wav", "gainDb": -6 } ] },
                "speaker": { "file": "answers.wav" },
                "head": [ { "atS": 1, "forS": 2, "movement": "nod" }, { "atS": 4, "forS": 1, "movement": "turnLeft", "degrees": 45 } ],
                "power": { "batteryPercent": 50, "airCelsius": 30, "charging": [ { "fromS": 10, "toS": 20 } ] },
                "buttons": [ { "atS": 1, "action": "longPress" } ],
                "pauses": [ { "fromS": 5, "toS": 6 } ],
                "faults": [ { "part": "captureLight", "failure": "covered", "fromS": 3, "toS": 8 } ] } }
            """,
            "all");
        var glasses = scenario.Glasses.From(Path.GetFullPath("here"));
        Assert.Equal((CameraSource.Image, Path.GetFullPath("here/door.png")), (glasses.Camera.Source, glasses.Camera.Path));
        Assert.Equal(Path.GetFullPath("here/hello.wav"), Assert.Single(glasses.Microphone.Sounds).File);
        Assert.Equal([HeadMovement.Nod, HeadMovement.TurnLeft], glasses.Head.Select(m => m.Movement));
        Assert.Equal(ButtonAction.LongPress, Assert.Single(glasses.Buttons).Action);
        Assert.Equal(new GlassesFault(GlassesPart.CaptureLight, GlassesFailure.Covered, 3, 8), Assert.Single(glasses.Faults));
        Assert.Equal(50, glasses.Power.BatteryPercent);
    }
}
