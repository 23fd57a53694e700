using System.Text.RegularExpressions;
using NeuralGlasses.Apps;
using NeuralGlasses.Settings;

namespace NeuralGlasses.Cli;

/// <summary>Makes an app out of the template that comes with this program.</summary>
internal static partial class NewVerb
{
    private const string Prefix = "template:";

    // The word of the template that stands for the name, and the same in the small letters of an id.
    private const string NameWord = "GlassesAppName";
    private const string IdWord = "glassesappname";
    private const string TitleWord = "AppTitle";

    public static int Execute(string name, string? folder, TextWriter output)
    {
        if (!NameForm().IsMatch(name))
            throw new SettingsException($"'{name}' is no name of an app, expected a capital letter and then letters and digits, at most 32, such as Tally.");
        string target = folder ?? name;
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
            throw new SettingsException($"'{target}' is there already, expected a folder that is new or empty; choose another with --folder.");
        foreach ((string path, string text) in Files(name))
        {
            string file = Path.Combine(target, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        output.WriteLine($"{target} holds the app {name} and its tests. Next:");
        output.WriteLine($"  cd {target}");
        output.WriteLine("  dotnet test");
        output.WriteLine($"  neuralglasses run {name}");
        return 0;
    }

    /// <summary>The files of an app with a name, by their paths.</summary>
    internal static IEnumerable<(string Path, string Text)> Files(string name)
    {
        foreach (string resource in typeof(NewVerb).Assembly.GetManifestResourceNames().Where(each => each.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(typeof(NewVerb).Assembly.GetManifestResourceStream(resource)!);
            yield return (Put(resource[Prefix.Length..], name), Put(reader.ReadToEnd(), name));
        }
    }

    private static string Put(string text, string name) => text
        .Replace(NameWord, name, StringComparison.Ordinal)
        .Replace(IdWord, name.ToLowerInvariant(), StringComparison.Ordinal)
        .Replace(TitleWord, name[..Math.Min(name.Length, AppManifest.MostTitleLength)], StringComparison.Ordinal);

    [GeneratedRegex(@"\A[A-Z][A-Za-z0-9]{0,31}\z")]
    private static partial Regex NameForm();
}
