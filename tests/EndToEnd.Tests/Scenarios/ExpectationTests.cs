using NeuralGlasses.Simulator;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Verdicts;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Scenarios;

/// <summary>Each kind of expectation passes and fails, and says what was seen.</summary>
public sealed class ExpectationTests
{
    public static TheoryData<string, string> Held => new()
    {
        { "event fist within 1 s", "3 of 3 times" },
        { "event fist within 1 s after its movement", "3 of 3 times" },
        { "event flexion within 400 ms", "at 6.35 s" },
        { "event fist within 500 ms of 3 s", "at 3.42 s" },
        { "event flexion within 5 s after flexion", "at 6.35 s" },
        { "event extension", "at 40 s" },
        { "event extension from 39 s to 41 s", "at 40 s" },
        { "no events from 16 s to 39 s", "none came" },
        { "no events to 3 s", "none came" },
        { "no event pronation", "none came" },
        { "no event fist within 300 ms after fist", "3 of 3 times" },
        { "intent capture within 1 s after fist", "3 of 3 times" },
        { "intent focus_next within 400 ms of 6 s", "at 6.35 s" },
        { "photo", "3 photos were taken, the last at 15.4 s" },
        { "photo 3", "3 photos were taken, the last at 15.4 s" },
        { "photo within 1 s after fist", "3 of 3 times" },
        { "photo 1 within 1 s of 3 s", "1 photo was taken, at 3.42 s" },
        { "no photo from 20 s", "none was taken" },
        { "photo 0 from 20 s", "none was taken" },
        { "hud shows \"Photo saved\"", "it shows that at 3.42 s" },
        { "hud shows \"Photo saved\" at 5 s", "it shows that at 5 s" },
        { "hud shows \"1 taken\" within 1 s of 50 s", "it shows that at 50 s" },
        { "hud lacks \"Photo saved\" from 10 s", "it does not" },
        { "voice says \"Photo saved\" within 1 s of 3 s", "it says \"Photo saved. photo-0001.jpg.\" at 3.5 s" },
        { "voice lacks \"Photo\" from 4 s", "it does not" },
        { "link streaming within 2 s", "at 0.6 s" },
        { "link disconnected within 500 ms of 30 s", "at 30.1 s" },
        { "link streaming at 20 s", "at 20 s" },
        { "log contains \"disconnected\" within 1 s of 30 s", "it says \"wristband disconnected\" at 30.1 s" },
        { "log lacks \"battery\"", "no line says so" },
        { "lost frames below 6", "it is 5" },
        { "lost frames above 4", "it is 5" },
        { "lost frames is 5", "it is 5" },
        { "streams is 2", "it is 2" },
        { "battery above 90 %", "it is 98 %" },
        { "latency median below 500 ms", "it is 420 ms" },
        { "latency p99 below 1 s", "it is 910 ms" },
        { "matched movements is 3", "it is 3" },
    };

