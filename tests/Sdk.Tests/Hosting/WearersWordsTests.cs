using System.Text.RegularExpressions;
using NeuralGlasses.Apps;
using NeuralGlasses.Consent;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Sdk.Tests.Apps;
using NeuralGlasses.Storage;
using Xunit;
using static NeuralGlasses.Sdk.Tests.Apps.TestGlasses;

namespace NeuralGlasses.Sdk.Tests.Hosting;

// Whatever an app throws, shows or keeps, and whatever the memory answers: the wearer reads plain words in one line, and the log has the rest.
public sealed partial class WearersWordsTests
{
    private const string Nasty = "Object reference of System.Object[] not set\n   at Foo.Bar(/home/x/Foo.cs:12)";
    private readonly TestGlasses _glasses = new();
    private readonly List<string> _log = [];

    public static TheoryData<string> Wrongs => ["throws at once", "throws at a pinch", "cannot be made", "shows too much", "keeps without room"];

    [Theory]
    [MemberData(nameof(Wrongs))]
    public void What_goes_wrong_with_an_app_is_told_in_plain_words_and_logged_in_full(string wrong)
    {
        AppManifest manifest = ScriptedApp.Manifest() with { StorageBytes = 1000, RunsInBackground = true };
        InstalledApp app = wrong == "cannot be made"
            ? new InstalledApp(manifest, () => throw new TypeLoadException(Nasty))
            : ScriptedApp.Install(manifest, () => new ScriptedApp { Behaviour = (self, call) => Do(self, call, wrong) });
        var host = new GlassesHost(_glasses.Devices, [app], new GlassesHostOptions { Keep = new BrokenKeep(), Log = (_, line) => _log.Add(line) });
        host.Dispatch(Want(IntentKind.Select, 0));
        host.Dispatch(Want(IntentKind.Select, 100));
        for (var ms = 200; ms < 40_000; ms += 50)
            host.Advance(At(ms));
        string[] texts = [.. _glasses.Scenes.SelectMany(scene => scene.Texts).Append(host.Apps[0].Detail ?? "").Distinct()];
        Assert.All(texts, text => Assert.DoesNotMatch(Technical(), text));
        Assert.Contains(_glasses.Scenes, scene => scene.Elements.OfType<HudCard>().Any());
        string detail = wrong == "shows too much" ? "100000" : wrong == "keeps without room" ? BrokenKeep.Why : Nasty;
        Assert.Contains(_log.Append(host.Apps[0].LastFailure ?? ""), line => line.Contains(detail, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("volume", "a lot", "The setting 'volume' cannot be 'a lot'.")]
    [InlineData("volume", "40", "It holds until the glasses go off; make room in the memory.")]
    public void A_setting_that_does_not_fit_or_is_not_kept_is_refused_in_plain_words(string id, string value, string words)
    {
        var answers = new List<AppAnswer>();
        var app = new ScriptedApp();
        app.Behaviour = (self, call) =>
        {
            if (call == "open")
                new AppSystem(self.Glasses).Set("", id, value, answers.Add);
        };
        var host = new GlassesHost(_glasses.Devices, [ScriptedApp.Install(ScriptedApp.Manifest() with { Permissions = [AppPermission.System] }, () => app)], new GlassesHostOptions { Keep = new BrokenKeep() });
        host.Dispatch(Want(IntentKind.Select, 0));
        Assert.Equal(words, Assert.Single(answers).Text);
    }

    [Fact]
    public void A_memory_that_fails_is_told_without_paths()
    {
        Assert.Equal("No space left on device", MemoryWords.Of(new IOException("No space left on device : '/data/media/x.part'")));
        Assert.Equal("the memory is full", MemoryWords.Of(new IOException("ENOSPC", 28)));
        Assert.Equal("the memory is full", MemoryWords.Of(new IOException("There is not enough space on the disk.", unchecked((int)0x80070070))));
        Assert.Equal("it is not allowed", MemoryWords.Of(new UnauthorizedAccessException("Access to the path '/data' is denied.")));
        Assert.Equal("it is not there", MemoryWords.Of(new FileNotFoundException("Could not find file '/data/x'.")));
        Assert.Equal("the memory failed", MemoryWords.Of(new IOException("The process cannot access the file '/data/x' because it is in use.")));
        Assert.Equal("The memory does not answer", MemoryWords.Of(new IOException("The memory does not answer.")));
    }

    [Fact]
    public void Every_end_of_a_capture_has_a_plain_sentence()
    {
        foreach (CaptureEnd end in Enum.GetValues<CaptureEnd>())
            Assert.DoesNotMatch(Technical(), CaptureSentences.Of(end));
        foreach (AppState state in Enum.GetValues<AppState>())
            Assert.DoesNotMatch(Technical(), WearersWords.Stopped(state));
    }

    // Names of types and members, paths, lines of a stack, and the ends of lines.
    [GeneratedRegex(@"Exception|System\.|[a-z][A-Z]|[\w]+\.cs|/\w+/|\n|\(Parameter|\bnull\b")]
    private static partial Regex Technical();

    private static void Do(ScriptedApp app, string call, string wrong)
    {
        switch (wrong)
        {
            case "throws at once":
            case "throws at a pinch" when call == "Select":
                throw new InvalidOperationException(Nasty);
            case "shows too much" when call == "open":
                app.Glasses.Show(new HudScene("long", [new HudText("text", new string('x', 100_000))]));
                break;
            case "keeps without room" when call == "open":
                app.Glasses.Storage.TrySet("a", "1");
                break;
        }
    }

    private sealed class BrokenKeep : IAppKeep
    {
        public const string Why = "It could not be kept: No space left on device : '/var/lib/neuralglasses/apps/scripted.json'";

        public IReadOnlyDictionary<string, string> Read(string appId, AppKeepKind kind) => new Dictionary<string, string>();

        public void Write(string appId, AppKeepKind kind, string key, string? value) => throw new DeviceFailedException(Why);
    }
}
