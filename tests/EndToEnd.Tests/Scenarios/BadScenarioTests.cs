using NeuralGlasses.Simulator;
using NeuralGlasses.Simulator.Scenarios;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Scenarios;

/// <summary>What is wrong with a scenario's file is one sentence with its line.</summary>
public sealed class BadScenarioTests
{
    public static TheoryData<string, string> Texts => new()
    {
        { "", "x.yaml: the file is empty; expected the fields that simulator/Scenarios/README.md lists." },
        { "# nothing but a comment\n", "x.yaml: the file is empty; expected the fields that simulator/Scenarios/README.md lists." },
        { "- a\n- b\n", "x.yaml:1: the file is a list; expected a mapping, such as 'name: two-fists'." },
        { "just words\n", "x.yaml:1: the file is a single value; expected a mapping, such as 'name: two-fists'." },
        { "name: a\n---\nname: b\n", "x.yaml:2: a second document begins; expected one scenario a file." },
        { "name: a\n\tduration: 5\n", "x.yaml:2: the line is indented with a tab; use spaces, as YAML takes no tabs there." },
        { "radio:\n\tmtu: 100\n", "x.yaml:2: the line is indented with a tab; use spaces, as YAML takes no tabs there." },
        { "name: &n a\n", "x.yaml:1: &n names a value to repeat it; leave the name out, for anchors are not allowed." },
        { "name: a\ndescription: *n\n", "x.yaml:2: *n stands for a value from elsewhere; write the value out, for aliases are not allowed." },
        { "a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n", "x.yaml:1: &a names a value to repeat it; leave the name out, for anchors are not allowed." },
        { "name: !secret a\n", "x.yaml:1: the tag !secret is not known; leave it out." },
        { "name: a\n\nname: b\n", "x.yaml:3: name is given twice, first in line 1; keep one of them." },
        { "[a]: b\n", "x.yaml:1: the name of a field is missing, or too long to be one; expected a word before ':'." },
        { "name: [[[[[[[[a]]]]]]]]\n", "x.yaml:1: there are more than 8 levels; expected no more than the fields have." },
        { "name: a: b\n", "x.yaml:1: the text is no YAML, while scanning a plain scalar value, found invalid mapping; expected fields such as 'name: two-fists', indented with spaces." },
        { "name: 'a\n", "x.yaml:1: the text is no YAML, while scanning a quoted scalar, found unexpected end of stream; expected fields such as 'name: two-fists', indented with spaces." },
        { "faults: [1, 2\nname: b", "x.yaml:1: the text is no YAML, a bracket or brace is not closed; expected fields such as 'name: two-fists', indented with spaces." },
    };

