using NeuralGlasses.Apps;
using NeuralGlasses.Interaction;
using NeuralGlasses.Settings;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Apps;

public sealed class AppManifestTests
{
    private const string Whole = """
        {
          "id": "org.example.timer", "version": "1.2.0", "title": "Timer", "symbol": "clock",
          "assembly": "Timer.dll", "type": "Example.TimerApp",
          "permissions": [ "camera", "notifications" ],
          "hardware": { "required": [ "camera" ], "optional": [ "speaker" ] },
          "home": [ { "title": "Timer" }, { "title": "Start", "action": "start" } ],
          "intents": [ "capture" ],
          "actions": [ { "id": "start", "title": "Start", "description": "Starts it." } ],
          "settings": [
            { "id": "minutes", "title": "Minutes", "kind": "number", "least": 1, "most": 60, "step": 5, "default": 5 },
            { "id": "loud", "title": "Loud", "kind": "switch", "default": true },
            { "id": "sound", "title": "Sound", "kind": "choice", "choices": [ "bell", "gong" ], "default": "gong" } ],
          "budget": { "milliwattSeconds": 100, "secondsInView": 60, "interruptions": 2 },
          "background": true, "tickMs": 100, "storageBytes": 2000
        }
        """;

    [Fact]
    public void A_whole_manifest_is_read()
    {
        AppManifest manifest = AppManifestFile.Read("app.json", Whole);
        Assert.Equal(("org.example.timer", "1.2.0", "Timer", "Timer.dll", "Example.TimerApp"), (manifest.Id, manifest.Version, manifest.Title, manifest.Assembly, manifest.Type));
        Assert.Equal([AppPermission.Camera, AppPermission.Notifications], manifest.Permissions);
        Assert.Equal([AppHardware.Camera], manifest.Required);
        Assert.Equal([AppHardware.Speaker], manifest.Optional);
        Assert.Equal([new AppHomeLine("Timer"), new AppHomeLine("Start", "start")], manifest.Home);
        Assert.Equal([IntentKind.Capture], manifest.Intents);
        Assert.Equal(["5", "on", "gong"], manifest.Settings.Select(setting => setting.Default));
        Assert.Equal(new AppBudget { MilliwattSeconds = 100, SecondsInView = 60, Interruptions = 2 }, manifest.Budget);
        Assert.Equal((true, 100, 2000), (manifest.RunsInBackground, manifest.TickMs, manifest.StorageBytes));
    }

    [Theory]
    [InlineData("\"camera\", \"notifications\"", "\"kamera\"", "permissions[0] is 'kamera', which is not known; did you mean 'camera'?")]
    [InlineData("\"camera\", \"notifications\"", "\"system\"", "asks for 'system', which is for apps that come with the glasses")]
    [InlineData("org.example.timer", "Org.Example", "id is 'Org.Example', expected words of small letters")]
    [InlineData("1.2.0", "1.2", "version is '1.2', expected three numbers")]
    [InlineData("\"title\": \"Timer\", \"symbol\"", "\"title\": \"A title far too long\", \"symbol\"", "title 'A title far too long' has 20 characters, expected 1 to 15")]
    [InlineData("Timer.dll", "../Timer.dll", "assembly is '../Timer.dll', expected the name of a .dll")]
    [InlineData("\"tickMs\": 100", "\"tickMs\": 5", "tickMs is 5, expected 0 for no ticks, or 20 to 60000 ms")]
    [InlineData("\"tickMs\": 100", "\"tickMss\": 100", "has a field 'tickMss', which nothing reads; did you mean 'tickMs'?")]
    [InlineData("\"storageBytes\": 2000", "\"storageBytes\": 1e12", "storageBytes is 1000000000000, expected 0 to 16777216")]
    [InlineData("\"required\": [ \"camera\" ]", "\"required\": [ ]", "does not name 'camera', although the app asks for that permission")]
    [InlineData("\"camera\", \"notifications\"", "\"camera\", \"head\"", "does not name 'head', although the app asks for that permission")]
    [InlineData("\"action\": \"start\"", "\"action\": \"stop\"", "home[1].action is 'stop', which is not known")]
    [InlineData("\"default\": 5", "\"default\": 99", "settings[0].default is '99', expected 1 to 60")]
    [InlineData("\"default\": \"gong\"", "\"default\": \"drum\"", "settings[2].default is 'drum', expected one of bell, gong")]
    [InlineData("[ \"capture\" ]", "[ \"select\" ]", "intents[0] is 'select', which is not known")]
    [InlineData("\"background\": true", "\"background\": 1", "background is 1, expected true or false")]
    [InlineData("{ \"title\": \"Timer\" },", "3,", "home[0] is 3, expected an object in braces")]
    public void What_is_wrong_is_said_in_one_sentence(string old, string now, string words)
    {
        var error = Assert.Throws<SettingsException>(() => AppManifestFile.Read("app.json", Whole.Replace(old, now, StringComparison.Ordinal)));
        Assert.StartsWith("app.json: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{ \"id\": ")]
    [InlineData("{ \"id\": \"a\", \"id\": \"b\" }")]
    public void What_is_no_manifest_at_all_is_refused(string json) => Assert.Throws<SettingsException>(() => AppManifestFile.Read("app.json", json));

    [Fact]
    public void Glasses_without_a_part_say_which()
    {
        AppManifest manifest = AppManifestFile.Read("app.json", Whole);
        Assert.Equal("Timer needs a camera, which these glasses have not.", manifest.WhyNotOn(new GlassesAbilities()));
        Assert.Null(manifest.WhyNotOn(new GlassesAbilities { Hardware = [AppHardware.Camera] }));
    }
}
