using NeuralGlasses.Apps;
using NeuralGlasses.Contract;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hosting.Writing;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Sdk.Tests.Sound;
using NeuralGlasses.Sdk.Tests.Storage;
using NeuralGlasses.Typing.Keystrokes;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Hosting.Writing;

// A text that an app asks for is written by gestures, which mean nothing else meanwhile; it is never lost, and there is always a way out.
public sealed class WritingServiceTests
{
    [Fact]
    public void What_is_for_somebody_else_is_another_draft()
    {
        string KeyOf(string draft) => new WritingWish("messages", new TextWish(TextPurpose.Message, "To Anna") { Draft = draft }, (_, _) => { }).DraftKey;
        Assert.NotEqual(KeyOf("conversation 1"), KeyOf("conversation 2"));
        Assert.Equal(KeyOf("conversation 1"), KeyOf("conversation 1"));
        Assert.NotEqual(KeyOf(""), KeyOf("conversation 1"));
    }

    [Fact]
    public void What_the_wearer_writes_is_answered_once_it_is_done()
    {
        using var bench = new WritingBench().Ask();
        Assert.True(bench.IsWriting);
        bench.Type("we").Take().Type("drink").Take().Choose(".,?!", ".").Choose("done");
        AppAnswer answer = Assert.Single(bench.Answers);
        Assert.Equal((true, "We drink.", TextEnd.Written), (answer.IsDone, answer.Text, bench.End));
        Assert.False(bench.IsWriting);
    }

    [Fact]
    public void No_letter_takes_a_photo_and_a_fist_does_again_when_the_text_is_done()
    {
        using var bench = new WritingBench().Ask();
        bench.Type("we").Take().Take().Take().Erase().Erase().Erase();
        Assert.Empty(bench.Glasses.Events);
        Assert.Empty(bench.Gestures);
        Assert.Equal(8, bench.Keystrokes.Count);
        bench.Want(IntentKind.Back);
        bench.Make("fist");
        Assert.Equal(["fist"], bench.Gestures);
        Assert.Contains("take", bench.Glasses.Events);
    }