    public static TheoryData<string, string> Fields => new()
    {
        { "name: a\nduraton: 5 s\n", "x.yaml:2: duraton is unknown; did you mean 'duration'?" },
        { "durationS: 5\n", "x.yaml:1: durationS is unknown; did you mean 'duration'?" },
        { "radio:\n  # air\n  mtuu: 5\n", "x.yaml:3: radio.mtuu is unknown; did you mean 'mtu'?" },
        { "room: { weather: fine }\n", "x.yaml:1: room.weather is unknown; expected mains, hum, pictures or says." },
        { "radio: { peripheral_latency: 500 }\n", "x.yaml:1: radio.peripheral_latency is 500; expected a whole number from 0 to 499." },
        { "radio:\n  burst_loss: { bad_to_good: 0 }\n", "x.yaml:2: radio.burst_loss.bad_to_good is 0; expected a share from 0.001 % to 100 %." },
        { "radio:\n  interference:\n    - { wifi_channel: 14, busy: 50 % }\n", "x.yaml:3: radio.interference.wifi_channel is 14; expected a whole number from 1 to 13." },
        { "radio:\n  interference:\n    - { wifi_channel: 1, busy: 50 %, from: 5 s, to: 4 s }\n", "x.yaml:3: radio.interference.to is 4 s and 'from' is 5 s; expected time to run forwards." },
        { "radio:\n  range:\n    transmit: 4 dBm\n", "x.yaml:2: radio.range has no distances; expected a list of distances." },
        { "radio:\n  range: { distances: [] }\n", "x.yaml:2: radio.range.distances is empty; expected one distance at least." },
        { "radio:\n  range:\n    distances:\n      - { at: 5 s, away: 1 m }\n      - { at: 3 s, away: 2 m }\n", "x.yaml:5: radio.range.distances.at is 3 s, and the distance above it is that of 5 s; expected them in order of time." },
        { "radio:\n  connection_interval: 100 ms\n  peripheral_latency: 200\n", "x.yaml:3: radio.peripheral_latency is 200; expected fewer events at 100 ms, so that the supervision timeout of three such waits is at most 32 s." },
        { "duration: long\n", "x.yaml:1: duration is long; expected a time from 1 s to 24 h." },
        { "duration: 0.5\n", "x.yaml:1: duration is 0.5; expected a time from 1 s to 24 h." },
        { "duration: 25 h\n", "x.yaml:1: duration is 25 h; expected a time from 1 s to 24 h." },
        { "duration: 5 days\n", "x.yaml:1: duration is 5 days, whose unit is not known here; expected a time from 1 s to 24 h, in s, ms, min or h." },
        { "duration: 1,5 s\n", "x.yaml:1: duration is 1,5 s; expected a time from 1 s to 24 h." },
        { "duration: \"5\"\n", "x.yaml:1: duration is the text \"5\"; expected a time from 1 s to 24 h." },
        { "duration: 1e400\n", "x.yaml:1: duration is 1e400; expected a time from 1 s to 24 h." },
        { "duration: .inf\n", "x.yaml:1: duration is .inf; expected a time from 1 s to 24 h." },
        { "duration:\n", "x.yaml:1: duration is empty; expected a time from 1 s to 24 h." },
        { "duration: [5]\n", "x.yaml:1: duration is a list; expected a time from 1 s to 24 h." },
        { "seed: -1\n", "x.yaml:1: seed is -1; expected a whole number from 0 to 2147483647." },
        { "seed: 1.5\n", "x.yaml:1: seed is 1.5; expected a whole number from 0 to 2147483647." },
        { "name:\n  first: a\n", "x.yaml:1: name is a mapping; expected text." },
        { "radio: fast\n", "x.yaml:1: radio is fast; expected a mapping." },
        { "radio: { mtu: 10 }\n", "x.yaml:1: radio.mtu is 10; expected a whole number from 23 to 517 bytes." },
        { "radio:\n  connection_interval: 5 ms\n", "x.yaml:2: radio.connection_interval is 5 ms; expected a time from 7.5 ms to 4 s." },
        { "radio: { notification_loss: 110 % }\n", "x.yaml:1: radio.notification_loss is 110 %; expected a share from 0 to 100 %." },
        { "radio: { phy: 3 }\n", "x.yaml:1: radio.phy is 3; expected 1 or 2." },
        { "radio: { outages: [ { at: 5 s } ] }\n", "x.yaml:1: radio.outages has no for; expected a time from 1 ms to 24 h." },
        { "band: { channels: 12 }\n", "x.yaml:1: band.channels is 12; expected 8 or 16." },
        { "band: { dead_imu: yes }\n", "x.yaml:1: band.dead_imu is yes; expected true or false." },
        { "band: { battery: 0 % }\n", "x.yaml:1: band.battery is 0 %; expected a percentage from 1 % to 100 %." },
        { "band: { battery: 50 mV }\n", "x.yaml:1: band.battery is 50 mV, whose unit is not known here; expected a percentage from 1 % to 100 %, in %." },
        { "person: { arm: S99 }\n", "x.yaml:1: person.arm is S99; expected S01, S03, S06, S07 or S08." },
        { "calibration:\n", "x.yaml:1: calibration is empty; expected a mapping." },
        { "calibration: { repetitions: 9 }\n", "x.yaml:1: calibration.repetitions is 9; expected a whole number from 1 to 8." },
        { "calibration: { repetitions: 4 }\n", "x.yaml:1: calibration.repetitions is 4; expected a whole number from 1 to 3, as hand-gestures sees gestures that last." },
        { "model: discrete-gestures\ncalibration: {}\n", "x.yaml:2: calibration is given, but the arm of statistics never made what discrete-gestures sees; give the person a seed." },
        { "model: discrete-gestures\nglasses: { awake: 0 }\n", "x.yaml:2: glasses.awake is 0; expected a time from 500 ms to 1 h." },
        { "glasses: { pointing: nose }\n", "x.yaml:1: glasses.pointing is nose; expected forearm or wrist." },
        { "donning:\n  impedances:\n    - { channel: 1, pair: 20 MΩ }\n", "x.yaml:3: donning.impedances.pair is 20 MΩ; expected an impedance from 0 to 10 MΩ." },
        { "donning:\n  loose_electrodes:\n    - channel: 1\n      electrode: third\n", "x.yaml:4: donning.loose_electrodes.electrode is third; expected positive, negative or both." },
    };

