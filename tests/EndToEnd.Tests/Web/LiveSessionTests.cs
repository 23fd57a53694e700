using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using NeuralGlasses.Simulator.Commands;
using NeuralGlasses.Simulator.Traces;
using NeuralGlasses.Traces;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Web;

/// <summary>Sessions from their beginning to their end: saved, played again, replaced, refused.</summary>
public sealed class LiveSessionTests(ServedPage page) : IClassFixture<ServedPage>
{
    private const int FastestPace = 30;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_saved_session_plays_again_bit_for_bit()
    {
        using var stream = await page.Follow();
        await page.Restart(stream, new { action = "restart", scenario = "play", seed = 7, personSeed = 3 });
        await page.Do("/api/movements", new { movement = "fist", form = "hold", forS = 1, effort = 0.3 });
        await page.Do("/api/conditions", new { rotationDeg = -7, notificationLoss = 0.1 });
        await page.Do("/api/faults", new { fault = "radio_outage", forS = 0.3 });
        await page.Do("/api/activities", new { activity = "typing", forS = 2 });
        await page.Do("/api/head", new { movement = "turn_right", forS = 0.5, angleDeg = 25 });
        await page.Do("/api/touches", new { action = "swipe_forward" });
        var last = await page.Do("/api/movements", new { movement = "index_pinch", form = "twice" });
        await stream.State(state => state.GetProperty("atS").GetDouble() > last.GetProperty("endS").GetDouble() + 1);
        var recording = await page.Get("/api/recording");
        Assert.Equal(7, recording.GetProperty("wishes").GetArrayLength());

        await page.Restart(stream, new { action = "replay", recording });
        var verdict = await stream.Until(message =>
            message.TryGetProperty("kind", out var kind) && kind.GetString() == "session" && message.GetProperty("text").GetString()!.StartsWith("The recording", StringComparison.Ordinal));
        Assert.EndsWith("bit for bit.", verdict.GetProperty("text").GetString(), StringComparison.Ordinal);
        var end = await stream.Phase("paused");
        Assert.Equal(-25, end.GetProperty("head").GetProperty("leftDeg").GetDouble());
        Assert.Equal("swipe_forward", end.GetProperty("touch").GetProperty("action").GetString());
        Assert.Equal(recording.GetProperty("hash").GetString(), (await page.Get("/api/recording")).GetProperty("hash").GetString());

        // A hash that is another one is said, too.
        var changed = JsonSerializer.Deserialize<Dictionary<string, object>>(recording)!;
        changed["seed"] = 8;
        await page.Restart(stream, new { action = "replay", recording = changed });
        var other = await stream.Until(message =>
            message.TryGetProperty("kind", out var kind) && kind.GetString() == "session" && message.GetProperty("text").GetString()!.StartsWith("The recording", StringComparison.Ordinal));
        Assert.Contains("instead of", other.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trace_of_a_session_replays_and_knows_how_long_a_wish_took()
    {
        using var stream = await page.Follow();
        await stream.Settles(await page.Restart(stream, new { action = "restart", scenario = "play-hands", seed = 2 }));
        var (_, seen) = await stream.Causes(page, new { movement = "fist", form = "hold", forS = 1.6, effort = 0.3 }, "reaction");
        var file = Path.Combine(Directory.CreateTempSubdirectory("neuralglasses-").FullName, "session.trace");
        await File.WriteAllBytesAsync(file, await page.Client.GetByteArrayAsync("/api/trace", Token), Token);
        try
        {
            using (var reader = new TraceReader(file))
            {
                var reactions = new List<double[]>();
                while (reader.TryRead(out var record))
                {
                    var payload = record.Open();
                    if (record.Kind == TraceRecordKind.Reaction)
                        reactions.Add([payload.ReadDouble(), payload.ReadDouble(), payload.ReadDouble(), payload.ReadDouble()]);
                }

                var times = Assert.Single(reactions);
                Assert.Equal(seen.GetProperty("toHudMs").GetDouble(), (times[3] - times[0]) * 1000, 0.1);
                Assert.Null(reader.Cut);
            }

            Assert.True(TraceReplay.Run(file).Difference is null);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    [Fact]
    public async Task Who_plays_sees_a_pinch_decoded_after_a_guided_minute()
    {
        using var stream = await page.Follow();
        await stream.Settles(await page.Restart(stream, new { action = "restart", scenario = "play", seed = 1 }));
        var (_, seen) = await stream.Causes(page, new { movement = "index_pinch" }, "reaction");
        Assert.Equal("index_pinch", seen.GetProperty("name").GetString());
        Assert.InRange(seen.GetProperty("toEventMs").GetDouble() - seen.GetProperty("toOnsetMs").GetDouble(), 40, 400);
    }

    [Fact]
    public async Task Nobody_takes_movements_where_no_person_wears_the_band()
    {
        using var stream = await page.Follow();
        await page.Restart(stream, new { action = "restart", scenario = "quiet-arm" });
        var (status, answer) = await page.Post("/api/movements", new { movement = "fist" });
        Assert.Equal(409, status);
        Assert.Contains("choose a scenario with a person", answer.GetProperty("error").GetString(), StringComparison.Ordinal);
        await page.Do("/api/conditions", new { mainsMicrovolts = 20 });
        await page.Restart(stream, new { action = "restart", scenario = "play" });
    }

    [Fact]
    public async Task A_scenario_that_is_over_says_so()
    {
        using var stream = await page.Follow();
        await page.Restart(stream, new { action = "restart", scenario = "quiet-arm" });
        await page.Do("/api/session", new { action = "speed", speed = FastestPace });
        await stream.Phase("ended");
        var (status, answer) = await page.Post("/api/session", new { action = "pause" });
        Assert.Equal(409, status);
        Assert.Contains("has ended", answer.GetProperty("error").GetString(), StringComparison.Ordinal);
        await page.Restart(stream, new { action = "restart", scenario = "play" });
    }

    [Fact]
    public void A_port_in_use_is_one_sentence_and_exit_code_2()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        AssertBadInput($"Port {port} is in use by another program", "serve", "--port", $"{port}");
    }

    [Fact]
    public async Task Ctrl_C_ends_the_server_and_its_session_in_order()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The test sends Ctrl-C as a signal, which this system has not.");
        using var folder = new Runs();
        var program = Path.Combine(AppContext.BaseDirectory, "NeuralGlasses.Simulator.dll");
        // Who runs in the background of a shell ignores the signal, and so does all that it starts, unless it is told otherwise.
        string[] hears = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        using var serve = Process.Start(new ProcessStartInfo(hears[0], [.. hears[1..], program, "serve", "--port", "0"])
        {
            WorkingDirectory = Directory.CreateDirectory(folder.NewFolder()).FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var told = await serve.StandardOutput.ReadLineAsync(Token);
        using var stream = await PageFollower.Open(new Uri(told!.Split(' ').Single(word => word.StartsWith("http", StringComparison.Ordinal)).TrimEnd(';')));
        await stream.Streams(1);
        using (var kill = Process.Start("kill", ["-INT", $"{serve.Id}"]))
            await kill.WaitForExitAsync(Token);
        await serve.WaitForExitAsync(Token).WaitAsync(TimeSpan.FromSeconds(120), Token);
        Assert.Equal(0, serve.ExitCode);
        Assert.Empty(await serve.StandardError.ReadToEndAsync(Token));
    }

    [Theory]
    [InlineData("--port is 70000; expected 0 to 65535", "--port", "70000")]
    [InlineData("Scenario 'nowhere' is unknown", "--port", "0", "--scenario", "nowhere")]
    public void What_cannot_be_served_is_one_sentence_and_exit_code_2(string sentence, params string[] arguments) => AssertBadInput(sentence, ["serve", .. arguments]);

    private static void AssertBadInput(string sentence, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(SimulatorCommand.BadInput, SimulatorCommand.Invoke(arguments, output, error));
        Assert.Contains(sentence, error.ToString(), StringComparison.Ordinal);
        Assert.Single(error.ToString().TrimEnd().Split('\n'));
    }
}
