using System.Text;
using NeuralGlasses.Apps;
using NeuralGlasses.Apps.Messages;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting.Process;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Sdk.Tests.Hud;
using NeuralGlasses.Settings;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Hosting;

public sealed class AppWireTests
{
    private static readonly HostTime At = new(123_456_789);

    [Fact]
    public void Every_message_reads_as_it_was_written()
    {
        var texts = new Dictionary<string, string> { ["a"] = "1", ["ü"] = "\"quoted\"\n" };
        foreach (AppMessage message in new[]
        {
            new AppMessage(AppMessageKind.Open, At),
            new AppMessage(AppMessageKind.Intent, At) { Intent = new AppIntent(IntentKind.Dial, "zoom", At) { X = -2, Y = 0.5 } },
            new AppMessage(AppMessageKind.Action, At) { Text = "start" },
            new AppMessage(AppMessageKind.Setting, At) { Text = "minutes", Value = "5" },
            new AppMessage(AppMessageKind.Shown, At) { Shown = new SceneShown("page", HudOutcome.Degraded, "There is no room.") },
            new AppMessage(AppMessageKind.Tick, At),
        })
        {
            Assert.Equal(message, AppWire.ReadMessage(AppWire.Write(message)));
        }

        AppAnswer answer = AppWire.ReadMessage(AppWire.Write(new AppMessage(AppMessageKind.Answer, At) { Number = 7, Answer = new AppAnswer(true, "photo-1.jpg") { Rows = [texts], Bytes = new byte[] { 1, 2, 255 } } })).Answer!;
        Assert.Equal((true, "photo-1.jpg", "\"quoted\"\n"), (answer.IsDone, answer.Text, answer.Rows[0]["ü"]));
        Assert.Equal([1, 2, 255], answer.Bytes.ToArray());
        AppEvent happened = AppWire.ReadMessage(AppWire.Write(new AppMessage(AppMessageKind.Event, At) { Event = new AppEvent("band.changed", texts) })).Event!;
        Assert.Equal(("band.changed", "1"), (happened.Name, happened.Value("a")));
    }

    [Fact]
    public void A_start_tells_what_the_glasses_can_do()
    {
        var glasses = new GlassesAbilities { Display = Scenes.Green with { MostLight = 0.25 }, CameraModes = [new CameraMode(960, 720, 5)], Hardware = [AppHardware.Display, AppHardware.Camera] };
        var start = new AppStart(new DateTimeOffset(2026, 11, 26, 8, 30, 0, TimeSpan.FromHours(1)), glasses, new Dictionary<string, string> { ["loud"] = "on" }, new Dictionary<string, string> { ["k"] = "v" });
        AppStart read = AppWire.ReadMessage(AppWire.Write(new AppMessage(AppMessageKind.Start, At) { Start = start })).Start!;
        Assert.Equal((start.StartedAt, glasses.Display), (read.StartedAt, read.Glasses.Display));
        Assert.Equal(glasses.CameraModes, read.Glasses.CameraModes);
        Assert.Equal(glasses.Hardware, read.Glasses.Hardware);
        Assert.Equal(("on", "v"), (read.Settings["loud"], read.Stored["k"]));
    }

    [Fact]
    public void Every_element_of_a_scene_crosses_whole()
    {
        HudScene scene = new("all",
        [
            new HudText("text", "Words") { Style = HudTextStyle.Large, Tone = HudTone.Dim, Alignment = HudAlignment.Centre, MostLines = 2, CanFocus = true },
            new HudList("list", "Lines", [new HudItem("one", "One", "1") { Symbol = HudSymbol.Clock }]),
            new HudImage("image", new HudPicture(1, 2, new byte[] { 1, 2, 3, 255, 4, 5, 6, 255 }), "A picture", 3.5),
            new HudRect("rect", 0.1) { Tone = HudTone.Accent, IsOutline = true },
            new HudRow("row", [new HudIcon("icon", HudSymbol.Bell, "Bell") { Tone = HudTone.Warning }, new HudDial("dial", "Zoom", 0.5, "2 ×")]),
            new HudProgress("bar", "Loading", 0.25),
            new HudCard("card", "Title", "Text") { Tone = HudTone.Warning, Symbol = HudSymbol.Message, MostLines = 5 },
        ]) { FocusedId = "one" };
        var request = new AppRequest(AppRequestKind.Show) { Scene = scene, LeadsBack = true, Menu = [new AppChoice("a", "A")] };
        AppRequest read = AppRequestWire.Read(AppRequestWire.Write(request));
        Assert.Equal(scene, read.Scene);
        Assert.Equal((true, new AppChoice("a", "A")), (read.LeadsBack, Assert.Single(read.Menu!)));
    }

