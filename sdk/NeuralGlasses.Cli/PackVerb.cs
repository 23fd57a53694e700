using System.Globalization;
using NeuralGlasses.Hosting.Packages;
using NeuralGlasses.Settings;

namespace NeuralGlasses.Cli;

/// <summary>Makes one file of an app.</summary>
internal static class PackVerb
{
    public static int Execute(string app, string file, TextWriter output)
    {
        if (!file.EndsWith(AppPackage.Extension, StringComparison.Ordinal))
            throw new SettingsException($"--output is '{file}', expected a name that ends in {AppPackage.Extension}.");
        if (AppSource.IsPackage(app))
            throw new SettingsException($"'{app}' is a file, expected the folder of an app; a package is packed already.");
        using AppSource source = AppSource.Open(app);
        using var package = new MemoryStream();
        AppPackage.Pack(source.Folder, package);

        // A package that is there stays as it was until the new one is whole.
        string part = file + ".part";
        File.WriteAllBytes(part, package.ToArray());
        File.Move(part, file, overwrite: true);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {package.Length} bytes"));
        return 0;
    }
}
