using NeuralGlasses.Apps;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hosting.Process;

namespace NeuralGlasses.Cli;

/// <summary>The process of an app.</summary>
internal static class AppVerb
{
    /// <summary>How the glasses start it.</summary>
    public static AppRunner Runner()
    {
        // The program itself where it is one, else the one of .NET with this assembly, as in a test.
        string own = typeof(AppVerb).Assembly.Location;
        string process = Environment.ProcessPath ?? "";
        return Path.GetFileNameWithoutExtension(process) == typeof(AppVerb).Assembly.GetName().Name
            ? new AppRunner(process, ["app"])
            : new AppRunner(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [own, "app"]);
    }

    public static int Execute(string folder)
    {
        AppManifest manifest = AppFolder.Read(folder);
        AppClient.Run(manifest, AppFolder.Make(folder, manifest));
        return 0;
    }
}
