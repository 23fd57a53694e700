using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Web;

/// <summary>The HTTP automation, as a script uses it.</summary>
public sealed class ApiTests(ServedPage page) : IClassFixture<ServedPage>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_movement_becomes_an_event_and_a_photo_and_its_way_is_timed()
    {
        using var stream = await page.Follow();
        await stream.Settles(await page.Restart(stream, new { action = "restart", scenario = "play-hands" }));
        var (asked, gesture) = await stream.Causes(page, new { movement = "fist", form = "hold", forS = 1.6, effort = 0.3 }, "event");
        var id = asked.GetProperty("id").GetInt64();
        Assert.True(asked.GetProperty("onsetS").GetDouble() >= asked.GetProperty("atS").GetDouble());
        Assert.Equal("fist", gesture.GetProperty("name").GetString());
        Assert.Equal("Capture", gesture.GetProperty("intent").GetString());
        Assert.Equal("matched", gesture.GetProperty("verdict").GetString());
        // A display that is busy shows the menu first, and then the photo is there before it is seen.
        var reaction = (await stream.Entries(id, "reaction", "photo"))["reaction"];
        Assert.InRange(reaction.GetProperty("toOnsetMs").GetDouble(), 0, 60);
        Assert.InRange(reaction.GetProperty("toEventMs").GetDouble(), 100, 1500);
        Assert.Equal(reaction.GetProperty("toEventMs").GetDouble(), reaction.GetProperty("toHudMs").GetDouble(), 100.0);
        using var photo = await page.Client.GetAsync("/api/photo", Token);
        Assert.Equal("image/jpeg", photo.Content.Headers.ContentType!.MediaType);
        var jpeg = await photo.Content.ReadAsByteArrayAsync(Token);
        Assert.Equal("FFD8", Convert.ToHexString(jpeg, 0, 2));
    }

    [Fact]
    public async Task The_display_is_a_PNG_of_its_size()
    {
        var png = await page.Client.GetByteArrayAsync("/api/hud.png", Token);
        Assert.Equal("89504E47", Convert.ToHexString(png, 0, 4));
        Assert.Equal(600, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.Equal(600, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }

    [Fact]
    public async Task What_an_earlier_session_showed_is_gone_and_no_error()
    {
        using var stream = await page.Follow();
        await stream.Settles(await page.Restart(stream, new { action = "restart", scenario = "play-hands", glasses = "audio-only" }));
        Assert.Equal(HttpStatusCode.NotFound, (await page.Client.GetAsync("/api/hud.png", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await page.Client.GetAsync("/api/hud.png?frame=0-7", Token)).StatusCode);
        await stream.Settles(await page.Restart(stream, new { action = "restart", scenario = "play-hands", glasses = "colour-600x600" }));
    }

    [Fact]
    public async Task The_state_names_everything_that_can_be_asked_for()
    {
        var now = await page.Get("/api/state");
        var session = now.GetProperty("session");
        Assert.Equal(28, session.GetProperty("muscles").GetArrayLength());
        Assert.Equal(28, now.GetProperty("state").GetProperty("drives").GetArrayLength());
        var choices = session.GetProperty("choices");
        foreach (var movement in choices.GetProperty("movements").EnumerateArray())
            await page.Do("/api/movements", new { movement = movement.GetString(), effort = 0.02 });
        foreach (var activity in choices.GetProperty("activities").EnumerateArray())
            await page.Do("/api/activities", new { activity = activity.GetString(), forS = 0.5 });
        foreach (var movement in choices.GetProperty("headMovements").EnumerateArray())
            await page.Do("/api/head", new { movement = movement.GetString(), forS = 0.2 });
        using var stream = await page.Follow();
        foreach (var action in choices.GetProperty("touches").EnumerateArray())
        {
            var asked = await page.Do("/api/touches", new { action = action.GetString() });
            var letsGoS = asked.GetProperty("atS").GetDouble() + 0.7;
            var after = await stream.State(state => state.GetProperty("atS").GetDouble() > letsGoS);
            Assert.True(IsTouch(after, action.GetString()!, asked.GetProperty("atS").GetDouble()), after.ToString());
        }
    }

    [Fact]
    public async Task Conditions_and_faults_show_in_the_state()
    {
        using var stream = await page.Follow();
        await page.Do("/api/conditions", new { rotationDeg = 11.25, noise = 2, notificationLoss = 0.05, connectionIntervalMs = 30 });
        await stream.State(state =>
            state.GetProperty("seat").GetProperty("rotationDeg").GetDouble() == 11.25
            && state.GetProperty("skin").GetProperty("noise").GetDouble() == 2
            && state.GetProperty("air").GetProperty("notificationLoss").GetDouble() == 0.05
            && Math.Abs(state.GetProperty("electrodeAnglesDeg")[0].GetDouble() - 191.25) < 0.01);
        await page.Do("/api/faults", new { fault = "electrode_off", channel = 3, forS = 0.5 });
        await stream.State(state => state.GetProperty("offElectrodes")[3].GetInt32() == 3);
        await page.Do("/api/faults", new { fault = "broken_light" });
        await stream.State(state => state.GetProperty("faults").EnumerateArray().Any(fault => fault.GetString() == "broken_light"));
        await page.Do("/api/faults", new { fault = "broken_light", on = false });
        await page.Do("/api/conditions", new { rotationDeg = 0, noise = 1, notificationLoss = 0, connectionIntervalMs = 13.75 });
        await stream.State(state => state.GetProperty("faults").GetArrayLength() == 0 && state.GetProperty("seat").GetProperty("rotationDeg").GetDouble() == 0);
    }

    [Fact]
    public async Task Sounds_around_the_wearer_and_of_the_speakers_are_heard_on_the_page()
    {
        using var stream = await page.Follow();
        await page.Do("/api/sounds", new { sound = "two-vowels", gainDb = -3 });
        await HearsLoud(stream, 4);
        var wav = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "scenarios", "sounds", "two-vowels.wav"), Token);
        await page.Do("/api/sounds", new { wav });
        await page.Do("/api/tones", new { hz = 440, forS = 2 });
        await HearsLoud(stream, 5);
        await page.Do("/api/faults", new { fault = "dead_speaker" });
        var (status, answer) = await page.Post("/api/tones", new { });
        Assert.Equal(409, status);
        Assert.Equal("The speakers do not answer.", answer.GetProperty("error").GetString());
        await page.Do("/api/faults", new { fault = "dead_speaker", on = false });
    }

    [Fact]
    public async Task The_head_looks_where_it_is_told_to_and_a_turned_one_stays()
    {
        using var stream = await page.Follow();
        await page.Restart(stream, new { action = "restart" });
        var asked = await page.Do("/api/head", new { movement = "look_up", forS = 3, angleDeg = 20 });
        Assert.Equal(asked.GetProperty("atS").GetDouble() + 3, asked.GetProperty("endS").GetDouble(), 0.001);
        await page.Do("/api/head", new { movement = "turn_left", forS = 0.5, angleDeg = 30 });
        await stream.State(state => state.GetProperty("head").GetProperty("downDeg").GetDouble() == -20);
        var after = await stream.State(state => state.GetProperty("atS").GetDouble() > asked.GetProperty("endS").GetDouble());
        Assert.Equal(0, after.GetProperty("head").GetProperty("downDeg").GetDouble());
        Assert.Equal(30, after.GetProperty("head").GetProperty("leftDeg").GetDouble());
    }

    [Fact]
    public async Task The_temple_feels_one_finger_after_the_other_and_none_where_it_is_dead()
    {
        using var stream = await page.Follow();
        await page.Do("/api/session", new { action = "pause" });
        await stream.Phase("paused");
        var asked = await page.Do("/api/touches", new { action = "press", holdS = 0.7 });
        var (status, answer) = await page.Post("/api/touches", new { action = "swipe_back" });
        Assert.Equal(409, status);
        Assert.Contains("wait until it lets go", answer.GetProperty("error").GetString(), StringComparison.Ordinal);
        await page.Do("/api/session", new { action = "resume" });
        var beganS = asked.GetProperty("atS").GetDouble();
        await stream.State(state => IsTouch(state, "long_press", beganS + 0.5));
        await stream.State(state => state.GetProperty("atS").GetDouble() > beganS + 0.7);
        await page.Do("/api/faults", new { fault = "dead_touch" });
        await page.Do("/api/touches", new { action = "swipe_forward" });
        var later = await stream.State(state => state.GetProperty("atS").GetDouble() > beganS + 2);
        Assert.True(IsTouch(later, "long_press", beganS + 0.5));
        await page.Do("/api/faults", new { fault = "dead_touch", on = false });
    }

    [Fact]
    public async Task Flat_glasses_go_dark_and_say_so()
    {
        using var stream = await page.Follow();
        var before = (await page.Get("/api/state")).GetProperty("state").GetProperty("glasses");
        Assert.True(before.GetProperty("isOn").GetBoolean());
        Assert.InRange(before.GetProperty("skinCelsius").GetDouble(), 20, 42);
        await page.Do("/api/faults", new { fault = "flat_glasses" });
        var after = await stream.State(state => state.GetProperty("glasses").GetProperty("chargePercent").GetDouble() < 1);
        Assert.InRange(after.GetProperty("glasses").GetProperty("milliwatts").GetDouble(), 0, 5000);
        await stream.Settles(await page.Restart(stream, new { action = "restart" }));
    }

    [Fact]
    public async Task A_dropped_connection_comes_back()
    {
        using var stream = await page.Follow();
        var id = (await page.Do("/api/faults", new { fault = "disconnect" })).GetProperty("id").GetInt64();
        // What other tests wished for before may be noted meanwhile.
        await stream.Until(message => message.TryGetProperty("kind", out var kind) && kind.GetString() == "note" && message.GetProperty("id").GetInt64() > id
            && message.GetProperty("text").GetString()!.Contains("disconnected", StringComparison.Ordinal));
        await stream.State(state => state.GetProperty("link").GetProperty("state").GetString() == "Streaming");
        var log = await page.Client.GetStringAsync($"/api/log?since={id - 1}", Token);
        Assert.Contains("\tfault\tThe connection drops", log, StringComparison.Ordinal);
        var events = (await page.Get($"/api/events?since={id}")).GetProperty("events");
        Assert.All(events.EnumerateArray(), entry => Assert.True(entry.GetProperty("id").GetInt64() > id));
    }

    [Fact]
    public async Task A_world_that_stands_still_goes_as_far_as_it_is_told()
    {
        using var stream = await page.Follow();
        await page.Do("/api/session", new { action = "pause" });
        var before = (await stream.Phase("paused")).GetProperty("atS").GetDouble();
        await page.Do("/api/session", new { action = "step", forS = 0.25 });
        await stream.Phase("running");
        Assert.Equal(before + 0.25, (await stream.Phase("paused")).GetProperty("atS").GetDouble(), 0.0001);
        // What is wished for meanwhile is done at that very time.
        Assert.Equal(before + 0.25, (await page.Do("/api/activities", new { activity = "still", forS = 1 })).GetProperty("atS").GetDouble(), 0.0001);
        await page.Do("/api/session", new { action = "resume" });
        await stream.Phase("running");
    }

    [Fact]
    public async Task Signals_come_as_binary_messages_with_time_rate_and_channels()
    {
        using var stream = await page.Follow();
        var skin = await stream.Signal(1);
        int sets = BinaryPrimitives.ReadUInt16LittleEndian(skin.AsSpan(2));
        Assert.Equal(8, skin[1]);
        Assert.Equal(1000, BinaryPrimitives.ReadSingleLittleEndian(skin.AsSpan(4)));
        Assert.Equal(16 + (sets * 8 * 2), skin.Length);
        Assert.Contains(Enumerable.Range(8, skin.Length / 2 - 8), at => BinaryPrimitives.ReadInt16LittleEndian(skin.AsSpan(at * 2)) != 0);
        // A band that has rested for a while sends next to nothing.
        await page.Do("/api/activities", new { activity = "typing", forS = 5 });
        var steps = await stream.Signal(3);
        var sum = Enumerable.Range(0, steps[1]).Sum(label => BinaryPrimitives.ReadInt16LittleEndian(steps.AsSpan(16 + (label * 2))) * 1e-4);
        Assert.Equal(1, sum, 0.01);
    }

    [Theory]
    [InlineData("/api/movements", """{"movement":"wink"}""", 400, "expected one of index_pinch")]
    [InlineData("/api/movements", """{"movement":"fist","effort":2}""", 400, "effort is 2; expected 0.02 to 1")]
    [InlineData("/api/movements", """{"movment":"fist"}""", 400, "there is no such field; expected movement, form, effort, forS.")]
    [InlineData("/api/movements", """{"movement":"fist","form":"long"}""", 400, "$.form")]
    [InlineData("/api/movements", "{", 400, "cannot be read")]
    [InlineData("/api/movements", "null", 400, "expected a JSON object")]
    [InlineData("/api/activities", """{"activity":"flying"}""", 400, "expected one of still")]
    [InlineData("/api/head", """{"movement":"tilt"}""", 400, "expected one of nod, shake, look_up")]
    [InlineData("/api/head", """{"movement":"nod","forS":0}""", 400, "forS is 0; expected 0.2 to 3600")]
    [InlineData("/api/head", """{"movement":"walk","angleDeg":9}""", 400, "walking has none")]
    [InlineData("/api/touches", """{"action":"double_tap"}""", 400, "expected one of press, long_press")]
    [InlineData("/api/touches", """{"action":"press","holdS":99}""", 400, "holdS is 99; expected 0.001 to 60")]
    [InlineData("/api/conditions", "{}", 400, "name nothing")]
    [InlineData("/api/conditions", """{"noise":99}""", 400, "conditions.noise is 99; expected 0 to 20")]
    [InlineData("/api/conditions", """{"rotationDeg":999}""", 400, "expected -180 to 180 degrees")]
    [InlineData("/api/conditions", """{"notificationLoss":2}""", 400, "notificationLoss is 2; expected 0 to 1 as a share")]
    [InlineData("/api/faults", """{"fault":"rain"}""", 400, "expected one of radio_outage")]
    [InlineData("/api/faults", """{"fault":"electrode_off","channel":8}""", 400, "expected 0 to 7")]
    [InlineData("/api/faults", """{"fault":"brown_out","on":false}""", 400, "ends by itself")]
    [InlineData("/api/sounds", "{}", 400, "neither sound nor wav")]
    [InlineData("/api/sounds", """{"sound":"thunder"}""", 400, "expected one of two-vowels")]
    [InlineData("/api/sounds", """{"wav":"UklGRg=="}""", 400, ".wav")]
    [InlineData("/api/tones", """{"hz":5}""", 400, "hz is 5; expected 50 to 8000")]
    [InlineData("/api/session", """{"action":"restart","glasses":"monocle"}""", 400, "Glasses 'monocle' are unknown; expected one of audio-only")]
    [InlineData("/api/session", """{"action":"dance"}""", 400, "expected pause, resume, step, speed, restart or replay")]
    [InlineData("/api/session", """{"action":"restart","scenario":"nowhere"}""", 400, "'nowhere' is unknown")]
    [InlineData("/api/session", """{"action":"speed","speed":1000}""", 400, "expected 0.05 to 30")]
    [InlineData("/api/session", """{"action":"replay"}""", 400, "recording is missing")]
    [InlineData("/api/session", """{"action":"replay","recording":{"format":"x/9","scenario":"play","seed":1,"endUs":5,"hash":"","wishes":[]}}""", 400, "expected neuralglasses-session/1")]
    [InlineData("/api/session", """{"action":"replay","recording":{"scenario":"play","seed":1,"endUs":5,"hash":"","wishes":[{"atUs":9,"wish":{"wish":"activity","activity":"still"}}]}}""", 400, "wishes[0].atUs")]
    [InlineData("/api/state", "{}", 405, "takes GET, not POST")]
    [InlineData("/api/teapot", "{}", 404, "expected one of /api/state")]
    public async Task What_cannot_be_is_refused_in_one_sentence(string path, string body, int status, string sentence)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await page.Client.PostAsync(path, content, Token);
        var error = (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("error").GetString()!;
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.DoesNotContain('\n', error);
        Assert.EndsWith(".", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_page_of_the_same_browser_cannot_use_the_server()
    {
        await Refused(new HttpRequestMessage(HttpMethod.Get, "/api/state") { Headers = { Host = "evil.example" } }, HttpStatusCode.Forbidden);
        await Refused(new HttpRequestMessage(HttpMethod.Get, "/api/state") { Headers = { { "Origin", "http://evil.example" } } }, HttpStatusCode.Forbidden);
        await Refused(new HttpRequestMessage(HttpMethod.Get, "/api/hud.png") { Headers = { { "Sec-Fetch-Site", "cross-site" } } }, HttpStatusCode.Forbidden);
        // What a form can send without being asked about it first.
        await Refused(new HttpRequestMessage(HttpMethod.Post, "/api/session") { Content = new StringContent("""{"action":"pause"}""", Encoding.UTF8, "text/plain") }, HttpStatusCode.BadRequest);
        await Assert.ThrowsAsync<WebSocketException>(() => PageFollower.Open(page.Address, "http://evil.example"));
    }

    [Fact]
    public async Task The_page_forbids_everything_that_it_does_not_bring_along()
    {
        using var answer = await page.Client.GetAsync("/", Token);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", await page.Client.GetStringAsync("/app.css", Token), StringComparison.Ordinal);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "If-None-Match", answer.Headers.ETag!.ToString() } } };
        using var unchanged = await page.Client.SendAsync(again, Token);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    private static bool IsTouch(JsonElement state, string action, double sinceS) =>
        state.TryGetProperty("touch", out var touch) && touch.GetProperty("action").GetString() == action && touch.GetProperty("atS").GetDouble() >= sinceS - 0.001;

    // A sound fades in, so that its first message may be soft.
    private static async Task HearsLoud(PageFollower stream, byte kind)
    {
        for (var message = 1; !IsLoud(await stream.Signal(kind)); message++)
            Assert.True(message < 20, "twenty messages of sound were soft");
    }

    private static bool IsLoud(byte[] message) =>
        Enumerable.Range(8, (message.Length / 2) - 8).Any(at => Math.Abs(BinaryPrimitives.ReadInt16LittleEndian(message.AsSpan(at * 2))) > 500);

    private async Task Refused(HttpRequestMessage request, HttpStatusCode status)
    {
        using (request)
        {
            using var answer = await page.Client.SendAsync(request, Token);
            Assert.Equal(status, answer.StatusCode);
        }
    }
}
