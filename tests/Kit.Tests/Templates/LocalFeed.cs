namespace NeuralGlasses.Kit.Tests.Templates;

// The packages of this build as a feed for one project, beside those that the build has fetched already: nothing here asks the network.
public sealed class LocalFeed : IDisposable
{
    private static readonly string[] Packages = ["firmware/Contract/Contract", "sdk/NeuralGlasses/NeuralGlasses", "sdk/NeuralGlasses.Skia/NeuralGlasses.Skia", "simulator/Glasses/Simulator.Glasses", "sdk/NeuralGlasses.Testing/NeuralGlasses.Testing"];

    public LocalFeed()
    {
        string feed = Directory.CreateDirectory(Path.Combine(Folder, "feed")).FullName;
        string projects = string.Join(';', Packages.Select(package => Path.Combine(Built.Repository, package + ".csproj")));
        File.WriteAllText(Path.Combine(Folder, "pack.proj"), $"""
            <Project>
              <Target Name="Pack">
                <MSBuild Projects="{projects}" Targets="Pack" Properties="NoBuild=true;Configuration={Built.Configuration};PackageOutputPath={feed}" />
              </Target>
            </Project>
            """);
        DotNet.Run(Folder, "msbuild", "pack.proj", "-t:Pack", "-nologo", "-v:q");
        File.WriteAllText(Path.Combine(Folder, "NuGet.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><clear /><add key="feed" value="feed" /></packageSources>
              <fallbackPackageFolders><clear /><add key="fetched" value="{Built.PackageRoot}" /></fallbackPackageFolders>
            </configuration>
            """);
    }

    public string Folder { get; } = Built.NewFolder();

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
