using NeuralGlasses.Apps;
using NeuralGlasses.Contract;
using NeuralGlasses.Decoding;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hosting.Writing;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Audio;
using NeuralGlasses.Hud.Layout;
using NeuralGlasses.Hud.Legibility;
using NeuralGlasses.Hud.Pixels;
using NeuralGlasses.Interaction;
using NeuralGlasses.Media;
using NeuralGlasses.Sdk.Tests.Hud;
using NeuralGlasses.Sdk.Tests.Link;
using NeuralGlasses.Sdk.Tests.Media;
using NeuralGlasses.Sdk.Tests.Storage;
using NeuralGlasses.Skia;
using NeuralGlasses.Skia.Hud;
using NeuralGlasses.Storage;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Apps;

/// <summary>
/// Every page of every built-in app, reached as a wearer reaches it, looks on every display as it did when a person looked at it, can be read and can
/// be heard. NEURALGLASSES_WRITE_GOLDEN=1 writes the pictures anew.
/// </summary>
public sealed class BuiltInAppGoldenTests
{
    private const string Speech = "Good evening. I am glad that so many of you have come tonight, for what I want to show you fits on a wrist. "
        + "It reads what the nerves tell the hand. You hardly move, and something happens.";

    private static readonly Dictionary<string, Func<AppRig, AppRig>> Ways = new()
    {
        ["home"] = rig => rig,
        ["home-below"] = rig => rig.Do(IntentKind.FocusNext).Do(IntentKind.FocusNext).Do(IntentKind.FocusNext).Do(IntentKind.FocusNext).Do(IntentKind.FocusNext),
        ["photo-saved"] = rig => rig.Do(IntentKind.Capture),
        ["timer-set"] = rig => rig.Select("Timer").Do(IntentKind.Dial, 7),
        ["timer-runs"] = rig =>
        {
            rig.Select("Timer").Do(IntentKind.Select);
            rig.Wait(72_000);
            return rig;
        },
        ["timer-menu"] = rig => rig.Select("Timer").Do(IntentKind.ContextMenu),
        ["timer-over"] = rig =>
        {
            rig.Select("Timer").Do(IntentKind.Dial, -4).Do(IntentKind.Select).Do(IntentKind.Back);
            rig.Wait(61_000);
            return rig;
        },
        ["timer-last-minute"] = rig =>
        {
            rig.Select("Timer").Do(IntentKind.Dial, -3).Do(IntentKind.Select).Do(IntentKind.Back);
            return rig.Select("Settings").Select("Health").Wait(60_000);
        },
        ["teleprompter-none"] = rig => rig.Select("Teleprompter"),
        ["teleprompter-texts"] = rig => With(rig, "Opening", "Questions").Select("Teleprompter"),
        ["teleprompter-page"] = rig => With(rig, "Opening").Select("Teleprompter").Select("Opening"),
        ["notices-none"] = rig => rig.Select("Notices"),
        ["notices-list"] = rig => Told(rig).Select("Notices"),
        ["notices-one"] = rig => Told(rig).Select("Notices").Do(IntentKind.Select),
        ["settings"] = rig => rig.Select("Settings"),
        ["settings-glasses"] = rig => rig.Select("Settings").Select("Glasses"),
        ["settings-volume"] = rig => rig.Select("Settings").Select("Glasses").Select("Volume").Do(IntentKind.Dial, 3),
        ["settings-apps"] = rig => rig.Select("Settings").Select("Apps"),
        ["settings-app"] = rig => rig.Select("Settings").Select("Apps").Select("Photo"),
        ["settings-health"] = rig => rig.Select("Settings").Select("Health"),
        ["calibration"] = rig => rig.Select("Settings").Select("Calibration"),
        ["calibration-refused"] = rig =>
        {
            rig.Calibration.Refusal = "The band sends nothing; put it on and wait until it is connected.";
            return rig.Select("Settings").Select("Calibration").Select("Gestures");
        },
        ["calibration-ready"] = rig => Guided(rig, AppCalibration.Ready, next: "index_press", left: 2.6),
        ["calibration-prompt"] = rig => Guided(rig, AppCalibration.Prompt, "thumb_swipe_in", "thumb_swipe_out", 1.2, 0.4),
        ["calibration-learning"] = rig => Guided(rig, AppCalibration.Learning),
        ["calibration-over"] = rig => Guided(rig, AppCalibration.Over, sentence: "The glasses know your movements now."),
        ["calibration-failed"] = rig => Guided(rig, AppCalibration.Failed, sentence: "Electrode 3 does not touch the skin; push the band up a little and begin again."),
        ["settings-practice"] = rig => Practised(rig.Select("Settings").Select("Practice"), "index_press", "thumb_swipe_up"),
        ["camera-viewfinder"] = rig => Filmed(rig),
        ["camera-zoomed"] = rig => Filmed(rig).Do(IntentKind.Dial, 5).Wait(300),
        ["camera-menu"] = rig => Filmed(rig).Do(IntentKind.ContextMenu),
        ["camera-video"] = rig => Filmed(rig).Choose("Video").Wait(12_300),
        ["gallery-count"] = rig => rig.Select("Gallery"),
        ["gallery-empty"] = rig => Media(rig).Select("Gallery"),
        ["gallery-picture"] = rig => Media(rig, "photo", "photo").Select("Gallery"),
        ["gallery-menu"] = rig => Media(rig, "photo", "photo").Select("Gallery").Do(IntentKind.ContextMenu),
        ["gallery-favourite"] = rig => Media(rig, "photo", "photo", "photo").Select("Gallery").Do(IntentKind.FocusNext).Choose("Favourite"),
        ["gallery-deleted"] = rig => Media(rig, "photo", "photo").Select("Gallery").Choose("Delete"),
        ["gallery-after-delete"] = rig => Media(rig, "photo", "photo").Select("Gallery").Choose("Delete").Do(IntentKind.Back),
        ["gallery-undo-menu"] = rig => Media(rig, "photo", "photo").Select("Gallery").Choose("Delete").Do(IntentKind.Back).Do(IntentKind.ContextMenu),
        ["gallery-video"] = rig => Media(rig, "photo", "video").Select("Gallery"),
        ["gallery-sound"] = rig => Media(rig, "sound").Select("Gallery"),
        ["gallery-damaged"] = rig => Media(rig, "damaged").Select("Gallery"),
        ["player-none"] = _ => Playing().Select("Player"),
        ["player-list"] = _ => Playing("Song a", "Song b", "Book c").Select("Player"),
        ["player-track"] = _ => Playing("Song a", "Song b", "Book c").Select("Player").Select("Song b").Wait(75_000),
        ["player-paused"] = _ => Playing("Song a", "Song b", "Book c").Select("Player").Select("Book c").Wait(75_000).Do(IntentKind.Select),
        ["player-menu"] = _ => Playing("Song a").Select("Player").Select("Song a").Do(IntentKind.ContextMenu),
        ["notes-none"] = rig => rig.Select("Notes"),
        ["notes-list"] = rig => Noted(rig),
        ["notes-one"] = rig => Noted(rig).Do(IntentKind.FocusNext).Do(IntentKind.Select),
        ["notes-menu"] = rig => Noted(rig).Do(IntentKind.FocusNext).Do(IntentKind.Select).Do(IntentKind.ContextMenu),
        ["notes-deleted"] = rig => Noted(rig).Do(IntentKind.FocusNext).Do(IntentKind.Select).Choose("Delete"),
        ["text-none"] = rig => rig.Select("Notes").Select("New note").Wait(400),
        ["text-word"] = rig => Written(rig, "we dri").Make("radial", 5, 0),
        ["text-doubtful"] = rig => Written(rig, "we t"),
        ["text-long"] = rig => Written(rig, "we drink coffee at work the tea is hot t"),
        ["text-words"] = rig => Written(rig, "we ").Hold(),
        ["text-menu"] = rig => Written(rig, "we ").Hold().Make("supination"),
        ["text-numbers"] = rig => Written(rig, "we ").Hold().Make("supination").Make("ulnar").Make("radial").Make("flexion"),
        ["text-spelling"] = rig => Written(rig, "we ").Hold().Make("supination").Make("pronation"),
        ["text-paused"] = rig => Written(rig, "we ").Hold().Make("supination").Make("supination").Make("radial"),
        ["text-left"] = rig => Written(rig, "we drink ").Do(IntentKind.Back).Select("New note").Wait(400),
        ["text-temple"] = rig => Written(rig, "we drink ").Do(IntentKind.Select),
        ["text-command"] = rig => rig.Do(IntentKind.ContextMenu).Wait(400).Make("fist", 0).Type("t"),
        ["text-saved"] = rig => Written(rig, "we drink ").Do(IntentKind.Select).Select("Done"),
        ["band-none"] = rig => rig.Select("Band"),
        ["band-streams"] = _ => new AppRig(link: ScriptedCentral.Streaming(out ScriptedCentral _)).Select("Band"),
        ["band-low"] = _ => LowBand(),
        ["my-home-none"] = _ => new AppRig(home: new ScriptedHome { Problem = "No program listens at mqtt://home:1883; start the broker, or correct its address." }).Select("My home"),
        ["my-home-rooms"] = _ => AtHome(),
        ["my-home-room"] = _ => AtHome().Select("Study"),
        ["my-home-away"] = _ => AtHome("mqtt://home:1883 has ended the connection.").Select("Study"),
        ["my-home-dial"] = _ => AtHome().Select("Study").Do(IntentKind.Dial, 3),
        ["my-home-heat"] = _ => AtHome().Select("Study").Select("Radiator").Do(IntentKind.Dial, -3),
        ["my-home-choose"] = _ => AtHome().Select("Study").Select("Mood"),
        ["my-home-question"] = _ => AtHome().Select("Hall").Select("Front door"),
        ["my-home-unreachable"] = _ => AtHome().Select("Study").Select("Printer"),
        ["my-home-sentence"] = _ => Told(AtHome(), confirmed: false),
        ["my-home-answer"] = _ => Told(AtHome(), confirmed: true),
        ["settings-practised"] = rig => Practised(rig.Select("Settings").Select("Practice"), "index_press", "middle_press", "thumb_swipe_in", "fist", "thumb_swipe_out", "thumb_swipe_up", "thumb_swipe_down"),
    };