    public static TheoryData<string, string> Broken => new()
    {
        { "event fist within 600 ms", "expected event fist within 600 ms, but within 600 ms after fist at 9 s none came; the nearest is fist at 9.91 s; 2 of 3 times" },
        { "event flexion within 300 ms", "expected event flexion within 300 ms, but within 300 ms after flexion at 6 s none came; the nearest is flexion at 6.35 s" },
        { "event flexion within 500 ms of 3 s", "expected event flexion within 500 ms of 3 s, but within 500 ms of 3 s event fist came instead, at 3.42 s" },
        { "event pronation", "expected event pronation, but in the run event fist came instead, at 3.42 s" },
        { "event fist from 50 s", "expected event fist from 50 s, but from 50 s none came; the nearest is extension at 40 s" },
        { "voice says \"Photo saved\" within 1 s", "expected voice says \"Photo saved\" within 1 s, but within 1 s it says that only at 3.5 s" },
        { "voice says \"Band\"", "expected voice says \"Band\", but in the run it never says so; it says \"Photo saved. photo-0001.jpg.\" at 3.5 s" },
        { "voice says \"Band\" to 50 ms", "expected voice says \"Band\" to 50 ms, but to 50 ms it says nothing" },
        { "voice lacks \"Photo saved\"", "expected voice lacks \"Photo saved\", but in the run it says \"Photo saved. photo-0001.jpg.\" at 3.5 s" },
        { "no events", "expected no events, but in the run event fist came at 3.42 s" },
        { "no events from 39 s to 41 s", "expected no events from 39 s to 41 s, but from 39 s to 41 s event extension came at 40 s" },
        { "no event extension", "expected no event extension, but in the run event extension came at 40 s" },
        { "intent capture within 500 ms after fist", "expected intent capture within 500 ms after fist, but within 500 ms after fist at 9 s none came; the nearest is capture at 9.91 s; 2 of 3 times" },
        { "intent focus_previous", "expected intent focus_previous, but in the run none came; the nearest is capture at 3.42 s" },
        { "intent focus_previous from 40 s", "expected intent focus_previous from 40 s, but from 40 s none came; the nearest is focus_previous, which changed nothing, at 40 s" },
        { "photo 2", "expected photo 2, but in the run 3 photos were taken, the last at 15.4 s" },
        { "photo from 20 s", "expected photo from 20 s, but from 20 s none was taken; the nearest is that at 15.4 s" },
        { "no photo", "expected no photo, but in the run 3 photos were taken, the last at 15.4 s" },
        { "hud shows \"No photo\"", "expected hud shows \"No photo\", but in the run it shows \"Home\", \"Photo\", \"1 taken\" since 8.4 s" },
        { "hud shows \"Photo saved\" from 20 s", "expected hud shows \"Photo saved\" from 20 s, but from 20 s it shows that only at 3.42 s" },
        { "hud lacks \"Photo saved\"", "expected hud lacks \"Photo saved\", but in the run it shows that at 3.42 s" },
        { "link streaming within 500 ms", "expected link streaming within 500 ms, but within 500 ms it was disconnected; it was streaming from 0.6 s on" },
        { "link refused within 5 s", "expected link refused within 5 s, but within 5 s it was streaming, and refused at no time" },
        { "log contains \"battery\"", "expected log contains \"battery\", but in the run no line says so at any time; the last is \"wristband streams 8 channels at 1000 Hz\" at 30.5 s" },
        { "log contains \"disconnected\" to 20 s", "expected log contains \"disconnected\" to 20 s, but to 20 s no line says so; the nearest is \"wristband disconnected\" at 30.1 s" },
        { "log lacks \"disconnected\"", "expected log lacks \"disconnected\", but in the run it says \"wristband disconnected\" at 30.1 s" },
        { "lost frames below 5", "expected lost frames below 5, but in the run it is 5" },
        { "lost frames above 5", "expected lost frames above 5, but in the run it is 5" },
        { "lost frames is 4", "expected lost frames is 4, but in the run it is 5" },
        { "battery above 98 %", "expected battery above 98 %, but in the run it is 98 %" },
        { "latency median below 400 ms", "expected latency median below 400 ms, but in the run it is 420 ms" },
    };

    public static TheoryData<string, string> Mappings => new()
    {
        { "event fist within 1 s", "event: { name: fist, within: 1 s }" },
        { "event fist within 500 ms of 3 s", "event: { of: 3 s, name: fist, within: 500 ms }" },
        { "no events from 16 s to 39 s", "no_events: { from: 16 s, to: 39 s }" },
        { "no events", "no_events:" },
        { "photo", "photo:" },
        { "photo 2", "photo: 2" },
        { "hud shows \"Photo saved\" at 5 s", "hud_shows: { text: Photo saved, at: 5 s }" },
        { "log contains \"disconnected\"", "log_contains: disconnected" },
        { "link refused within 5 s", "link: { state: refused, within: 5 s }" },
        { "lost frames below 5", "lost_frames: { below: 5 }" },
        { "intent capture within 1 s after fist", "intent: { name: capture, within: 1 s, after: fist }" },
    };