    [Fact]
    public void Every_request_reads_as_it_was_written()
    {
        foreach (AppRequest request in new[]
        {
            new AppRequest(AppRequestKind.Ready),
            new AppRequest(AppRequestKind.Done),
            new AppRequest(AppRequestKind.Close),
            new AppRequest(AppRequestKind.Tell) { Text = "3 photos" },
            new AppRequest(AppRequestKind.Store) { Text = "key", Value = "value" },
            new AppRequest(AppRequestKind.Store) { Text = "key" },
            new AppRequest(AppRequestKind.Notify) { Notice = new AppNotice("n", "Title", "Text") { Tone = HudTone.Warning, Symbol = HudSymbol.Bell, Urgency = AppUrgency.High, IsConfirmation = true } },
        })
        {
            Assert.Equal(request, AppRequestWire.Read(AppRequestWire.Write(request)));
        }

        AppRequest ask = AppRequestWire.Read(AppRequestWire.Write(new AppRequest(AppRequestKind.Ask) { Ask = new AppAsk("camera.photo") { Arguments = new Dictionary<string, string> { ["size"] = "large" } }, Number = 3 }));
        Assert.Equal(("camera.photo", "large", 3), (ask.Ask!.Service, ask.Ask.Argument("size"), ask.Number));
    }

    [Theory]
    [InlineData("""{"request":"shout","text":"x"}""", "request is 'shout', which is not known")]
    [InlineData("""{"request":"tell"}""", "text is missing")]
    [InlineData("""{"request":"show"}""", "show is missing")]
    [InlineData("""{"request":"show","show":{"scene":"s","elements":[{"id":"a"}]}}""", "show.elements[0].text is missing")]
    [InlineData("""{"request":"show","show":{"scene":"s","elements":[{"id":"a","text":"x","style":"Bodi"}]}}""", "did you mean 'Body'?")]
    [InlineData("""{"request":"show","show":{"scene":"s","elements":[{"id":"a","text":"x"},{"id":"a","text":"y"}]}}""", "has two elements 'a'")]
    [InlineData("""{"request":"show","show":{"scene":"s","elements":[{"id":"a","image":"x","heightDegrees":1,"widthPixels":9000,"heightPixels":9000,"rgba":""}]}}""", "widthPixels is 9000, expected 1 to 4096")]
    [InlineData("""{"request":"show","show":{"scene":"s","elements":[{"id":"a","image":"x","heightDegrees":1,"widthPixels":9,"heightPixels":9,"rgba":"AAAA"}]}}""", "rgba has 3 bytes, expected 324")]
    [InlineData("""{"request":"tell","text":"x","txt":1}""", "has a field 'txt', which nothing reads; did you mean 'text'?")]
    [InlineData("not json", "is no JSON")]
    [InlineData("""{"request":"tell","text":"x","text":"y"}""", "is no JSON")]
    [InlineData("[]", "expected an object in braces")]
    public void What_is_no_request_is_refused_with_the_field(string json, string words) =>
        Assert.Contains(words, Assert.Throws<SettingsException>(() => AppRequestWire.Read(Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);

    [Fact]
    public void Frames_that_are_cut_or_absurdly_long_are_refused()
    {
        using var stream = new MemoryStream();
        AppFrames.Write(stream, "{}"u8);
        byte[] whole = stream.ToArray();
        Assert.Equal("{}"u8.ToArray(), AppFrames.Read(new MemoryStream(whole)));
        Assert.Null(AppFrames.Read(new MemoryStream()));
        for (var length = 1; length < whole.Length; length++)
            Assert.Throws<InvalidDataException>(() => AppFrames.Read(new MemoryStream(whole[..length])));
        Assert.Throws<InvalidDataException>(() => AppFrames.Read(new MemoryStream([255, 255, 255, 127, 1])));
        Assert.Throws<InvalidDataException>(() => AppFrames.Read(new MemoryStream([255, 255, 255, 255, 1])));
    }
}
