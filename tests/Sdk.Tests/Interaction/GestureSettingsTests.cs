using NeuralGlasses.Decoding;
using NeuralGlasses.Interaction;
using NeuralGlasses.Settings;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Interaction;

public sealed class GestureSettingsTests
{
    [Fact]
    public void A_wearers_file_changes_what_it_names_and_nothing_else()
    {
        GestureSettings own = GestureSettings.Shipped.With("own.json", """
            { "gate": { "awakeMs": 8000, "intents": { "capture": { "minConfidence": 0.9 } } },
              "contexts": { "any": { "fist": "none" }, "teleprompter": { "thumb_swipe_in": "back" } } }
            """);
        var map = new IntentMap(own);
        Assert.Null(Meaning(map, "home", "fist"));
        Assert.Equal(IntentKind.FocusNext, Meaning(map, "home", "flexion"));
        Assert.Equal(IntentKind.Back, Meaning(map, "teleprompter", "thumb_swipe_in"));
        Assert.Equal(IntentKind.FocusPrevious, Meaning(map, "home", "thumb_swipe_in"));
        Assert.Equal(IntentKind.FocusNext, Meaning(map, "teleprompter", "thumb_swipe_out"));
        Assert.Equal((8000, 350, 0.9), (own.Gate.AwakeMs, own.Gate.MaxAgeMs, own.Gate.Intents["capture"].MinConfidence));
        Assert.Equal(80, own.Gate.Intents["focusNext"].MinGapMs);
    }

    [Theory]
    [InlineData("""{ "contexts": { "home": { "fist": "captrue" } } }""", "contexts.home.fist is 'captrue', which is not known; did you mean 'capture'?")]
    [InlineData("""{ "gate": { "maxAgeMs": 0 } }""", "gate.maxAgeMs is 0, expected 1 to 3600000")]
    [InlineData("""{ "gate": { "intents": { "grab": {} } } }""", "gate.intents.grab is 'grab', which is not known")]
    [InlineData("""{ "context": {} }""", "has a field 'context', which nothing reads; did you mean 'contexts'?")]
    [InlineData("""{ "contexts": { "home": { "fist": 3 } } }""", "contexts.home.fist is 3, expected a text in quotes")]
    [InlineData("fist: capture", "is no JSON at line 1")]
    public void A_file_that_is_wrong_is_refused_with_the_field(string json, string words) =>
        Assert.Contains(words, Assert.Throws<SettingsException>(() => GestureSettings.Shipped.With("own.json", json)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_is_opened_by_its_path_and_named_where_it_cannot_be()
    {
        string folder = Directory.CreateTempSubdirectory("neuralglasses-gestures-").FullName;
        try
        {
            string file = Path.Combine(folder, "own.json");
            File.WriteAllText(file, "{ \"contexts\": { \"any\": { \"fist\": \"back\" } } }");
            Assert.Equal("back", GestureSettings.Open(file).Contexts["any"]["fist"]);
            File.WriteAllBytes(file, new byte[(1 << 20) + 1]);
            Assert.Contains("own.json is larger than 1024 KiB", Assert.Throws<SettingsException>(() => GestureSettings.Open(file)).Message, StringComparison.Ordinal);
            File.Delete(file);
            Assert.Contains("own.json cannot be read", Assert.Throws<SettingsException>(() => GestureSettings.Open(file)).Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_meaning_for_a_gesture_that_nothing_makes_is_noticed()
    {
        GestureSettings own = GestureSettings.Shipped.With("own.json", """{ "contexts": { "home": { "fsit": "capture", "snap": "back", "head_up": "none", "fist": "none" } } }""");

        Assert.Equal(["fsit"], own.NeverMade(["snap"]));
        Assert.Empty(GestureSettings.Shipped.NeverMade([]));
    }

    // No function may depend on the wristband alone.
    [Fact]
    public void Whatever_a_gesture_of_the_wrist_does_a_finger_at_the_temple_does_as_well()
    {
        foreach ((string context, IReadOnlyDictionary<string, string> meanings) in GestureSettings.Shipped.Contexts)
        {
            var atTheTemple = meanings.Where(each => TempleGestures.All.Contains(each.Key)).Select(each => IntentMeaning.Parse(each.Value).Kind).ToHashSet();
            IEnumerable<IntentKind> missing = meanings.Values.Select(word => IntentMeaning.Parse(word).Kind).Where(kind => !atTheTemple.Contains(kind));

            // Repeated "back" is "home", and what is dragged can be dialled.
            Assert.Empty(missing.Except(context == IntentMap.AnyContext ? [IntentKind.Home, IntentKind.Point, IntentKind.Drag] : []));
        }
    }

    private static IntentKind? Meaning(IntentMap map, string context, string gesture) =>
        map.TryMap(context, new GestureEvent(gesture, 1, default), new HostTime(1), out Intent intent) ? intent.Kind : null;
}
