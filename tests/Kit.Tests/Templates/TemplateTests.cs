using System.Xml.Linq;
using NeuralGlasses.Kit.Tests.Cli;
using Xunit;

namespace NeuralGlasses.Kit.Tests.Templates;

public sealed class TemplateTests(LocalFeed feed) : IClassFixture<LocalFeed>
{
    private const string Template = "sdk/Templates/neuralglasses-app";

    [Fact]
    public void The_template_makes_an_app_that_builds_passes_its_tests_validates_and_runs()
    {
        string hive = Path.Combine(feed.Folder, "hive");
        DotNet.Run(feed.Folder, "new", "install", Path.Combine(Built.Repository, Template), "--debug:custom-hive", hive);
        DotNet.Run(feed.Folder, "new", "neuralglasses-app", "-n", "StepsOfMyLongDay", "--debug:custom-hive", hive);
        string made = Path.Combine(feed.Folder, "StepsOfMyLongDay");

        // Both ways to make an app give the same files.
        Assert.Equal(0, CommandLine.Run("new", "StepsOfMyLongDay", "--folder", Path.Combine(feed.Folder, "other")).Code);
        Assert.Equal(Files(Path.Combine(feed.Folder, "other")), Files(made));

        string output = DotNet.Run(made, "test", "-nologo", "-p:UseSharedCompilation=false");
        Assert.Contains("Failed:     0, Passed:     7", output, StringComparison.Ordinal);

        (int code, string findings, _) = CommandLine.Run("validate", Path.Combine(made, "StepsOfMyLongDay"));
        Assert.True(code == 0, findings);
        string script = Path.Combine(feed.Folder, "script.txt");
        File.WriteAllText(script, "select\nselect\nselect\n");
        Assert.Contains("    2\n", CommandLine.Run("run", Path.Combine(made, "StepsOfMyLongDay"), "--script", script).Out, StringComparison.Ordinal);

        // Virtual glasses in what is delivered are refused, and a project of tests says that it means it.
        string tests = Path.Combine(made, "StepsOfMyLongDay.Tests");
        (int refused, string why) = DotNet.Try(tests, "build", "-c", "Release", "-nologo", "-p:NeuralGlassesTestingInRelease=", "-p:UseSharedCompilation=false");
        Assert.NotEqual(0, refused);
        Assert.Contains("error NG0001: StepsOfMyLongDay.Tests is built for Release and references NeuralGlasses.Testing", why, StringComparison.Ordinal);
        DotNet.Run(tests, "build", "-c", "Release", "-nologo", "-p:UseSharedCompilation=false");
    }

    [Fact]
    public void The_packages_that_the_template_asks_for_are_those_of_this_repository()
    {
        Dictionary<string, string> central = XDocument.Load(Path.Combine(Built.Repository, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(package => (string)package.Attribute("Include")!, package => (string)package.Attribute("Version")!);
        var asked =
            from project in Directory.EnumerateFiles(Path.Combine(Built.Repository, Template), "*.csproj", SearchOption.AllDirectories)
            from package in XDocument.Load(project).Descendants("PackageReference")
            select (Name: (string)package.Attribute("Include")!, Version: (string)package.Attribute("Version")!);
        Assert.All(asked, package => Assert.Equal(central.GetValueOrDefault(package.Name, "1.0.0"), package.Version));
    }

    [Theory]
    [InlineData("steps", "is no name of an app")]
    [InlineData("My App", "is no name of an app")]
    [InlineData("../Steps", "is no name of an app")]
    public void A_name_that_is_no_name_of_a_class_is_refused(string name, string words)
    {
        (int code, _, string error) = CommandLine.Run("new", name, "--folder", Path.Combine(feed.Folder, "refused"));
        Assert.Equal(2, code);
        Assert.Contains(words, error, StringComparison.Ordinal);
        Assert.Contains("is there already", CommandLine.Run("new", "Steps", "--folder", feed.Folder).Error, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllText);
}
