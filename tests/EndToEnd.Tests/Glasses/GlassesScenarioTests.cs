using NeuralGlasses.Devices;
using NeuralGlasses.Simulator;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Simulator.Scenarios;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Glasses;

/// <summary>What a scenario may ask of glasses, and what a person is told otherwise.</summary>
public sealed class GlassesScenarioTests : IDisposable
{
    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    public static TheoryData<string, string> Wrong => new()
    {
        { "  profile: monocle", "2: glasses.profile is monocle; expected audio-only, colour-600x600, full-field, green-576x288, green-640x480 or mono-640x200." },
        { "  profile: green-567x288", "2: glasses.profile is green-567x288; expected audio-only, colour-600x600, full-field, green-576x288, green-640x480 or mono-640x200." },
        { "  camera: { source: video }", "2: glasses.camera has no path; expected that of what a source of video shows." },
        { "  camera: { path: a.png }", "2: glasses.camera.path is given, but the drawn room needs none; set source to image, folder, video or webcam." },
        { "  profile: mono-640x200\n  camera:\n    path: a.png\n    source: image", "5: glasses.camera.source is image; expected none, because mono-640x200 has no camera." },
        { "  profile: mono-640x200\nroom:\n  pictures: holiday", "4: room.pictures is given, but mono-640x200 has no camera; leave it out." },
        { "  camera: { source: image, path: a.png }\nroom:\n  pictures: holiday", "4: room.pictures is given, but glasses.camera sees something else; leave it out." },
        { "  profile: green-576x288\nroom: { says: [ { at: 1 s, file: a.wav, gain: 90 dB } ] }", "3: room.says.gain is 90 dB; expected a ratio from -60 dB to 20 dB." },
        { "  profile: green-576x288\nroom: { says: [ { at: 1 s } ] }", "3: room.says has no file; expected a WAV file." },
        { "  speaker: { file: ../out.wav }", "2: glasses.speaker.file is ../out.wav; expected a file name without a folder." },
        { "  head:\n    - { at: 1 s, for: 100 ms, movement: nod }", "3: glasses.head.for is 100 ms; expected a time from 200 ms to 1 h." },
        { "  head:\n    - { at: 1 s, for: 1 s, movement: turn_lefft }", "3: glasses.head.movement is turn_lefft; did you mean 'turn_left'? Expected nod, shake, look_up, look_down, turn_left, turn_right or walk." },
        { "  head:\n    - { at: 1 s, for: 1 s, movement: turn_left, angle: 270 deg }", "3: glasses.head.angle is 270 deg; expected an angle from 1 deg to 180 deg." },
        { "  profile: green-640x480\n  head:\n    - { at: 1 s, for: 1 s, movement: nod }", "3: glasses.head has 1 movements; expected none, because green-640x480 has no motion sensor." },
        { "  profile: green-640x480\n  buttons:\n    - { at: 5 s, action: capture }", "4: glasses.buttons.action is capture; expected press, long_press, swipe_forward, swipe_back, double_press, swipe_down, two_fingers_forward or two_fingers_back, which green-640x480 can tell." },
        { "  power: { battery: 0 % }", "2: glasses.power.battery is 0 %; expected a percentage from 1 % to 100 %." },
        { "  power: { air: 80 °C }", "2: glasses.power.air is 80 °C; expected a temperature from -20 °C to 60 °C." },
        { "  power:\n    charging:\n      - { from: 5 s, to: 4 s }", "4: glasses.power.charging.to is 4 s and 'from' is 5 s; expected time to run forwards." },
        { "  buttons:\n    - { at: 5 s, action: press, hold: 2 s }\n    - { at: 6 s, action: press }", "4: glasses.buttons.at is 6 s, but the touch above it lasts until 7 s; expected touches in order of time, one after the other." },
        { "  pauses: [ { from: -1, to: 3 } ]", "2: glasses.pauses.from is -1; expected a time from 0 to 24 h." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_field_that_is_wrong_is_named_with_its_line_and_what_was_expected(string fields, string sentence)
    {
        var error = Assert.Throws<ScenarioException>(() => Scenario.Parse($"glasses:\n{fields}\n", "day.yaml"));
        Assert.Equal("day.yaml:" + sentence, error.Message);
    }

    [Theory]
    [InlineData("glasses:\n  camera: { source: image, path: door.png }", "2: glasses.camera.path is door.png, which is not there; expected a picture, a folder of pictures, a video or a webcam's device, relative to the scenario's file.")]
    [InlineData("glasses:\n  camera:\n    source: video\n    path: walk.mp4", "4: glasses.camera.path is walk.mp4, which is not there; expected a picture, a folder of pictures, a video or a webcam's device, relative to the scenario's file.")]
    [InlineData("glasses:\n  gestures: mine.json", "2: glasses.gestures is mine.json, which is not there; expected a file of gesture settings, relative to the scenario's file.")]
    [InlineData("room:\n  says:\n    - at: 2 s\n      file: hello.wav", "4: room.says.file is hello.wav, which is not there; expected a WAV file, relative to the scenario's file.")]
    [InlineData("glasses:\n  camera:\n    source: image\n    path: .", "4: glasses.camera.path is a folder; expected the file of the image, or the source folder.")]
    [InlineData("glasses:\n  camera: { source: folder, path: lost.yaml }", "2: glasses.camera.path is a file; expected a folder, or another source.")]
    public void A_picture_a_video_or_a_sound_that_is_missing_is_named_with_its_line(string text, string sentence)
    {
        var file = _runs.NewFile("lost.yaml", System.Text.Encoding.UTF8.GetBytes(text + "\n"));
        var error = Assert.Throws<ScenarioException>(() => Scenario.Open(file));
        Assert.Equal($"{file}:{sentence}", error.Message);
    }

    [Fact]
    public void A_scenario_file_can_say_all_of_it()
    {
        var scenario = Scenario.Parse(
            """
            room:
              says:
                - { at: 2 s, file: hello.wav, gain: -6 dB }
                - { at: 9 s, file: hum.wav, loops: true }
            glasses:
              profile: full-field
              camera: { source: video, path: walk.mp4, loops: false }
              speaker: { file: answers.wav }
              head:
                - { at: 1 s, for: 2 s, movement: nod }
                - { at: 4 s, for: 1 s, movement: turn_left, angle: 45 deg }
              power:
                battery: 50 %
                air: 30 °C
                charging: [ { from: 10 s, to: 20 s } ]
              buttons:
                - { at: 1 s, action: press, hold: 700 ms }
              pauses: [ { from: 5 s, to: 6 s } ]
              doffed: [ { from: 7 s, to: 8 s } ]
            """,
            "all.yaml");
        var glasses = scenario.Glasses;
        Assert.Equal("full-field", glasses.Profile);
        Assert.Equal(new CameraScenario { Source = CameraSource.Video, Path = "walk.mp4", Loops = false }, glasses.Camera);
        Assert.Equal([new SoundScenario(2, "hello.wav", GainDb: -6), new SoundScenario(9, "hum.wav", Loops: true)], glasses.Microphone.Sounds);
        Assert.Equal("answers.wav", glasses.Speaker.File);
        Assert.Equal([new HeadMove(1, 2, HeadMovement.Nod), new HeadMove(4, 1, HeadMovement.TurnLeft, 45)], glasses.Head);
        Assert.Equal((50.0, 30.0), (glasses.Power.BatteryPercent, glasses.Power.AirCelsius));
        Assert.Equal([new TimeSpanScenario(10, 20)], glasses.Power.Charging);
        Assert.Equal([new ButtonTouch(1, ButtonAction.Press, 0.7)], glasses.Buttons);
        Assert.Equal([new TimeSpanScenario(5, 6)], glasses.Pauses);
        Assert.Equal([new TimeSpanScenario(7, 8)], glasses.Doffed);
    }

    [Fact]
    public void A_scenario_file_can_say_all_of_the_air()
    {
        var radio = Scenario.Parse(
            """
            radio:
              connection_interval: 30 ms
              peripheral_latency: 4
              burst_loss: { good_to_bad: 2 %, bad_to_good: 0.25, loss_in_good: 1 %, loss_in_bad: 90 % }
              interference:
                - { wifi_channel: 6, busy: 40 % }
                - { wifi_channel: 11, busy: 0.2, from: 5 s, to: 9 s }
              range:
                distances: [ { at: 0, away: 80 cm }, { at: 10 s, away: 60 m } ]
                transmit: 4 dBm
                exponent: 2
                body_loss: 12 dB
                shadowing: 3 dB
                shadowing_time: 500 ms
                sensitivity: -92 dBm
            """,
            "air.yaml").Radio;
        Assert.Equal(4, radio.PeripheralLatency);
        Assert.Equal(new BurstLoss { GoodToBad = 0.02, BadToGood = 0.25, LossInGood = 0.01, LossInBad = 0.9 }, radio.BurstLoss);
        Assert.Equal([new RadioInterference(0, 86_400, 6, 0.4), new RadioInterference(5, 9, 11, 0.2)], radio.Interference);
        var range = radio.Range!;
        Assert.Equal([new RadioDistance(0, 0.8), new RadioDistance(10, 60)], range.Distances);
        Assert.Equal((4.0, 2.0, 12.0, 3.0, 0.5, -92.0), (range.TransmitDbm, range.Exponent, range.BodyLossDb, range.ShadowingDb, range.ShadowingS, range.SensitivityDbm!.Value));
    }
}
