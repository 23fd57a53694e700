using System.Diagnostics;
using System.Net.Http;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text.Json;
using NeuralGlasses.Apps;
using NeuralGlasses.Apps.Messages;
using Xunit;

namespace NeuralGlasses.Glasses.Tests;

/// <summary>The program as systemd and a person start it.</summary>
public sealed class ProgramTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task It_shows_the_home_menu_answers_for_its_health_and_ends_in_order()
    {
        using var folder = new TemporaryFolder();
        var port = FreePort();
        using var program = Start("run", ("folder", folder.Path), ("healthPort", $"{port}"), ("voice", ""));
        using var http = new HttpClient();
        using var limit = new CancellationTokenSource(Patience);
        var health = "";
        while (!health.Contains("\"firstFrameMs\": ", StringComparison.Ordinal) || health.Contains("\"turns\": 0,", StringComparison.Ordinal))
        {
            try
            {
                health = await http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/health"), limit.Token);
            }
            catch (HttpRequestException)
            {
                Assert.False(program.HasExited, "The program ended.");
            }
        }

        using (var kill = Process.Start("kill", ["-TERM", $"{program.Id}"]))
            await kill.WaitForExitAsync(limit.Token);
        await program.WaitForExitAsync(limit.Token);

        Assert.Equal(0, program.ExitCode);
        Assert.Contains("\"state\": \"Running\"", health, StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(folder.Path, "0001.png", SearchOption.AllDirectories));
        Assert.True(Directory.Exists(Path.Combine(folder.Path, "consent")));
    }

    [Fact]
    public async Task Glasses_whose_computer_has_no_Bluetooth_run_and_say_what_to_do()
    {
        using var folder = new TemporaryFolder();
        var port = FreePort();
        using var program = Start("run", ("folder", folder.Path), ("healthPort", $"{port}"), ("voice", ""), ("band", "bluetooth"));
        using var http = new HttpClient();
        using var limit = new CancellationTokenSource(Patience);
        var band = default(JsonElement);
        while (band.ValueKind == JsonValueKind.Undefined || band.GetProperty("problem").ValueKind == JsonValueKind.Null)
        {
            try
            {
                band = JsonDocument.Parse(await http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/health"), limit.Token)).RootElement.GetProperty("band");
            }
            catch (HttpRequestException)
            {
                Assert.False(program.HasExited, "The program ended.");
            }
        }

        using (var kill = Process.Start("kill", ["-TERM", $"{program.Id}"]))
            await kill.WaitForExitAsync(limit.Token);
        await program.WaitForExitAsync(limit.Token);
        Assert.Equal(0, program.ExitCode);
        Assert.Contains("There is no D-Bus at unix:path=/nowhere/socket", band.GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apps_of_a_folder_run_in_processes_of_their_own_and_what_is_none_is_refused_with_the_reason()
    {
        using var folder = new TemporaryFolder();
        var apps = Path.Combine(folder.Path, "installed");
        var tally = Directory.CreateDirectory(Path.Combine(apps, "tally"));
        foreach (var file in Directory.GetFiles(Metadata("Tally")))
            File.Copy(file, Path.Combine(tally.FullName, Path.GetFileName(file)));
        Directory.CreateDirectory(Path.Combine(apps, "broken"));
        File.WriteAllText(Path.Combine(apps, "broken", "app.json"), "{ \"id\": 7 }");
        File.WriteAllText(Path.Combine(apps, "torn.ngapp"), "no package");
        var port = FreePort();
        using var program = Start("run", ("folder", folder.Path), ("healthPort", $"{port}"), ("voice", ""), ("apps", apps));
        using var http = new HttpClient();
        using var limit = new CancellationTokenSource(Patience);
        JsonElement[] told = [];
        while (told.Length == 0)
        {
            try
            {
                var health = JsonDocument.Parse(await http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/health"), limit.Token));
                told = [.. health.RootElement.GetProperty("apps").EnumerateArray()];
            }
            catch (HttpRequestException)
            {
                Assert.False(program.HasExited, "The program ended.");
            }
        }

        using (var kill = Process.Start("kill", ["-TERM", $"{program.Id}"]))
            await kill.WaitForExitAsync(limit.Token);
        await program.WaitForExitAsync(limit.Token);

        Assert.Equal(0, program.ExitCode);
        Assert.Equal("Stopped", Named("Tally").GetProperty("state").GetString());
        Assert.Equal("Refused", Named("broken").GetProperty("state").GetString());
        Assert.Contains("app.json", Named("broken").GetProperty("refusal").GetString()!, StringComparison.Ordinal);
        Assert.Equal("Refused", Named("torn").GetProperty("state").GetString());
        Assert.Equal("Running", Named("Timer").GetProperty("state").GetString());

        JsonElement Named(string title) => told.Single(a => a.GetProperty("title").GetString() == title);
    }

    [Fact]
    public void An_installed_app_starts_as_a_process_of_this_program_and_answers()
    {
        using var folder = new TemporaryFolder();
        var tally = Directory.CreateDirectory(Path.Combine(folder.Path, "tally"));
        foreach (var file in Directory.GetFiles(Metadata("Tally")))
            File.Copy(file, Path.Combine(tally.FullName, Path.GetFileName(file)));

        using var app = Assert.Single(InstalledFolder.Read(folder.Path, Path.Combine(folder.Path, "unpacked"), [])).Launch();
        app.Send(new AppMessage(AppMessageKind.Start, default) { Start = new AppStart(DateTimeOffset.UnixEpoch, new GlassesAbilities(), new Dictionary<string, string>(), new Dictionary<string, string>()) });
        app.Send(new AppMessage(AppMessageKind.Open, default));

        var shown = default(AppRequest);
        Assert.True(SpinWait.SpinUntil(() => app.TryTake(out shown) && shown.Kind is AppRequestKind.Show or AppRequestKind.Failed, Patience));
        Assert.True(shown.Kind == AppRequestKind.Show, shown.Text);
    }

    [Fact]
    public async Task What_is_set_wrong_is_told_and_ends_it_with_2()
    {
        using var program = Start("run", ("devices", "toaster"), ("healthPort", "x"), ("DATA", "recordings, which are not an option"));
        using var limit = new CancellationTokenSource(Patience);
        var errors = await program.StandardError.ReadToEndAsync(limit.Token);
        await program.WaitForExitAsync(limit.Token);

        Assert.Equal(2, program.ExitCode);
        Assert.Equal(2, errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Count(l => l.StartsWith("error: '", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_doctor_names_what_a_board_lacks_and_ends_with_1()
    {
        using var folder = new TemporaryFolder();
        using var program = Start("doctor", ("folder", folder.Path), ("devices", "linux"), ("band", "bluetooth"), ("linux:screen", "/dev/fb77"));
        using var limit = new CancellationTokenSource(Patience);
        var page = await program.StandardOutput.ReadToEndAsync(limit.Token);
        await program.WaitForExitAsync(limit.Token);

        Assert.Equal(1, program.ExitCode);
        var lines = page.Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains(lines, line => line.StartsWith("ok        folder: ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("wrong     bluetooth: There is no D-Bus at", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("wrong     screen: ", StringComparison.Ordinal));
    }

    private static Process Start(string verb, params (string Key, string Value)[] options)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "neuralglasses-glasses.dll"), verb]) { RedirectStandardError = true, RedirectStandardOutput = verb == "doctor" };
        foreach (var (key, value) in options)
            start.Environment[OptionsReading.EnvironmentPrefix + key] = value;

        // No test depends on what Bluetooth this machine has.
        start.Environment["DBUS_SYSTEM_BUS_ADDRESS"] = "unix:path=/nowhere/socket";
        return Process.Start(start)!;
    }

    private static string Metadata(string key) => typeof(ProgramTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