    public static TheoryData<string, int> Pictures
    {
        get
        {
            var pictures = new TheoryData<string, int>();
            foreach (string name in Ways.Keys)
            {
                for (var i = 0; i < Scenes.Displays.Count; i++)
                    pictures.Add(name, i);
            }

            return pictures;
        }
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_page_looks_as_it_did_when_a_person_looked_at_it(string name, int display)
    {
        HudAbilities abilities = Scenes.Displays[display];
        using var canvas = new HudCanvas(abilities);
        canvas.Draw(Ways[name](On(abilities)).Scene);
        var memory = new HudFramebuffer(abilities);
        memory.Write(canvas.Pixels, abilities.WidthPixels, abilities.HeightPixels, 0, 0);
        GoldenPicture.Check($"{name}-{Scenes.NameOf(abilities)}", HudPng.Of(memory, abilities));
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Every_page_on_the_way_can_be_read_and_heard(string name, int display)
    {
        AppRig rig = Ways[name](On(Scenes.Displays[display]));
        using var setter = new SkiaTextSetter();
        var layout = new HudLayout(Scenes.Displays[display], setter);
        foreach (HudScene scene in rig.Glasses.Scenes)
        {
            Assert.Empty(HudAudio.Unheard(WritingScene.Others(scene)));
            IEnumerable<LegibilityFinding> findings = HudLegibility.Check(layout.Arrange(scene));

            // Where a display of 200 lines has no room, the rule of room says so in its picture; what is there has to be legible all the same.
            Assert.Empty(Scenes.Displays[display] == Scenes.Mono ? findings.Where(finding => finding.Rule != LegibilityRule.Room) : findings);
        }
    }

    // Most pages are the same on every display, whatever is left out of them.
    private static AppRig On(HudAbilities display)
    {
        var rig = new AppRig();
        rig.Glasses.Abilities = display;
        return rig;
    }

    private static AppRig Guided(AppRig rig, string phase, string label = "", string next = "", double left = 0, double share = 0, string sentence = "")
    {
        rig.Select("Settings").Select("Calibration").Select("Gestures");
        rig.Calibration.Stand(phase, label, next, left, share, sentence);
        rig.Wait(100);
        return rig;
    }

    private static AppRig AtHome(string problem = "") => new AppRig(home: new ScriptedHome { Problem = problem }.Furnished()).Select("My home");

    private static AppRig Told(AppRig rig, bool confirmed)
    {
        rig.Choose("Tell the home").Wait(400).Make("fist", 0).Type("we drink ").Do(IntentKind.Select).Select("Done").Wait(200);
        return confirmed ? rig.Select("Yes").Wait(200) : rig;
    }

    // A camera that sees a landscape, and the viewfinder of it.
    private static AppRig Filmed(AppRig rig)
    {
        rig = Media(rig);
        rig.Glasses.Modes = [new CameraMode(960, 720, 15)];
        return rig.Select("Camera").Wait(500);
    }

    private static AppRig Media(AppRig _, params string[] kinds)
    {
        var bench = new MediaBench(new MediaStoreOptions { QuotaBytes = 100 << 20, ReserveBytes = 0 });
        bench.Clock.AdjustTime(new DateTimeOffset(2026, 11, 25, 9, 2, 0, TimeSpan.Zero));
        foreach (string kind in kinds)
        {
            MediaFiles.Add(bench.Store, kind);
            bench.Clock.Advance(TimeSpan.FromHours(25));
        }

        return new AppRig(media: bench);
    }

    private static AppRig Playing(params string[] titles)
    {
        var sounds = new TestSounds();
        Track[] tracks = [.. titles.Select(title => new Track(title, title, title, "Somebody") { Length = TimeSpan.FromSeconds(234), IsBook = title.StartsWith("Book", StringComparison.Ordinal) })];
        foreach (string title in titles)
            sounds.Add(title, 234);
        return new AppRig(player: new MediaPlayer(sounds, AppRig.SpeakerHz), tracks: tracks);
    }

    private static AppRig Written(AppRig rig, string letters) => rig.Select("Notes").Select("New note").Wait(400).Make("fist", 0).Type(letters);

    private static AppRig Noted(AppRig rig)
    {
        foreach (string letters in new[] { "the tea is hot ", "we drink coffee at work " })
        {
            Written(rig, letters).Do(IntentKind.Select).Select("Done").Wait(6000);
            rig.Do(IntentKind.Back);
        }

        return rig.Select("Notes");
    }

    private static AppRig LowBand()
    {
        var rig = new AppRig(link: ScriptedCentral.Streaming(out ScriptedCentral central));
        var condition = new byte[BandCondition.Length];
        new BandCondition { Flags = BandCondition.FlagBatteryLow, BatteryPercent = 14 }.Write(condition);
        central.Listener!.OnValue(GattUuids.BandCondition, condition, default);
        return rig.Wait(500);
    }

    private static AppRig With(AppRig rig, params string[] texts)
    {
        foreach (string name in texts)
            rig.Texts[name] = Speech;
        return rig;
    }

    private static AppRig Told(AppRig rig)
    {
        rig.Do(IntentKind.Capture);
        rig.Wait(6000);
        rig.Select("Band");
        rig.Wait(6000);
        return rig;
    }

    private static AppRig Practised(AppRig rig, params string[] gestures)
    {
        foreach (string gesture in gestures)
        {
            Assert.True(rig.Host.TryPractise(new GestureEvent(gesture, 0.93f, rig.Now), IntentKind.Select, rig.Now));
            rig.Wait(100);
        }

        return rig;
    }
}