    [Theory]
    [MemberData(nameof(Held))]
    public void An_expectation_that_holds_says_where(string expectation, string seen)
    {
        var verdict = Evidence.Judge(expectation);
        Assert.Equal($"{expectation}: {seen}", verdict.Sentence);
        Assert.True(verdict.Holds);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void An_expectation_that_does_not_hold_says_what_was_seen_instead(string expectation, string sentence)
    {
        var verdict = Evidence.Judge(expectation);
        Assert.Equal(sentence, verdict.Sentence);
        Assert.False(verdict.Holds);
        Assert.Equal(7 + 1, verdict.Expectation.Line);
    }

    [Theory]
    [MemberData(nameof(Mappings))]
    public void A_mapping_says_the_same_as_a_sentence(string sentence, string mapping)
    {
        var said = Evidence.Judge(sentence);
        var written = Evidence.Judge(mapping);
        Assert.Equal(said.Expectation with { Sentence = "" }, written.Expectation with { Sentence = "" });
        Assert.Equal((said.Holds, said.Seen, said.AtS), (written.Holds, written.Seen, written.AtS));
    }

    [Fact]
    public void A_photo_that_was_refused_is_told_with_its_reason()
    {
        var run = Evidence.Run with { Log = [new LogLine(20.4, "no photo: The capture light cannot be lit.")] };
        Assert.EndsWith("none was taken, and the log says \"no photo: The capture light cannot be lit.\" at 20.4 s", Evidence.Judge("photo within 1 s of 20 s", run).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_latency_that_nothing_was_measured_for_lies_within_no_bounds()
    {
        var run = Evidence.Run with { Report = Evidence.Run.Report with { LatencyMs = new("onset", null, null, null, null, null, null, null) } };
        Assert.Equal("expected latency median below 1 s, but in the run there is none", Evidence.Judge("latency median below 1 s", run).Sentence);
    }

    [Fact]
    public void A_run_in_which_nothing_happened_is_judged_without_a_nearest_event()
    {
        var run = Evidence.Run with { Report = Evidence.Run.Report with { Events = [], Photos = [] }, Hud = [], Log = [] };
        Assert.EndsWith("none came, nor at any other time; 0 of 3 times", Evidence.Judge("event fist within 1 s", run).Sentence, StringComparison.Ordinal);
        Assert.EndsWith("none came, nor any other at any time", Evidence.Judge("intent back", run).Sentence, StringComparison.Ordinal);
        Assert.EndsWith("none was taken, nor at any other time", Evidence.Judge("photo", run).Sentence, StringComparison.Ordinal);
        Assert.EndsWith("it shows nothing", Evidence.Judge("hud shows \"Home\"", run).Sentence, StringComparison.Ordinal);
        Assert.EndsWith("the log is empty", Evidence.Judge("log contains \"Home\"", run).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_of_the_display_is_compared_pixel_by_pixel()
    {
        using var runs = new Runs();
        var golden = Path.Combine(Scenario.BuiltInFolder, "golden", "photo-saved.png");
        var other = runs.NewFile("other.png", File.ReadAllBytes(Path.Combine(RepositoryRoot.Path, "hardware-spec", "pictures", "hud-photo-saved.png")));
        var small = runs.NewFile("small.png", Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));
        var file = runs.NewFile("picture.yaml", System.Text.Encoding.UTF8.GetBytes($"expect:\n  - hud matches {golden}\n  - hud matches {golden} from 10 s\n  - hud matches {golden} tolerance 50 % from 10 s\n  - hud matches {small}\n"));
        var expectations = Scenario.Open(file).Expectations;
        HudSight[] frames = [Evidence.Run.Hud[0] with { File = golden }, Evidence.Run.Hud[2] with { File = other }];
        var verdicts = expectations.Select(e => e.Judge(Evidence.Run with { Hud = frames })).ToArray();
        Assert.Equal("photo-saved.png at 0 s does", verdicts[0].Seen);
        Assert.Matches(@"^from 10 s none does; the nearest, other\.png at 8\.4 s, differs in \d+\.\d\d ?% of the pixels$", verdicts[1].Seen);
        Assert.Matches(@"^other\.png at 8\.4 s does, but for \d+\.\d\d ?% of the pixels$", verdicts[2].Seen);
        Assert.Equal("in the run its frames are not of the size of small.png", verdicts[3].Seen);
        Assert.Equal([true, false, true, false], verdicts.Select(v => v.Holds));
    }

    [Theory]
    [InlineData("evnt fist within 1 s", "is evnt fist within 1 s; did you mean 'event'?")]
    [InlineData("log contans \"a\"", "is log contans \"a\"; did you mean 'log contains'?")]
    [InlineData("a pony", "is a pony; expected it to begin with event, no events, no event, intent, photo, no photo, hud matches, hud shows, hud lacks, voice says, voice lacks, text reads, link, log contains, log lacks, lost frames, recovered frames, paused frames, corrupt frames, reordered frames, resyncs, dropped blocks, busy radio, streams, band starts, battery, glasses battery, dropped scenes, matched movements, missed movements, wrong events, extra events, keystrokes, clicks, missed clicks, held back gestures, wrist steps, doubtful pinches, latency median, latency p99 or delay median.")]
    [InlineData("event", "has no name; expected the name of a gesture.")]
    [InlineData("event fist soon", "name is fist soon; expected the name of a gesture.")]
    [InlineData("event fist within 1 s within 2 s", "has 'within' twice; keep one of them.")]
    [InlineData("event fist within", "within is empty; expected a time from 0 to 24 h.")]
    [InlineData("event fist within a moment", "within is a moment; expected a time from 0 to 24 h.")]
    [InlineData("event fist of 3 s", "has 'of' without 'within'; expected how soon.")]
    [InlineData("event fist after fist", "has 'after' without 'within'; expected how soon.")]
    [InlineData("event fist within 1 s of 3 s after fist", "has both 'of' and 'after'; keep one of them.")]
    [InlineData("event fist within 1 s from 3 s", "has 'within' and also 'from' or 'to'; keep one of them.")]
    [InlineData("link streaming at 1 s from 3 s", "has 'at' and another time; keep one of them.")]
    [InlineData("no events from 5 s to 3 s", "to is 3 s and 'from' is 5 s; expected time to run forwards.")]
    [InlineData("no events from 61 s", "is \"no events from 61 s\", but the run ends at 1 min; expected times within it.")]
    [InlineData("event fist at 3 s", "name is fist at 3 s; expected the name of a gesture.")]
    [InlineData("no events fist", "has 'fist' behind 'no events'; expected within, of, after, from or to.")]
    [InlineData("event pronation within 1 s", "is \"event pronation within 1 s\", but no movement is pronation; expected fist or flexion.")]
    [InlineData("event flexon within 1 s", "is \"event flexon within 1 s\", but no movement is flexon; did you mean 'flexion'?")]
    [InlineData("photo within 1 s after its movement", "is \"photo within 1 s after its movement\", which has no movement of its own; expected the name of one, such as 'after fist'.")]
    [InlineData("photo many", "count is many; expected a whole number from 0 to 100000.")]
    [InlineData("link broken within 1 s", "state is broken; expected streaming, disconnected or refused.")]
    [InlineData("intent capure", "name is capure; did you mean 'capture'? Expected capture, focus_next, focus_previous, select, back, home, point, context_menu, dial, drag or display_toggle.")]
    [InlineData("hud shows \"a", "is hud shows \"a; expected a second quotation mark (in YAML ' #' begins a comment: put the whole in single quotes).")]
    [InlineData("log contains \"a: b\"", "is 'log contains \"a' and a value behind it; put the whole sentence in single quotes, for it has a colon.")]
    [InlineData("lost frames", "has no bound; expected such as 'lost frames below 3'.")]
    [InlineData("battery above 50 mV", "above is 50 mV, whose unit is not known here; expected a percentage from 0 to 1000000000 %, in %.")]
    [InlineData("[photo]", "is a list; expected a list of expectations, such as 'event fist within 600 ms'.")]
    [InlineData("{ photo: 1, from: 3 s }", "has 'from' beside 'photo'; expected one name with all else within it, such as 'photo: { … }'.")]
    [InlineData("{ phto: 1 }", "phto is unknown; did you mean 'photo'?")]
    [InlineData("{ photo: { many: 1 } }", "many is unknown; expected count, within, of, after, from or to.")]
    public void A_wrong_expectation_is_one_sentence_with_its_line(string expectation, string complaint)
    {
        var error = Assert.Throws<ScenarioException>(() => Evidence.Judge(expectation)).Message;
        Assert.StartsWith("made-up.yaml:8: expect", error, StringComparison.Ordinal);
        Assert.EndsWith(complaint, error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error);
    }

    [Fact]
    public void A_golden_picture_that_is_missing_is_found_before_anything_runs()
    {
        using var runs = new Runs();
        var file = runs.NewFile("golden.yaml", "duration: 5 s\nexpect:\n  - photo\n  - hud matches golden/none.png\n"u8);
        Assert.Equal($"{file}:4: expect.picture is golden/none.png, which is not there; expected a PNG, relative to the scenario's file.", Assert.Throws<ScenarioException>(() => Scenario.Load(file)).Message);
    }

    [Fact]
    public void One_expectation_needs_no_list() =>
        Assert.Equal("photo", Assert.Single(Scenario.Parse("expect: photo", "one.yaml").Expectations).Sentence);
}
