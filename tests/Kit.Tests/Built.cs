using System.Reflection;
using NeuralGlasses.Cli;
using NeuralGlasses.Hosting;

namespace NeuralGlasses.Kit.Tests;

// What was built beside these tests.
internal static class Built
{
    public static string Repository { get; } = Path.GetFullPath(Metadata("RepositoryRoot"));

    public static string Configuration { get; } = Metadata("Configuration");

    public static string PackageRoot { get; } = Metadata("PackageRoot");

    public static string Tally { get; } = Metadata("App.Tally");

    public static string Intervals { get; } = Metadata("App.Intervals");

    public static string Postcard { get; } = Metadata("App.Postcard");

    public static string Directions { get; } = Metadata("App.Directions");

    public static string Hostile { get; } = Metadata("App.HostileApps");

    public static InstalledApp AsProcess(string folder) => AppFolder.Install(folder, AppVerb.Runner());

    // A folder for one test, away from the repository, whose build settings would reach it.
    public static string NewFolder() => Directory.CreateTempSubdirectory("kit-").FullName;

    private static string Metadata(string key) =>
        typeof(Built).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