    [Fact]
    public void The_gesture_that_ends_a_text_does_nothing_more_while_it_is_held()
    {
        using var bench = new WritingBench().Ask(TextPurpose.Search);
        bench.Type("te").Take();
        bench.Make("fist", 2000);
        Assert.Equal(TextEnd.Written, bench.End);
        Assert.Empty(bench.Gestures);
        Assert.Empty(bench.Glasses.Events);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void A_gesture_that_waits_for_another_is_heard_where_its_key_is_not_seen(bool hasDisplay, bool isHeard)
    {
        var speaker = new FakeSpeaker();
        using var bench = new WritingBench(sound: new GlassesSound(speaker) { Voice = new ScriptedVoice() }, hasDisplay: hasDisplay);
        bench.Ask().Run(4000);
        double from = bench.NowMs;
        bench.Make("flexion", 700, thenMs: 500);
        Assert.Empty(bench.Keystrokes);
        Assert.Equal(isHeard, speaker.Level(from, bench.NowMs) > 0.001);

        // Once more the same, and it is heard once more; then nothing is done, and nothing is heard.
        from = bench.NowMs;
        bench.Make("flexion", 700, thenMs: 500);
        Assert.Equal(isHeard, speaker.Level(from, bench.NowMs) > 0.001);
        from = bench.NowMs;
        bench.Run(5000);
        Assert.Equal(0, speaker.Level(from, bench.NowMs));
        Assert.Empty(bench.Keystrokes);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void Whoever_asked_for_the_text_with_the_hand_is_believed_at_once(bool byHand, int typed)
    {
        using var bench = new WritingBench();
        if (byHand)
            bench.Make("radial");
        bench.Ask().Make("flexion", 300, thenMs: 0);
        Assert.Equal(typed, bench.Keystrokes.Count);
        bench.Run(1200).Make("flexion", 300, thenMs: 0);
        Assert.Equal(typed == 1 ? 2 : 0, bench.Keystrokes.Count);
    }

    [Fact]
    public void Nothing_is_typed_while_no_text_is_written()
    {
        using var bench = new WritingBench();
        foreach (string gesture in WritingBench.Labels[1..])
            bench.Make(gesture, 1500);
        Assert.Empty(bench.Keystrokes);
    }

    [Fact]
    public void Nothing_is_typed_while_an_electrode_is_off()
    {
        using var bench = new WritingBench().Ask();
        bench.Type("the");
        bench.Flags = EmgStreamFormat.FlagLeadOff;
        bench.Run(100);
        int before = bench.Keystrokes.Count(each => each.Passed);
        bench.Make("fist", 1500);
        Assert.Equal(before, bench.Keystrokes.Count(each => each.Passed));
        bench.Flags = 0;
        bench.Run(1000);
        bench.Take();
        Assert.Equal("The _", bench.Shown);
    }

    [Fact]
    public void Nothing_is_typed_while_the_glasses_are_off_the_head_and_the_text_is_still_there_afterwards()
    {
        using var bench = new WritingBench().Ask();
        bench.Type("we").Take();
        bench.IsWorn = false;
        bench.Run(100);
        bench.Make("fist").Make("extension");
        bench.IsWorn = true;
        bench.Run(500);
        Assert.Equal("We _", bench.Shown);
        Assert.Equal(3, bench.Keystrokes.Count);
    }

    [Fact]
    public void A_finger_at_the_temple_leads_out_and_gestures_do_not_type_into_its_menu()
    {
        using var bench = new WritingBench().Ask();
        bench.Type("we").Take();
        bench.Want(IntentKind.Select);
        Assert.Equal(["Go on", "Done", "Cancel"], ((HudList)bench.Scene.Elements[0]).Items.Select(item => item.Label));
        bench.Make("fist").Make("flexion");
        Assert.Empty(bench.Gestures);
        bench.Want(IntentKind.FocusNext);
        bench.Want(IntentKind.Select);
        Assert.Equal(AppAnswer.Done("We").Text, bench.Answers[^1].Text);
        bench.Ask().Want(IntentKind.ContextMenu);
        bench.Want(IntentKind.FocusNext);
        bench.Want(IntentKind.FocusNext);
        bench.Want(IntentKind.Select);
        Assert.Equal(TextEnd.Cancelled, bench.End);
        Assert.Equal(3, bench.Keystrokes.Count);
    }

    [Fact]
    public void The_menu_of_the_keyboard_leads_out_as_well_and_nothing_is_kept_of_what_is_cancelled()
    {
        using var bench = new WritingBench().Ask();
        bench.Type("we").Take().Choose("more", "cancel");
        Assert.Equal(TextEnd.Cancelled, bench.End);
        bench.Ask();
        Assert.Equal("_", bench.Shown);
    }

    [Theory]
    [InlineData(IntentKind.Back)]
    [InlineData(IntentKind.Home)]
    public void What_was_written_is_offered_again_after_the_wearer_left(IntentKind way)
    {
        var keep = new MemoryAppKeep();
        using (var bench = new WritingBench(keep: keep).Ask())
        {
            bench.Type("we").Take().Type("drink").Want(way);
            Assert.Equal(TextEnd.Left, bench.End);
        }

        using var later = new WritingBench(keep: keep).Ask();
        Assert.StartsWith("Note · draft", ((HudText)later.Scene.Elements[0]).Text, StringComparison.Ordinal);
        Assert.Equal("We drink _", later.Shown);
        later.Choose("done");
        Assert.Equal("We drink", later.Answers[^1].Text);
        later.Ask();
        Assert.Equal("_", later.Shown);
    }

    [Fact]
    public void A_crash_of_the_app_and_of_the_glasses_keeps_all_whole_words()
    {
        var keep = new MemoryAppKeep();
        using (var bench = new WritingBench(keep: keep).Ask())
        {
            bench.Type("we").Take();
            bench.App.Behaviour = (_, _) => throw new InvalidOperationException("It fell over.");
            bench.Run(200);
            Assert.False(bench.IsWriting);
            Assert.Empty(bench.Answers);
        }

        using (var bench = new WritingBench(keep: keep).Ask())
            bench.Type("drink").Take();
        using var later = new WritingBench(keep: keep).Ask();
        Assert.Equal("We drink _", later.Shown);
    }

    [Fact]
    public void A_text_to_begin_with_is_gone_on_with_and_has_a_draft_of_its_own()
    {
        using var bench = new WritingBench().Ask(text: "Tea at home.");
        bench.Type("we").Want(IntentKind.Back);
        bench.Ask();
        Assert.Equal("_", bench.Shown);
        bench.Want(IntentKind.Back);
        bench.Ask(text: "Tea at home.");
        bench.Choose("done");
        Assert.Equal("Tea at home. We", bench.Answers[^1].Text);
    }

    [Fact]
    public void A_text_is_no_longer_than_it_may_be()
    {
        using var bench = new WritingBench().Ask(most: 6);
        bench.Type("we").Take().Type("drink").Choose("done");
        Assert.True(bench.Answers[^1].Text.Length <= 6, bench.Answers[^1].Text);
        Assert.StartsWith("We", bench.Answers[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_likeliest_key_is_seen_before_it_is_decided()
    {
        using var bench = new WritingBench().Ask();
        bench.Make("radial").Make("supination");
        int typed = bench.Keystrokes.Count;
        var seen = false;
        bench.Glasses.Scenes.Clear();
        bench.Make("ulnar");
        foreach (HudScene scene in bench.Glasses.Scenes)
            seen |= scene.FocusedId == ".text-key-2";
        Assert.True(seen);
        Assert.Null(bench.Scene.FocusedId);
        Assert.Equal(typed + 1, bench.Keystrokes.Count);
    }

    [Fact]
    public void The_first_key_after_a_pause_stays_in_sight_until_another_lets_it_count()
    {
        using var bench = new WritingBench().Ask();
        bench.Make("ulnar");
        Assert.Equal(".text-key-2", bench.Scene.FocusedId);
        Assert.Empty(bench.Keystrokes);
        bench.Make("radial");
        Assert.Equal(["ulnar", "radial"], bench.Keystrokes.Select(each => each.Gesture));
        Assert.Null(bench.Scene.FocusedId);

        bench.Run(3200).Make("ulnar").Run(3200);
        Assert.Null(bench.Scene.FocusedId);
        Assert.Equal(2, bench.Keystrokes.Count);

        bench.Make("ulnar").Make("ulnar");
        Assert.Equal(2, bench.Keystrokes.Count);
        bench.Make("radial");
        Assert.Equal(["ulnar", "ulnar", "radial"], bench.Keystrokes.Skip(2).Select(each => each.Gesture));
        Assert.All(bench.Keystrokes, each => Assert.True(each.Passed));
    }

    [Fact]
    public void Whoever_may_not_or_asks_wrongly_is_told_why()
    {
        Refused(new WritingBench(permission: AppPermission.Notifications), "Scripted has not the permission 'text'; its manifest has to ask for it.");
        Refused(new WritingBench(hasLanguages: false), "These glasses have no language to write in; put the folder of languages, text-entry, on them.");
        Refused(new WritingBench(new TinyLanguages { Names = [] }), "These glasses have no language to write in; put the folder of languages, text-entry, on them.");
        Refused(new WritingBench(new TinyLanguages { Names = ["de"] }), "There is no model for 'en'; choose en.");
        Refused(new WritingBench(new TinyLanguages { Keys = ["abcde", "fghij", "klmno", "pqrst", "uvwyz'"] }), "tiny: the letter 'x' is on no key, so no word with it could be typed; add it to a key.");
        Refused(new WritingBench(labels: ["rest", "fist", "flexion"]), "The keyboard is typed with gestures such as 'radial', which the model made does not know; use one that does, such as hand-gestures.");

        static void Refused(WritingBench bench, string why)
        {
            using (bench)
            {
                bench.Ask();
                Assert.Equal((why, TextEnd.Refused), (bench.Answers[^1].Text, bench.End));
                Assert.False(bench.IsWriting);
            }
        }
    }

    [Theory]
    [InlineData("letter", "500", "", "A text cannot be for 'letter'; expected message, search or command.")]
    [InlineData("message", "0", "", "The most characters of a text are '0', expected 1 to 2000; give another number.")]
    [InlineData("message", "many", "", "The most characters of a text are 'many', expected 1 to 2000; give another number.")]
    [InlineData("message", "3", "long", "The text to begin with has 4 characters, expected at most 3; give less of it, or allow more.")]
    public void A_wish_that_is_none_is_refused_with_a_sentence(string purpose, string most, string text, string why)
    {
        using var bench = new WritingBench();
        bench.App.Glasses.Ask(new AppAsk("text.write") { Arguments = new Dictionary<string, string> { ["for"] = purpose, ["most"] = most, ["text"] = text } }, bench.Answers.Add);
        bench.Run(100);
        Assert.Equal(why, Assert.Single(bench.Answers).Text);
    }

    [Fact]
    public void One_text_is_written_at_a_time_and_for_the_open_app_alone()
    {
        using var bench = new WritingBench().Ask().Ask();
        Assert.Equal("A text is being written already; wait for its end.", Assert.Single(bench.Answers).Text);
        bench.Want(IntentKind.Home);
        bench.Ask();
        Assert.Equal("Scripted is not open; the wearer writes for the open app alone.", bench.Answers[^1].Text);
        bench.App.Glasses.Ask(new AppAsk("text.read"), bench.Answers.Add);
        bench.Run(100);
        Assert.Equal("The text does not know 'text.read'; it knows text.write.", bench.Answers[^1].Text);
    }

    [Fact]
    public void A_language_is_opened_when_it_is_first_written_in_and_not_before()
    {
        var languages = new TinyLanguages();
        using var bench = new WritingBench(languages);
        bench.Run(1000);
        Assert.Equal(0, languages.Opened);
        bench.Ask();
        Assert.Equal(1, languages.Opened);
    }

    [Fact]
    public void A_damaged_dictionary_is_set_aside_and_said_in_one_notice()
    {
        var aside = new KeptInMemory("aside");
        var kept = new KeptInMemory("words");
        kept.Save("no dictionary"u8);
        using var bench = new WritingBench(new TinyLanguages { Kept = kept, Aside = aside }).Ask();
        Assert.Equal("Your own words", Assert.IsType<HudCard>(bench.Scene.Elements[^1]).Title);
        Assert.Equal("no dictionary"u8.ToArray(), aside.Load());
        bench.Type("we").Take().Choose("done");
        Assert.Contains("\twe\n", System.Text.Encoding.UTF8.GetString(kept.Load()!), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_are_learnt_from_a_message_that_is_done_and_from_nothing_else()
    {
        var kept = new KeptInMemory("words");
        using var bench = new WritingBench(new TinyLanguages { Kept = kept }).Ask(TextPurpose.Search);
        bench.Type("te").Take().Take();
        Assert.Equal(TextEnd.Written, bench.End);
        bench.Ask().Type("we").Take().Choose("more", "cancel");
        Assert.Null(kept.Load());
        bench.Ask(text: "home").Type("we").Take().Choose("done");
        string words = System.Text.Encoding.UTF8.GetString(kept.Load()!);
        Assert.Contains("\twe\n", words, StringComparison.Ordinal);
        Assert.DoesNotContain("home", words, StringComparison.Ordinal);
    }

    private sealed class KeptInMemory(string name) : IKeptBytes
    {
        private byte[]? _bytes;

        public string Name => name;

        public byte[]? Load() => _bytes;

        public void Save(ReadOnlySpan<byte> bytes) => _bytes = bytes.ToArray();
    }
}