    public static TheoryData<string, string> Rules => new()
    {
        { "movements:\n  - { at: 1 s, movement: fits, hold: 1 s }\n", "x.yaml:2: movements.movement is fits; did you mean 'fist'? Expected extension, fist, flexion, index_pinch, index_tap, little_pinch, little_tap, middle_pinch, middle_tap, open, pronation, radial, ring_pinch, ring_tap, supination, thumb_swipe_down, thumb_swipe_in, thumb_swipe_out, thumb_swipe_up, thumb_tap or ulnar." },
        { "movements:\n  - at: 5 s\n    movement: fist\n    hold: 1 s\n  - at: 3 s\n    movement: fist\n    hold: 1 s\n", "x.yaml:5: movements.at is 3 s, but the movement above it lasts until 6 s; expected movements in order of time, one at a time." },
        { "duration: 5 s\nmovements:\n  - { at: 4 s, movement: fist, hold: 1500 ms }\n", "x.yaml:3: movements.hold is 1.5 s from 4 s on, but the run ends at 5 s; expected movements within it." },
        { "movements:\n  - { at: 1 s, movement: fist }\n", "x.yaml:2: movements has no hold; expected a time, which only simulated people may leave out." },
        { "movements:\n  - { at: 1 s, movement: fist, hold: 1 s, effort: 10 % }\n", "x.yaml:2: movements has a form or an effort, and the arm of statistics has the one of its recordings; leave it out, or give the person a seed." },
        { "band: { dead_channels: [3, 8] }\n", "x.yaml:1: band.dead_channels is 8; expected a channel from 0 to 7, as the band has 8." },
        { "donning:\n  loose_electrodes:\n    - { channel: 9 }\n", "x.yaml:3: donning.loose_electrodes.channel is 9; expected a channel from 0 to 7, as the band has 8." },
        { "donning:\n  loose_electrodes:\n    - { channel: 1,\n        from: 5 s,\n        to: 2 s }\n", "x.yaml:5: donning.loose_electrodes.to is 2 s and 'from' is 5 s; expected time to run forwards." },
        { "glasses:\n  awake: 5 s\n", "x.yaml:2: glasses.awake is given, but hand-gestures sees no gesture that wakes; leave it out, or set model to discrete-gestures." },
        { "faults:\n  - { at: 9 s, fault: brown_out }\n  - { at: 4 s, fault: dead_imu }\n", "x.yaml:3: faults.at is 4 s, before the fault at 9 s above it; expected them in order of time." },
        { "faults:\n  - { at: 61 s, fault: brown_out }\n", "x.yaml:2: faults.at is 61 s, but the run ends at 1 min; expected faults within it." },
        { "faults:\n  - { at: 9 s, for: 1 s, fault: brown_out }\n", "x.yaml:2: faults.for is given, but brown_out happens in a moment; leave it out." },
        { "faults:\n  - { at: 1 s, fault: dead_imu }\n  - { at: 4 s, fault: dead_imu }\n", "x.yaml:3: faults.fault is dead_imu at 4 s, while that of 1 s still lasts; expected one after the other." },
        { "faults:\n  - { at: 1 s, fault: brownout }\n", "x.yaml:2: faults.fault is brownout; did you mean 'brown_out'? Expected brown_out, missing_afe, dead_imu, dead_haptics, stuck_bus, full_storage, unreadable_storage, rotting_storage, silent_gauge, charger, button, out_of_range, broken_light, shorted_light, covered_light, dead_camera, covered_camera, dead_display, dead_microphone, dead_speaker, dead_head_sensor, dead_touch, flat_glasses or hot_glasses." },
        { "person: { seed: 1 }\nactivities:\n  - { from: 5 s, to: 7 s, activity: typing }\n  - { from: 2 s, to: 3 s, activity: typing }\n", "x.yaml:4: activities.from is 2 s, before the activity at 5 s above it; expected them in order of time." },
        { "person: { seed: 1 }\ndonning:\n  again:\n    - { at: 9 s }\n    - { at: 4 s }\n", "x.yaml:5: donning.again.at is 4 s, before the donning at 9 s above it; expected them in order of time." },
        { "duration: 9 s\nperson: { seed: 1 }\ndonning:\n  again:\n    - { at: 50 s }\n", "x.yaml:5: donning.again.at is 50 s, but the run ends at 9 s; expected a time within it." },
        { "glasses:\n  head:\n    - { at: 9 s, for: 1 s, movement: nod }\n    - { at: 4 s, for: 1 s, movement: nod }\n", "x.yaml:4: glasses.head.at is 4 s, before the movement at 9 s above it; expected them in order of time." },
        { "glasses:\n  pauses:\n    - { from: 9 s, to: 10 s }\n    - { from: 4 s, to: 5 s }\n", "x.yaml:4: glasses.pauses.from is 4 s, before the pause at 9 s above it; expected them in order of time." },
        { "room:\n  says:\n    - { at: 61 s, file: a.wav }\n", "x.yaml:3: room.says.at is 61 s, but the run ends at 1 min; expected a time within it." },
        { "duration: 9 s\nradio:\n  outages:\n    - { at: 50 s, for: 1 s }\n", "x.yaml:4: radio.outages.at is 50 s, but the run ends at 9 s; expected a time within it." },
        { "name: a\nperson:\n  seed: 3\n  wrist: 13 cm\n  fat: 12 mm\n", "x.yaml:2: person cannot be: fat of 12.0 mm leaves no room in an arm 130 mm round for muscles 12 mm deep; expected at most 7.3 mm of fat, or a thicker arm." },
        { "radio:\n  outages:\n    - { at: 9 s, for: 1 s }\n    - { at: 4 s, for: 1 s }\n", "x.yaml:4: radio.outages.at is 4 s, before the outage at 9 s above it; expected them in order of time." },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    [MemberData(nameof(Fields))]
    [MemberData(nameof(Rules))]
    public void A_wrong_scenario_is_one_sentence_with_its_line(string yaml, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<ScenarioException>(() => Scenario.Parse(yaml, "x.yaml")).Message);

    [Fact]
    public void A_file_of_more_than_a_million_characters_is_refused_unread() =>
        Assert.Equal("x.yaml: the file has 2000000 characters; expected at most 1048576.", Assert.Throws<ScenarioException>(() => Scenario.Parse(new string('#', 2_000_000), "x.yaml")).Message);

    [Fact]
    public void A_folder_of_pictures_that_is_not_there_names_its_line()
    {
        using var runs = new Runs();
        var file = runs.NewFile("pictures.yaml", "name: a\nroom:\n  pictures: beach\n"u8);
        Assert.Equal($"{file}:3: room.pictures is beach, which is not there; expected a folder of PNG or JPEG, relative to the scenario's file.", Assert.Throws<ScenarioException>(() => Scenario.Load(file)).Message);
    }

    [Theory]
    [InlineData("room:\n  pictures: .\n", 2, "room.pictures is ., which cannot be used: The picture {0} cannot be read; expected a PNG or JPEG.")]
    [InlineData("glasses:\n  camera: { source: image, path: text.png }\n", 2, "glasses.camera.path cannot be used: The picture {0} cannot be read; expected a PNG or JPEG.")]
    [InlineData("expect:\n  - hud matches text.png at 3 s\n", 2, "expect.picture is text.png, which cannot be used: The picture {0} cannot be read; expected a PNG or JPEG.")]
    [InlineData("room:\n  says:\n    - { at: 1 s, file: text.png }\n", 3, "room.says.file is text.png, which cannot be used: {0} does not begin as a WAV file does, with RIFF and WAVE; convert it to PCM in a WAV file.")]
    public void A_picture_or_sound_that_is_none_names_its_line_before_anything_is_run(string yaml, int line, string sentence)
    {
        using var runs = new Runs();
        var picture = runs.NewFile("text.png", "this is no picture"u8);
        var file = runs.NewFile("none.yaml", System.Text.Encoding.UTF8.GetBytes(yaml));
        Assert.Equal($"{file}:{line}: {string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, picture)}", Assert.Throws<ScenarioException>(() => Scenario.Load(file)).Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_damaged_text_is_read_or_refused_in_one_sentence(int seed)
    {
        var dice = new Random(seed);
        foreach (var name in Scenario.BuiltIn)
        {
            var whole = File.ReadAllText(Path.Combine(Scenario.BuiltInFolder, name + ".yaml"));
            for (var i = 0; i < 200; i++)
            {
                var damaged = Damage(whole, dice);
                if (Record.Exception(() => Scenario.Parse(damaged, "x.yaml")) is not { } error)
                    continue;
                Assert.IsType<ScenarioException>(error);
                Assert.StartsWith("x.yaml:", error.Message, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', error.Message);
            }
        }
    }

    private static string Damage(string text, Random dice)
    {
        const string Signs = "\t\n :-[]{}&*!|>'\"%@`#,?\0\u0085é5~";
        var at = dice.Next(text.Length);
        return dice.Next(3) switch
        {
            0 => text[..at],
            1 => text[..at] + Signs[dice.Next(Signs.Length)] + text[at..],
            _ => text[..at] + Signs[dice.Next(Signs.Length)] + text[(at + 1)..],
        };
    }
}
