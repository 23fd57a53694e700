using System.Diagnostics;
using System.Net.Http;
using System.Net;
using System.Net.Sockets;
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
    public async Task What_is_set_wrong_is_told_and_ends_it_with_2()
    {
        using var program = Start("run", ("devices", "toaster"), ("healthPort", "x"));
        using var limit = new CancellationTokenSource(Patience);
        var errors = await program.StandardError.ReadToEndAsync(limit.Token);
        await program.WaitForExitAsync(limit.Token);

        Assert.Equal(2, program.ExitCode);
        Assert.Equal(2, errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Count(l => l.StartsWith("error: '", StringComparison.Ordinal)));
    }

    private static Process Start(string verb, params (string Key, string Value)[] options)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "neuralglasses-glasses.dll"), verb]) { RedirectStandardError = true };
        foreach (var (key, value) in options)
            start.Environment[OptionsReading.EnvironmentPrefix + key] = value;
        return Process.Start(start)!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
