using NeuralGlasses.Apps;
using NeuralGlasses.Hosting;
using NeuralGlasses.Settings;
using NeuralGlasses.Testing;

namespace NeuralGlasses.Cli.Checking;

/// <summary>Looks for what is wrong with an app.</summary>
internal static class ValidateVerb
{
    public static int Execute(string app, TextWriter output)
    {
        var findings = new List<Finding>();
        if (!Directory.Exists(app) && !File.Exists(app))
            throw new SettingsException($"There is neither a folder nor a package '{app}'; build the app, and give its folder.");
        Look(app, findings, line => output.WriteLine($"note: {line}"));
        foreach (Finding finding in findings.Distinct())
            output.WriteLine(finding);
        output.WriteLine(findings.Count == 0 ? "nothing is wrong with it" : $"{findings.Distinct().Count()} findings");
        return findings.Count == 0 ? 0 : CliCommand.Findings;
    }

    private static void Look(string app, List<Finding> findings, Action<string> note)
    {
        AppManifest manifest;
        AppSource source;
        try
        {
            source = AppSource.Open(app);
        }
        catch (SettingsException error) when (AppSource.IsPackage(app))
        {
            findings.Add(new Finding("package", error.Message, "hardware-spec/app-protocol.md"));
            return;
        }

        using (source)
        {
            if (!File.Exists(Path.Combine(source.Folder, AppManifest.FileName)))
                throw new SettingsException($"{app} has no {AppManifest.FileName}, expected the manifest of an app; give the folder that the app was built into.");
            try
            {
                manifest = AppFolder.Read(source.Folder);
            }
            catch (SettingsException error)
            {
                findings.Add(new Finding("manifest", error.Message, "hardware-spec/app-protocol.md"));
                return;
            }

            findings.AddRange(AssemblyReading.Check(source.Folder, manifest));
            if (findings.Count > 0)
                return;
            var notes = new List<string>();
            foreach (string profile in VirtualGlassesFixture.Profiles)
                findings.AddRange(WornCheck.Check(source.Folder, profile, notes.Add));
            if (notes.Count(line => line.Contains("not looked at", StringComparison.Ordinal)) == VirtualGlassesFixture.Profiles.Count)
                findings.Add(new Finding("hardware", "It runs on no glasses that are known, expected one at least; make parts optional that it can do without.", "hardware-spec/app-protocol.md"));
            notes.ForEach(note);
        }
    }
}
