using System.IO.Compression;
using System.Text.Json;
using NeuralGlasses.Cli;
using NeuralGlasses.Kit.Tests.Templates;
using Xunit;

namespace NeuralGlasses.Kit.Tests.Cli;

// The package by which the command is installed: what everybody fetches who makes an app.
public sealed class ToolPackageTests
{
    private const long MostBytes = 40_000_000;
    private static readonly string[] Systems = ["linux-arm64", "linux-x64", "osx", "win-x64"];

    [Fact]
    public void It_holds_the_painter_of_four_systems_alone_and_works_from_where_it_lies()
    {
        string folder = Built.NewFolder();
        DotNet.Run(folder, "msbuild", Path.Combine(Built.Repository, "sdk/NeuralGlasses.Cli/NeuralGlasses.Cli.csproj"), "-t:Pack", $"-p:NoBuild=true;Configuration={Built.Configuration};PackageOutputPath={folder}", "-nologo", "-v:q");
        string package = Assert.Single(Directory.GetFiles(folder, "*.nupkg"));
        Assert.InRange(new FileInfo(package).Length, 1, MostBytes);
        ZipFile.ExtractToDirectory(package, Path.Combine(folder, "tool"));
        string tool = Path.Combine(folder, "tool/tools/net10.0/any");

        string[] natives = [.. Directory.GetFiles(Path.Combine(tool, "runtimes"), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(tool, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];
        Assert.Equal(Systems, natives.Select(file => file.Split('/')[1]).Distinct());
        Assert.Equal(Systems.Length * 2, natives.Length);
        Assert.Equal(natives, Listed(Path.Combine(tool, "NeuralGlasses.Cli.deps.json")));

        string command = Path.Combine(tool, "NeuralGlasses.Cli.dll");
        DotNet.Run(folder, command, "new", "Hello");
        Assert.Contains("nothing is wrong with it", DotNet.Run(folder, command, "validate", Built.Tally), StringComparison.Ordinal);
        DotNet.Run(folder, command, "pack", Built.Tally, "-o", "tally.ngapp");
        File.WriteAllText(Path.Combine(folder, "script.txt"), "select\n");
        Assert.Contains("Coffee", DotNet.Run(folder, command, "run", "tally.ngapp", "--script", "script.txt"), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_system_without_a_painter_is_told_apart_from_other_errors()
    {
        var missing = new DllNotFoundException("libSkiaSharp");
        Assert.Same(missing, CliCommand.MissingLibrary(missing));
        Assert.Same(missing, CliCommand.MissingLibrary(new TypeInitializationException("SKObject", new TypeInitializationException("SkiaApi", missing))));
        Assert.Null(CliCommand.MissingLibrary(new InvalidOperationException("other", missing)));
        Assert.Null(CliCommand.MissingLibrary(new TypeInitializationException("SKObject", null)));
    }

    // What the host of the command expects beside it; a file that is listed and absent would end it before its first line.
    private static IEnumerable<string> Listed(string deps)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(deps));
        return [.. document.RootElement.GetProperty("targets").EnumerateObject().SelectMany(target => target.Value.EnumerateObject())
            .Where(library => library.Value.TryGetProperty("runtimeTargets", out _))
            .SelectMany(library => library.Value.GetProperty("runtimeTargets").EnumerateObject())
            .Where(file => file.Value.GetProperty("assetType").GetString() == "native")
            .Select(file => file.Name)
            .Order(StringComparer.Ordinal)];
    }
}
