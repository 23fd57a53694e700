using System.Diagnostics;
using Xunit;

namespace NeuralGlasses.Kit.Tests.Templates;

// The .NET command, as a person starts it, away from the repository's own build settings.
internal static class DotNet
{
    public static string Command => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public static string Run(string folder, params string[] args)
    {
        (int code, string output) = Try(folder, args);
        Assert.True(code == 0, $"dotnet {string.Join(' ', args)}:\n{output}");
        return output;
    }

    public static (int Code, string Output) Try(string folder, params string[] args)
    {
        var start = new ProcessStartInfo(Command) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string arg in args)
            start.ArgumentList.Add(arg);
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }
}
